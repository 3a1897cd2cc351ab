namespace Casus.Logic;

/// <summary>A dictionary that another can be made from at the cost of what differs: what was known when it was made is shared, and each adds to its own.</summary>
internal sealed class Layered<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    /// <summary>The own part may be a quarter of what is shared, and always this large, before the two become one.</summary>
    private const int Least = 64;

    private Dictionary<TKey, TValue> _shared; // never written to once a second one has it
    private Dictionary<TKey, TValue?> _own; // null: not here, though it is shared
    private bool _isShared;

    public Layered(IEqualityComparer<TKey> comparer) => (_shared, _own) = (new(comparer), new(comparer));

    /// <summary>One that holds the same, for now.</summary>
    public Layered(Layered<TKey, TValue> other)
    {
        if (!other._isShared || other._own.Count > Math.Max(Least, other._shared.Count / 4))
        {
            other.Merge();
        }

        other._isShared = _isShared = true;
        (_shared, _own) = (other._shared, new(other._own, other._own.Comparer));
    }

    public IEnumerable<TValue> Values => _own.Count == 0
        ? _shared.Values
        : _shared.Where(e => !_own.ContainsKey(e.Key)).Select(e => e.Value).Concat(_own.Values.OfType<TValue>());

    public TValue? Find(TKey key) => _own.Count > 0 && _own.TryGetValue(key, out var own) ? own : _shared.GetValueOrDefault(key);

    public TValue Set(TKey key, TValue value)
    {
        if (_isShared)
        {
            _own[key] = value;
        }
        else
        {
            _shared[key] = value;
        }

        return value;
    }

    public void Remove(TKey key)
    {
        if (!_isShared)
        {
            _shared.Remove(key);
        }
        else if (_shared.ContainsKey(key))
        {
            _own[key] = null;
        }
        else
        {
            _own.Remove(key);
        }
    }

    // What others have shared so far stays theirs.
    private void Merge()
    {
        if (_own.Count == 0)
        {
            return;
        }

        var merged = new Dictionary<TKey, TValue>(_shared, _shared.Comparer);
        foreach (var (key, value) in _own)
        {
            if (value is null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value;
            }
        }

        (_shared, _own, _isShared) = (merged, new(_own.Comparer), false);
    }
}
