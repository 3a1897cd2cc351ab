namespace Casus.Model;

/// <summary>Which ids of actors, or of statements, are another name of which. Immutable.</summary>
public sealed class MergedNames
{
    public static readonly MergedNames None = new([]);

    private readonly Dictionary<string, string> _into;

    private MergedNames(Dictionary<string, string> into) => _into = into;

    public bool IsEmpty => _into.Count == 0;

    /// <summary>A merge into what another merge takes away goes on to where that leads; of a circle each name leads to the ordinally first.</summary>
    /// <param name="merges">Those that count.</param>
    public static MergedNames From(IEnumerable<Merge> merges, MergeOf of)
    {
        ArgumentNullException.ThrowIfNull(merges);
        var into = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var merge in merges.Where(merge => merge.Of == of))
        {
            foreach (var name in merge.Same.Where(name => name != merge.Into))
            {
                into[name] = merge.Into;
            }
        }

        return into.Count == 0 ? None : new MergedNames(into.Keys.ToDictionary(name => name, name => End(into, name), StringComparer.Ordinal));
    }

    /// <summary>The name that stays; a name that nothing takes away is its own.</summary>
    public string Of(string name) => _into.GetValueOrDefault(name, name);

    /// <summary>All the names of what a name stands for, itself among them.</summary>
    public IEnumerable<string> All(string name)
    {
        var kept = Of(name);
        return _into.Where(pair => pair.Value == kept).Select(pair => pair.Key).Append(kept).Append(name).Distinct(StringComparer.Ordinal);
    }

    /// <summary>True when every name leads to the same in both.</summary>
    public bool SameAs(MergedNames other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _into.Count == other._into.Count && _into.All(pair => other._into.GetValueOrDefault(pair.Key) == pair.Value);
    }

    private static string End(Dictionary<string, string> into, string name)
    {
        var seen = new List<string> { name };
        while (into.TryGetValue(name, out var next))
        {
            var circle = seen.IndexOf(next);
            if (circle >= 0)
            {
                return seen.Skip(circle).Min(StringComparer.Ordinal)!;
            }

            seen.Add(name = next);
        }

        return name;
    }
}
