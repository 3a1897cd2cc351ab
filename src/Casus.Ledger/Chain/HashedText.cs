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
        var moment = time.ToDateTimeOffset().UtcDateTime;
        target[0] = (byte)'"';
        Digits(target[1..5], moment.Year);
        target[5] = (byte)'-';
        Digits(target[6..8], moment.Month);
        target[8] = (byte)'-';
        Digits(target[9..11], moment.Day);
        target[11] = (byte)'T';
        Digits(target[12..14], moment.Hour);
        target[14] = (byte)':';
        Digits(target[15..17], moment.Minute);
        target[17] = (byte)':';
        Digits(target[18..20], moment.Second);
        var length = 20;
        if ((int)(moment.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond) is > 0 and var fraction)
        {
            target[20] = (byte)'.';
            Digits(target[21..27], fraction);
            for (length = 27; target[length - 1] == '0'; length--)
            {
            }
        }

        target[length] = (byte)'Z';
        target[length + 1] = (byte)'"';
        _text.Advance(length + 2);
        return this;
    }

    private static void Digits(System.Span<byte> target, int number)
    {
        for (var i = target.Length - 1; i >= 0; i--, number /= 10)
        {
            target[i] = (byte)('0' + (number % 10));
        }
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
