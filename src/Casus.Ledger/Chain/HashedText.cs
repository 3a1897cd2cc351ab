using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Builds canonical JSON in one buffer that is used again, and hashes it. Not for several threads at once.</summary>
/// <remarks>
/// Keys are given in canonical order; <see cref="Key"/> writes the comma. The buffer is its own: verify writes some sixty parts a statement, and a call through an interface for each took
/// longer than the hash.
/// </remarks>
internal sealed class HashedText : IBufferWriter<byte>
{
    // One a thread, kept: to begin a hash anew costs as much as to hash two hundred bytes.
    [ThreadStatic]
    private static IncrementalHash? _sha256;

    private byte[] _text = new byte[4096];
    private int _length;
    private Instant _formatted = Instant.Max;
    private readonly byte[] _time = new byte[32];
    private int _timeLength;

    /// <summary>How much is written; less than that takes the end away.</summary>
    public int Length
    {
        get => _length;
        set => _length = value;
    }

    public ReadOnlySpan<byte> Written => _text.AsSpan(0, _length);

    public HashedText Open()
    {
        _text[0] = (byte)'{';
        _length = 1;
        return this;
    }

    public HashedText Key(ReadOnlySpan<byte> key)
    {
        var target = GetSpan(key.Length + 4);
        var at = 0;
        if (_length > 1)
        {
            target[at++] = (byte)',';
        }

        target[at++] = (byte)'"';
        key.CopyTo(target[at..]);
        at += key.Length;
        target[at++] = (byte)'"';
        target[at++] = (byte)':';
        _length += at;
        return this;
    }

    public HashedText Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAny(CanonicalString.Escaped))
        {
            CanonicalString.Write(utf8, this);
            return this;
        }

        var target = GetSpan(utf8.Length + 2);
        target[0] = (byte)'"';
        utf8.CopyTo(target[1..]);
        target[utf8.Length + 1] = (byte)'"';
        _length += utf8.Length + 2;
        return this;
    }

    public HashedText Text(string? text)
    {
        if (text is null)
        {
            return Null();
        }

        var target = GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);
        var length = Encoding.UTF8.GetBytes(text, target[1..]);
        if (target.Slice(1, length).ContainsAny(CanonicalString.Escaped))
        {
            CanonicalString.Write(text, this);
            return this;
        }

        target[0] = (byte)'"';
        target[length + 1] = (byte)'"';
        _length += length + 2;
        return this;
    }

    public HashedText Null() => Raw("null"u8);

    public HashedText Hex(ReadOnlySpan<byte> bytes)
    {
        var target = GetSpan((bytes.Length * 2) + 2);
        target[0] = (byte)'"';
        Convert.TryToHexStringLower(bytes, target[1..], out var written);
        target[written + 1] = (byte)'"';
        _length += written + 2;
        return this;
    }

    /// <summary>A whole number; those of the ledger are far below 2^53.</summary>
    public HashedText Number(long number)
    {
        number.TryFormat(GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>As <see cref="Instant.ToString"/> writes it.</summary>
    public HashedText Time(Instant time)
    {
        // An entry's two times are mostly one.
        if (time != _formatted || _timeLength == 0)
        {
            (_formatted, _timeLength) = (time, Format(time, _time));
        }

        return Raw(_time.AsSpan(0, _timeLength));
    }

    /// <summary>JSON that is canonical already.</summary>
    public HashedText Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(GetSpan(json.Length));
        _length += json.Length;
        return this;
    }

    public HashedText Close() => Raw("}"u8);

    public void Hash(System.Span<byte> hash)
    {
        var sha256 = _sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData(Written);
        sha256.GetHashAndReset(hash);
    }

    public byte[] ToHash() => SHA256.HashData(Written);

    public byte[] ToArray() => Written.ToArray();

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _text.AsMemory(_length);
    }

    public System.Span<byte> GetSpan(int sizeHint = 0)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_text.Length - _length < wanted)
        {
            Array.Resize(ref _text, checked((int)Math.Max(Math.Min(_text.Length * 2L, Array.MaxLength), (long)_length + wanted)));
        }

        return _text.AsSpan(_length);
    }

    private static int Format(Instant time, System.Span<byte> target)
    {
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
        return length + 2;
    }

    private static void Digits(System.Span<byte> target, int number)
    {
        for (var i = target.Length - 1; i >= 0; i--, number /= 10)
        {
            target[i] = (byte)('0' + (number % 10));
        }
    }
}
