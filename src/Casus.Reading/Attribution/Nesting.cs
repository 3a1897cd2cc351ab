namespace Casus.Reading;

/// <summary>Puts sayings in order and tells which stands in which.</summary>
internal static class Nesting
{
    /// <summary>Ordered by where they begin, an outer one before what stands in it; <see cref="Saying.Within"/> names the innermost around each.</summary>
    public static List<Saying> Order(IEnumerable<Saying> sayings)
    {
        var ordered = sayings.OrderBy(s => s.First).ThenBy(OpensWithItsSource).ThenBy(s => s.Cue.Count > 0 ? s.Cue[0].First : s.Content[0].First).ThenByDescending(s => s.Content[^1].End).ToList();
        var open = new List<int>();
        for (var i = 0; i < ordered.Count; i++)
        {
            var saying = ordered[i];
            open.RemoveAll(outer => ordered[outer].Content[^1].End <= saying.First);
            var outer = open.FindLast(outer => Holds(ordered[outer], saying));
            ordered[i] = saying with { Within = open.Count > 0 && Holds(ordered[outer], saying) ? outer : -1 };
            open.Add(i);
        }

        return ordered;
    }

    // “The ministers met, the release said”: what is reported begins where the words of the report do, and comes after it.
    private static bool OpensWithItsSource(Saying saying) => saying.Source.Count > 0 && saying.Source[0].First == saying.First;

    private static bool Holds(Saying outer, Saying inner) =>
        inner.Content.All(part => outer.Content.Any(whole => whole.First <= part.First && part.End <= whole.End))
        && (inner.Cue.Count == 0 || outer.Content.Any(whole => whole.First <= inner.Cue[0].First && inner.Cue[0].End <= whole.End));
}
