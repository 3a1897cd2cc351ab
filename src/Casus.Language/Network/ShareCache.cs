namespace Casus.Language;

/// <summary>What the values of one feature add to the mixer's sums, by value; bounded: full, it begins anew.</summary>
/// <param name="entryLength">Numbers a value.</param>
internal sealed unsafe class ShareCache(int entryLength) : IDisposable
{
    /// <summary>News of a million words has some 4,000 suffixes and fewer prefixes and shapes.</summary>
    private const int Capacity = 8192;

    private const int BlockEntries = 128;

    private readonly Dictionary<ulong, int> _slots = [];
    private readonly NativeFloats?[] _blocks = new NativeFloats?[Capacity / BlockEntries];

    /// <summary>Sees to it that so many new values find room; what was known before may be forgotten, so no entry of before may be looked at any more.</summary>
    public void MakeRoom(int count)
    {
        if (_slots.Count + count > Capacity)
        {
            _slots.Clear();
        }
    }

    /// <summary>The entry of a value; when <paramref name="isNew"/>, the caller fills it. It stays where it is until room is made.</summary>
    public float* Entry(ulong value, out bool isNew)
    {
        isNew = !_slots.TryGetValue(value, out var slot);
        if (isNew)
        {
            _slots.Add(value, slot = _slots.Count);
        }

        var block = _blocks[slot / BlockEntries] ??= new((long)BlockEntries * entryLength);
        return block.Pointer + ((long)(slot % BlockEntries) * entryLength);
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            block?.Dispose();
        }
    }
}
