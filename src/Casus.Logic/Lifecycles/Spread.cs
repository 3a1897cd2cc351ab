namespace Casus.Logic;

/// <summary>Makes standings from others, outwards from what happened: through propositions by their form, through a commitment only where its course is another.</summary>
/// <remarks>
/// Nearly everything hangs together by its form, since an open window bears on whatever asks about its matter; few windows open or close by one thing that happens.
/// So it goes step by step: each step is made from the one before and looks at what rests on the commitments that came to another course in that one. Within a round
/// nothing bears on itself, so the last step, after which no course differs, holds everywhere.
/// </remarks>
/// <param name="Steps">In order; the last one holds.</param>
/// <param name="Reached">Ids of what was looked at: all else stands, and is told, as it was.</param>
internal sealed record Spread(IReadOnlyList<Standings> Steps, HashSet<string> Reached)
{
    /// <param name="assumed">The courses by which those in circles are seen in this round.</param>
    /// <param name="unsettled">Those of them that come to no rest.</param>
    /// <param name="from">The same round of the evaluation that is revised, or the round before.</param>
    /// <param name="touched">Ids of what happened.</param>
    /// <param name="bearing">What rests on what, in the dossier or in one that holds more.</param>
    public static Spread Of(Scope scope, IReadOnlyDictionary<string, Standing> assumed, IReadOnlySet<string> unsettled, Standings from, HashSet<string> touched, Bearing bearing)
    {
        var seen = touched.Concat(Standings.AssumedOtherwise(scope, assumed, unsettled, from));
        if (!ReferenceEquals(scope.Bearing, from.Scope.Bearing))
        {
            // What stands in a circle may be other commitments than before: by the form alone.
            var all = bearing.Above(seen);
            return new([new(scope, assumed, unsettled, from, new(touched, all, []))], all);
        }

        var next = bearing.NextAbove(seen, []);
        next.UnionWith(touched);
        var reached = new HashSet<string>(next, StringComparer.Ordinal);
        var (steps, happened, moved) = (new List<Standings>(), touched, new HashSet<string>());
        while (true)
        {
            var step = new Standings(scope, assumed, unsettled, from, new(happened, next, moved));
            steps.Add(step);
            moved = [.. next.Where(id => IsOtherwise(id, step))];
            next = bearing.NextAbove(moved, next);
            if (next.Count == 0)
            {
                return new(steps, reached);
            }

            reached.UnionWith(next);
            (from, happened) = (step, []);
        }

        // Of one in a circle others see what is assumed, until it comes to no rest.
        bool IsOtherwise(string id, Standings step) =>
            bearing.LeadsOut(id, next) && (unsettled.Contains(id) || !scope.Bearing.IsCircular(id)) && !Standing.IsSameCourse(step.Find(id), from.Find(id));
    }
}
