using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Builds canonical JSON in one buffer that is used again, and hashes it. Not for several threads at once.</summary>
/// <remarks>Keys are given in canonical order; <see cref="Key"/> writes the comma.</remarks>
internal sealed class HashedText
{
    private readonly ArrayBufferWriter<byte> _text = new(2048);

    public ReadOnlySpan<byte> Written => _text.WrittenSpan;

    public HashedText Open()
    {
        _text.ResetWrittenCount();
        _text.Write("{"u8);
        return this;
    }

    public HashedText Key(ReadOnlySpan<byte> key)
    {
        if (_text.WrittenCount > 1)
        {
            _text.Write(","u8);
        }

        _text.Write("\""u8);
        _text.Write(key);
        _text.Write("\":"u8);
        return this;
    }

    public HashedText Text(ReadOnlySpan<byte> utf8)
    {
        CanonicalString.Write(utf8, _text);
        return this;
    }

    public HashedText Text(string? text)
    {
        if (text is null)
        {
            return Null();
        }

        CanonicalString.Write(text, _text);
        return this;
    }

    public HashedText Null()
    {
        _text.Write("null"u8);
        return this;
    }

    public HashedText Hex(ReadOnlySpan<byte> bytes)
    {
        var target = _text.GetSpan((bytes.Length * 2) + 2);
        target[0] = (byte)'"';
        Convert.TryToHexStringLower(bytes, target[1..], out var written);
        target[written + 1] = (byte)'"';
        _text.Advance(written + 2);
        return this;
    }

    /// <summary>A whole number; those of the ledger are far below 2^53.</summary>
    public HashedText Number(long number)
    {
        number.TryFormat(_text.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        _text.Advance(written);
        return this;
    }

    /// <summary>As <see cref="Instant.ToString"/> writes it.</summary>
    public HashedText Time(Instant time)
    {
        var target = _text.GetSpan(32);
        target[0] = (byte)'"';
        time.ToDateTimeOffset().UtcDateTime.TryFormat(target[1..], out var written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        target[written + 1] = (byte)'"';
        _text.Advance(written + 2);
        return this;
    }

    /// <summary>JSON that is canonical already.</summary>
    public HashedText Raw(ReadOnlySpan<byte> json)
    {
        _text.Write(json);
        return this;
    }

    public HashedText Close()
    {
        _text.Write("}"u8);
        return this;
    }

    public void Hash(System.Span<byte> hash) => SHA256.HashData(_text.WrittenSpan, hash);

    public byte[] ToHash() => SHA256.HashData(_text.WrittenSpan);

    public byte[] ToArray() => _text.WrittenSpan.ToArray();
}
