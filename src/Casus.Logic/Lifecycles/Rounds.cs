using System.Collections.Immutable;
using Casus.Model;

namespace Casus.Logic;

/// <summary>The walks of a dossier's commitments, repeated until they rest where they bear on one another.</summary>
/// <remarks>
/// Every circle is repeated by itself, once those it rests on are decided: each round begins with the courses that the round before it found, the first one with
/// none, so that where it comes to rest hangs on nothing but what it rests on. A round looks only at what those courses can have moved; and the rounds of a
/// revision only at what is not as in the same round of the evaluation that is revised.
/// <para>It ends: what no circle holds is walked after what it rests on, a circle takes at most <see cref="Most"/> rounds and is decided then, and there are finitely many.</para>
/// </remarks>
/// <param name="All">The first ones in order, one alone where nothing bears on itself, and the last one, which holds.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Reached">Ids of what may stand, or be told, otherwise than in the evaluation that is revised; null where none is.</param>
/// <param name="IsFromFinal">True when these were made from the final standings of that one, so that what was not reached is the same object.</param>
internal sealed record Rounds(IReadOnlyList<Standings> All, int Count, HashSet<string>? Reached, bool IsFromFinal)
{
    private const int Most = 48;

    private readonly List<Standings> _made = [];

    /// <summary>The standings that hold: what comes to no rest is unknown in them.</summary>
    public Standings Final => All[^1];

    /// <param name="touched">Ids of what happened since the evaluation that is revised.</param>
    /// <param name="whole">What rests on what, in the dossier or in one that holds more.</param>
    public static Rounds Of(Scope scope, Rounds? earlier, HashSet<string> touched, Bearing whole)
    {
        var (made, all) = (new List<Standings>(), new List<Standings>());
        var (assumed, unsettled) = (ImmutableDictionary.Create<string, Standing>(StringComparer.Ordinal), ImmutableHashSet.Create<string>(StringComparer.Ordinal));
        var (reached, isFromFinal, count) = ((HashSet<string>?)null, false, 0);
        Repeat();
        foreach (var level in scope.Bearing.Circles)
        {
            // They bear on one another in no way, so they are repeated side by side.
            var circles = level.Select(c => new Circle([.. c.Select(scope.Find).OfType<Commitment>()])).ToList();
            while (circles.Count > 0)
            {
                var last = all[^1];
                var (seen, isOtherwise) = (assumed, false);
                circles.RemoveAll(circle =>
                {
                    var found = Array.ConvertAll(circle.Members, last.Walk);
                    if (IsSame(found, Array.ConvertAll(circle.Members, m => seen.GetValueOrDefault(m.Id))))
                    {
                        return true;
                    }

                    isOtherwise = true;

                    // Courses that were found before lead to the same ones again.
                    var isRestless = circle.Found.Count == Most || circle.Found.Exists(before => IsSame(found, before));
                    unsettled = isRestless ? unsettled.Union(circle.Members.Select(m => m.Id)) : unsettled;
                    assumed = isRestless
                        ? assumed.RemoveRange(circle.Members.Select(m => m.Id))
                        : assumed.SetItems(circle.Members.Zip(found, (member, standing) => KeyValuePair.Create(member.Id, standing)));
                    circle.Found.Add(found);
                    return isRestless;
                });
                if (isOtherwise)
                {
                    Repeat();
                }
            }
        }

        var rounds = new Rounds(all, count, earlier is null ? null : isFromFinal ? reached : whole.Above(touched), isFromFinal);
        rounds._made.AddRange(made);
        return rounds;

        void Repeat()
        {
            // Past its last round the earlier evaluation would have repeated it.
            var from = earlier is null ? all.LastOrDefault()
                : scope.Bearing.Circles.Count == 0 ? earlier.Final
                : earlier.All[Math.Min(count, earlier.All.Count - 1)];
            if (count++ >= Most)
            {
                // Of many rounds not all are kept: a later one can be made from the last one as well.
                all.RemoveAt(all.Count - 1);
                made.ForEach(m => m.Settle());
                made.Clear();
            }

            isFromFinal = earlier is not null && ReferenceEquals(from, earlier.Final);
            if (from is null)
            {
                all.Add(new(scope, assumed, unsettled, null, null));
                made.Add(all[^1]);
                return;
            }

            var spread = Spread.Of(scope, assumed, unsettled, from, earlier is null ? [] : touched, whole);
            made.AddRange(spread.Steps);
            all.Add(spread.Steps[^1]);
            reached = spread.Reached;
        }
    }

    /// <summary>Lets go of what these were made from.</summary>
    public void Settle()
    {
        _made.ForEach(m => m.Settle());
        _made.Clear();
    }

    private static bool IsSame(Standing?[] some, Standing?[] others) => some.Zip(others).All(s => Standing.IsSameCourse(s.First, s.Second));

    /// <summary>A circle with the courses that its rounds found.</summary>
    private sealed record Circle(Commitment[] Members)
    {
        public List<Standing[]> Found { get; } = [];
    }
}
