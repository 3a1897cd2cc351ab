using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>One of the propositions that a fall comes down to, with what is assumed of it and how much it matters.</summary>
/// <param name="Holds">The probability that it holds; null where none is known or assumed.</param>
/// <param name="Settled">True where a finding makes it certain.</param>
/// <param name="Importance">Null where it could not be computed.</param>
public sealed record FallBasic(Proposition Proposition, Truth Value, double? Holds, bool Settled, VariableImportance? Importance);

/// <summary>A smallest set of propositions whose failing together is enough.</summary>
/// <param name="Parts">By id; <c>IsNegated</c> where it is the holding that counts.</param>
/// <param name="Probability">That all of them come about, where each stands for itself and is known.</param>
public sealed record FallCut(IReadOnlyList<(string Id, bool IsNegated)> Parts, double? Probability);

/// <summary>What brings a proposition down, by how much each thing matters, and how likely it is under the assumptions.</summary>
/// <param name="Refusal">Why nothing can be told; all else is empty then.</param>
/// <param name="Result">Null with a refusal.</param>
/// <param name="Cuts">The first by order, as many as fit a page.</param>
public sealed record FallAnswer(string? Refusal, CriticalResult? Result, IReadOnlyList<FallBasic> Basics, IReadOnlyList<FallCut> Cuts, bool HasSharedCauses)
{
    /// <summary>Sets listed on a page.</summary>
    public const int Listed = 100;

    // A page is waited for: what is not exact by then is told with bounds, as the command does.
    private static readonly TimeSpan Exact = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(3);

    internal static FallAnswer Of(DossierView view, string focus, Assumptions assumptions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(assumptions);
        if (Timed(view, focus) is { } timed)
        {
            return new($"{timed} is defined by times or figures; what brings it down is not a matter of propositions alone.", null, [], [], false);
        }

        var outcome = (Outcome<Fall>)view.Once<object>($"fall of {focus}", () => Fall.Read(view.Dossier, [focus], view.Viewpoint.Known, view.Viewpoint.Drafts));
        if (!outcome.IsValue)
        {
            return new($"{outcome.Refusals[0].Input}: {outcome.Refusals[0].Reason}.", null, [], [], false);
        }

        var fall = outcome.Value;
        var values = fall.Basics.Select(p => view.Roles.Find(p.Id)?.Value ?? Truth.Open).ToList();
        var holds = fall.Basics.Select((p, i) => assumptions.Of(p, values[i])).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stopExact = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(Whole);
        stopExact.CancelAfter(Exact);
        var causes = Causes(fall, values, assumptions);
        var result = Critical.Analyze(new(fall.Circuit, fall.Event, i => 1 - holds[i])
        {
            Causes = causes,
            Name = i => fall.Basics[i].Id,
            List = Listed,
            Stop = stop.Token,
            StopExact = stopExact.Token,
        });
        cancellation.ThrowIfCancellationRequested();
        var importance = result.Importance.ToDictionary(i => i.Variable);
        var basics = result.Variables
            .Select(i => new FallBasic(fall.Basics[i], values[i], holds[i], assumptions.Settled(values[i]) is not null, importance.GetValueOrDefault(i)))
            .OrderByDescending(b => b.Importance?.Birnbaum ?? 0)
            .ToList();
        var cuts = result.Listed.Select(c => new FallCut([.. c.Parts.Select(p => (fall.Basics[p.Variable].Id, p.IsNegated))], causes.IsEmpty ? Product(c) : null));
        return new(null, result, basics, [.. cuts], !causes.IsEmpty);

        double? Product(CutSet cut) => cut.Parts.Aggregate((double?)1, (product, part) => product * (part.IsNegated ? holds[part.Variable] : 1 - holds[part.Variable]));
    }

    // A shared cause no longer bears on what is certain, and is no likelier than the least likely failing it shares in.
    private static ValueList<SharedCause> Causes(Fall fall, List<Truth> values, Assumptions assumptions) =>
    [
        .. fall.Causes
            .Select(c => c with { Variables = [.. c.Variables.Where(v => assumptions.Settled(values[v]) is null)] })
            .Where(c => c.Variables.Count > 1)
            .Select(c => c with { Probability = Math.Min(c.Probability, c.Variables.Min(v => 1 - assumptions.Of(fall.Basics[v], values[v]) ?? 0)) }),
    ];

    /// <summary>The first proposition below the focus whose definition holds a timed part, or null.</summary>
    private static string? Timed(DossierView view, string focus)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { focus };
        var open = new Queue<string>([focus]);
        while (open.TryDequeue(out var id))
        {
            var holds = view.Roles.Find(id)?.Proposition.Holds;
            if (holds?.Leaves.Any(l => l is Timed) == true)
            {
                return id;
            }

            foreach (var below in (holds?.Propositions ?? []).Concat(view.Roles.NeedsOf(id)).Where(seen.Add))
            {
                open.Enqueue(below);
            }
        }

        return null;
    }
}
