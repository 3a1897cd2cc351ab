namespace Casus.Web;

/// <summary>What was worked out is kept; when it weighs too much, what was used longest ago goes. Asked for by many at once, it is worked out once.</summary>
internal sealed class Kept<TKey, TValue>(long most, Func<TValue, long> weigh)
    where TKey : notnull
{
    private readonly Lock _lock = new();

    private readonly Dictionary<TKey, LinkedListNode<Item>> _items = [];

    // The most lately used first.
    private readonly LinkedList<Item> _order = [];

    private long _weight;

    /// <summary>The value of a key, made where it is not kept; a failure is not kept.</summary>
    public TValue Take(TKey key, Func<TValue> make)
    {
        LinkedListNode<Item>? node;
        lock (_lock)
        {
            if (_items.TryGetValue(key, out node))
            {
                _order.Remove(node);
            }
            else
            {
                _items[key] = node = new(new(key, new(make)));
            }

            _order.AddFirst(node);
        }

        try
        {
            var value = node.Value.Made.Value;
            Weigh(node, value);
            return value;
        }
        catch
        {
            lock (_lock)
            {
                Drop(node);
            }

            throw;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
            _order.Clear();
            _weight = 0;
        }
    }

    private void Weigh(LinkedListNode<Item> node, TValue value)
    {
        lock (_lock)
        {
            if (node.Value.Weight > 0 || node.List is null)
            {
                return;
            }

            node.Value.Weight = Math.Max(1, weigh(value));
            _weight += node.Value.Weight;
            for (var last = _order.Last; _weight > most && last is not null && last != _order.First;)
            {
                var before = last.Previous;
                if (last.Value.Weight > 0)
                {
                    Drop(last);
                }

                last = before;
            }
        }
    }

    private void Drop(LinkedListNode<Item> node)
    {
        if (node.List is null)
        {
            return;
        }

        _order.Remove(node);
        _items.Remove(node.Value.Key);
        _weight -= node.Value.Weight;
    }

    private sealed class Item(TKey key, Lazy<TValue> made)
    {
        public TKey Key { get; } = key;

        public Lazy<TValue> Made { get; } = made;

        /// <summary>0 until it is made.</summary>
        public long Weight { get; set; }
    }
}
