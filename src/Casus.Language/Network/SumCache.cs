namespace Casus.Language;

/// <summary>
/// A worker's bounded store of ready-made sums by a token's own features: the mixer's output and its three contributions to the first layer's windows. Full, it gives up
/// what was not asked for since the hand last came by.
/// </summary>
internal sealed unsafe class SumCache(int capacity, int entryLength)
{
    private const int BlockEntries = 256;

    private readonly NativeFloats?[] _blocks = new NativeFloats?[(capacity + BlockEntries - 1) / BlockEntries];
    private readonly (Form? Form, int Place)[] _owners = new (Form?, int)[capacity];
    private readonly int[] _pinned = new int[capacity];
    private readonly bool[] _asked = new bool[capacity];
    private int _used;
    private int _hand;
    private int _round;

    public int Capacity => capacity;

    public long Misses { get; private set; }

    /// <summary>From here on, entries asked for are not given up until the next round.</summary>
    public void BeginRound() => _round++;

    public float* At(int slot) => _blocks[slot / BlockEntries]!.Pointer + ((long)(slot % BlockEntries) * entryLength);

    /// <summary>The slot of a form's sums; when <paramref name="isNew"/>, the caller fills it.</summary>
    /// <param name="place">Which of the form's slots.</param>
    public int Slot(Form form, int place, out bool isNew)
    {
        var slot = form.Slots[place];
        isNew = slot < 0;
        if (isNew)
        {
            slot = Free();
            Misses++;
            _owners[slot] = (form, place);
            form.Slots[place] = slot;
        }

        _asked[slot] = true;
        _pinned[slot] = _round;
        return slot;
    }

    private int Free()
    {
        if (_used < capacity)
        {
            _blocks[_used / BlockEntries] ??= new((long)BlockEntries * entryLength);
            return _used++;
        }

        while (true)
        {
            _hand = _hand + 1 < capacity ? _hand + 1 : 0;
            if (_pinned[_hand] == _round)
            {
                continue;
            }

            if (_asked[_hand])
            {
                _asked[_hand] = false;
                continue;
            }

            var (form, place) = _owners[_hand];
            form!.Slots[place] = -1;
            return _hand;
        }
    }
}
