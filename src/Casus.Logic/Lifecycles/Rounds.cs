namespace Casus.Logic;

/// <summary>The walks of a dossier's commitments, repeated until they rest where they bear on one another.</summary>
/// <remarks>
/// Every round begins with the courses that the round before it found, the first one with none, so that where it comes to rest hangs on nothing but the
/// dossier. A round looks only at what those courses can have moved; and the rounds of a revision only at what is not as in the same round of the evaluation
/// that is revised.
/// </remarks>
/// <param name="All">In order; one alone where nothing bears on itself.</param>
/// <param name="Final">The standings that hold: the last round, or one that takes what came to no rest as unknown.</param>
/// <param name="Reached">Ids of what may stand, or be told, otherwise than in the evaluation that is revised; null where none is.</param>
/// <param name="IsFromFinal">True when these were made from the final standings of that one, so that what was not reached is the same object.</param>
internal sealed record Rounds(IReadOnlyList<Standings> All, Standings Final, HashSet<string>? Reached, bool IsFromFinal)
{
    private const int Most = 48;

    private readonly List<Standings> _made = [];

    /// <param name="touched">Ids of what happened since the evaluation that is revised.</param>
    /// <param name="whole">What rests on what, in the dossier or in one that holds more.</param>
    public static Rounds Of(Scope scope, Rounds? earlier, HashSet<string> touched, Bearing whole)
    {
        var made = new List<Standings>();
        var (bearing, none) = (scope.Bearing, new Dictionary<string, Standing>(StringComparer.Ordinal));
        if (bearing.Circular.Count == 0)
        {
            var (only, reached) = Made(none, false, earlier?.Final, touched);
            return Of([only], only, reached, true);
        }

        var circular = scope.Commitments.FindAll(c => bearing.IsCircular(c.Id));
        var assumed = none;
        var all = new List<Standings>();
        while (all.Count < Most)
        {
            // Past its last round the earlier evaluation would have repeated it.
            var (standings, reached) = earlier is not null ? Made(assumed, false, earlier.All[Math.Min(all.Count, earlier.All.Count - 1)], touched)
                : Made(assumed, false, all.Count > 0 ? all[^1] : null, []);
            all.Add(standings);
            var found = new Dictionary<string, Standing>(circular.Count, StringComparer.Ordinal);
            var isAtRest = true;
            foreach (var commitment in circular)
            {
                var standing = standings.Walk(commitment);
                found.Add(commitment.Id, standing);
                isAtRest &= Standing.IsSameCourse(standing, assumed.GetValueOrDefault(commitment.Id));
            }

            if (isAtRest)
            {
                return Of(all, standings, reached, earlier is { IsAtRest: true } && all.Count >= earlier.All.Count);
            }

            assumed = found;
        }

        var (unsettled, last) = Made(assumed, true, earlier?.IsAtRest == false ? earlier.Final : null, touched);
        return Of(all, unsettled, last, earlier is { IsAtRest: false });

        (Standings, HashSet<string>?) Made(Dictionary<string, Standing> seen, bool isUnsettled, Standings? from, HashSet<string> happened)
        {
            if (from is null)
            {
                made.Add(new(scope, seen, isUnsettled, null, null));
                return (made[^1], null);
            }

            var spread = Spread.Of(scope, seen, isUnsettled, from, happened, whole);
            made.AddRange(spread.Steps);
            return (spread.Steps[^1], spread.Reached);
        }

        Rounds Of(List<Standings> rounds, Standings final, HashSet<string>? reached, bool isFromFinal)
        {
            var result = new Rounds(rounds, final, earlier is null ? null : isFromFinal ? reached : whole.Above(touched), earlier is not null && isFromFinal);
            result._made.AddRange(made);
            return result;
        }
    }

    private bool IsAtRest => ReferenceEquals(All[^1], Final);

    /// <summary>Lets go of what these were made from.</summary>
    public void Settle()
    {
        _made.ForEach(m => m.Settle());
        _made.Clear();
    }
}
