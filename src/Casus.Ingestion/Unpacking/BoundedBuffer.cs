namespace Casus.Ingestion;

/// <summary>Bytes gathered up to a limit; never holds more than the limit, whatever is offered.</summary>
internal sealed class BoundedBuffer
{
    private readonly int _limit;
    private byte[] _bytes;

    /// <param name="limit">Bytes; at most <see cref="Array.MaxLength"/>.</param>
    public BoundedBuffer(long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, Array.MaxLength);
        _limit = (int)limit;
        _bytes = new byte[Math.Min(_limit, 16 * 1024)];
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Length == _bytes.Length ? _bytes : Written.ToArray();

    /// <summary>False when the limit would be passed; then nothing is added.</summary>
    public bool TryAdd(byte value)
    {
        if (!TryRoom(1))
        {
            return false;
        }

        _bytes[Length++] = value;
        return true;
    }

    public bool TryAdd(ReadOnlySpan<byte> values)
    {
        if (!TryRoom(values.Length))
        {
            return false;
        }

        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
        return true;
    }

    /// <summary>Repeats <paramref name="count"/> bytes from <paramref name="distance"/> back; they may overlap what is being written.</summary>
    public bool TryRepeat(int distance, int count)
    {
        if (!TryRoom(count))
        {
            return false;
        }

        if (distance >= count)
        {
            _bytes.AsSpan(Length - distance, count).CopyTo(_bytes.AsSpan(Length));
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                _bytes[Length + i] = _bytes[Length + i - distance];
            }
        }

        Length += count;
        return true;
    }

    private bool TryRoom(int count)
    {
        if (count > _limit - Length)
        {
            return false;
        }

        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(_limit, Math.Max((long)_bytes.Length * 2, Length + count)));
        }

        return true;
    }
}
