namespace Casus.Reading;

/// <summary>Names of states, peoples, places and bodies, found in a text at an offset, the longest first.</summary>
/// <remarks>A capital of the name must be one in the text; a name in capitals (WHO, US) is found in capitals alone.</remarks>
internal sealed class NameTable
{
    private readonly Dictionary<int, List<Entry>> _buckets = [];
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private sealed record Entry(string Name, List<NamedActor> Actors);

    public void Add(string name, NamedActor actor)
    {
        if (name.Length < 2)
        {
            return;
        }

        if (!_entries.TryGetValue(name, out var entry))
        {
            _entries[name] = entry = new(name, []);
            if (!_buckets.TryGetValue(Bucket(name, 0), out var bucket))
            {
                _buckets[Bucket(name, 0)] = bucket = [];
            }

            var at = bucket.FindIndex(e => e.Name.Length < name.Length);
            bucket.Insert(at < 0 ? bucket.Count : at, entry);
        }

        if (!entry.Actors.Exists(a => a.Actor == actor.Actor && a.Sense == actor.Sense))
        {
            entry.Actors.Add(actor);
        }
    }

    /// <summary>The longest name that stands at an offset, as a whole word.</summary>
    /// <returns>The senses of the name, and its length in UTF-16 units; null when none stands there.</returns>
    public (IReadOnlyList<NamedActor> Actors, int Length)? At(string text, int start)
    {
        if (start + 1 >= text.Length || !_buckets.TryGetValue(Bucket(text, start), out var bucket))
        {
            return null;
        }

        foreach (var entry in bucket)
        {
            if (Stands(entry.Name, text, start))
            {
                return (entry.Actors, entry.Name.Length);
            }
        }

        return null;
    }

    /// <summary>The senses of a whole name, or none.</summary>
    public IReadOnlyList<NamedActor> Of(string name) => _entries.TryGetValue(name, out var entry) ? entry.Actors : [];

    private static bool Stands(string name, string text, int start)
    {
        var end = start + name.Length;
        if (end > text.Length || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            var (n, t) = (name[i], text[start + i]);
            if (n != t && !(n == '\'' && t == '’') && !(char.IsLower(n) && char.ToLowerInvariant(t) == n))
            {
                return false;
            }
        }

        return true;
    }

    private static int Bucket(string text, int start) => (char.ToLowerInvariant(text[start]) << 16) | char.ToLowerInvariant(text[start + 1]);
}
