namespace Casus.Web;

/// <summary>Items that say the same of different parties, shown as one row that opens.</summary>
/// <param name="Items">One or more, in the dossier's order.</param>
public sealed record Fold<T>(IReadOnlyList<T> Items)
{
    public T First => Items[0];

    public bool IsFolded => Items.Count >= Fold.Least;
}

/// <summary>Makes folds.</summary>
public static class Fold
{
    /// <summary>Fewer than this many alike items are shown one by one.</summary>
    public const int Least = 3;

    /// <summary>Folds items with equal keys, each fold at the place of its first item; a null key folds with nothing.</summary>
    public static IReadOnlyList<Fold<T>> All<T, TKey>(IEnumerable<T> items, Func<T, TKey?> key)
        where TKey : class
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(key);
        var places = new Dictionary<TKey, List<T>>();
        var folds = new List<List<T>>();
        foreach (var item in items)
        {
            if (key(item) is not { } k)
            {
                folds.Add([item]);
            }
            else if (places.TryGetValue(k, out var fold))
            {
                fold.Add(item);
            }
            else
            {
                folds.Add(places[k] = [item]);
            }
        }

        // Two alike are no crowd: they stand apart, side by side.
        return [.. folds.SelectMany(f => f.Count >= Least ? [new Fold<T>(f)] : f.Select(i => new Fold<T>([i])))];
    }
}
