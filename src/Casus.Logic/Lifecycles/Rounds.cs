namespace Casus.Logic;

/// <summary>The walks of a dossier's commitments, repeated until they rest where they bear on one another.</summary>
/// <remarks>
/// Every round begins with the courses that the round before it found, the first one with none, so that where it comes to rest hangs on nothing but the
/// dossier. A round looks only at what those courses can have moved; and the rounds of a revision only at what is not as in the same round of the evaluation
/// that is revised.
/// </remarks>
/// <param name="All">In order; one alone where nothing bears on itself.</param>
/// <param name="Final">The standings that hold: the last round, or one that takes what came to no rest as unknown.</param>
internal sealed record Rounds(IReadOnlyList<Standings> All, Standings Final)
{
    private const int Most = 48;

    public static Rounds Of(Scope scope, Rounds? earlier, Revision? revision)
    {
        var bearing = scope.Bearing;
        if (bearing.Circular.Count == 0)
        {
            var only = new Standings(scope, null, false, earlier?.Final, revision);
            return new([only], only);
        }

        var circular = scope.Commitments.FindAll(c => bearing.IsCircular(c.Id));
        var assumed = new Dictionary<string, Standing>(StringComparer.Ordinal);
        var all = new List<Standings>();
        List<string> moved = [];
        while (all.Count < Most)
        {
            // Past its last round the earlier evaluation would have repeated it.
            var (under, change) = earlier is not null && revision is not null ? (earlier.All[Math.Min(all.Count, earlier.All.Count - 1)], revision)
                : all.Count > 0 ? (all[^1], new Revision([], bearing.Above(moved)))
                : ((Standings?)null, (Revision?)null);
            var standings = new Standings(scope, assumed, false, under, change);
            all.Add(standings);
            var found = new Dictionary<string, Standing>(circular.Count, StringComparer.Ordinal);
            moved = [];
            foreach (var commitment in circular)
            {
                var standing = standings.Walk(commitment);
                found.Add(commitment.Id, standing);
                if (!Standing.IsSameCourse(standing, assumed.GetValueOrDefault(commitment.Id)))
                {
                    moved.Add(commitment.Id);
                }
            }

            if (moved.Count == 0)
            {
                return new(all, standings);
            }

            assumed = found;
        }

        return new(all, new(scope, assumed, true, earlier?.IsAtRest == false ? earlier.Final : null, revision));
    }

    private bool IsAtRest => ReferenceEquals(All[^1], Final);

    /// <summary>Lets go of what these were made from.</summary>
    public void Settle()
    {
        foreach (var round in All)
        {
            round.Settle();
        }

        Final.Settle();
    }
}
