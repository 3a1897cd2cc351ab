using Casus.Model;

namespace Casus.Logic;

/// <summary>The items of a dossier by the instants at which they become known, cease to stand, begin or end.</summary>
internal sealed class Occasions(Dossier dossier)
{
    private ILookup<Instant, IDossierItem> ByInstant => field ??=
        Lists(dossier).SelectMany(list => list).SelectMany(i => Instants(i).Distinct().Select(t => (At: t, Item: i))).ToLookup(e => e.At, e => e.Item);

    private ILookup<string, Finding> Findings => field ??= dossier.Findings.ToLookup(f => f.Id, StringComparer.Ordinal);

    private ILookup<string, CommitmentAct> Acts => field ??= dossier.Acts.ToLookup(a => a.Id, StringComparer.Ordinal);

    private ILookup<string, Dependency> Dependencies => field ??= dossier.Dependencies.ToLookup(d => d.Id, StringComparer.Ordinal);

    // Entries of one contribution in time: a stage is asked of by the id of one of them.
    private ILookup<object, Contribution> Contributions => field ??= dossier.Contributions.ToLookup(Stages.Kept);

    /// <summary>The lists of a dossier's items that statuses are made of.</summary>
    public static IReadOnlyList<IReadOnlyList<IDossierItem>> Lists(Dossier dossier) =>
        [dossier.Findings, dossier.Acts, dossier.Commitments, dossier.Propositions, dossier.Dependencies, dossier.Series, dossier.Contributions];

    public IEnumerable<Instant> Times => ByInstant.Select(g => g.Key);

    public IEnumerable<IDossierItem> At(Instant time) => ByInstant[time];

    /// <summary>Versions of the findings that a finding corrects.</summary>
    public IEnumerable<Finding> CorrectedBy(Finding finding) => finding.Corrects is { } id ? Findings[id] : [];

    /// <summary>Ids of the propositions and commitments that something happens to at an instant: by any version of an item, and by any it corrects.</summary>
    public IEnumerable<string> Touched(Instant time) => At(time).SelectMany(Touched);

    /// <summary>Those that one item happens to.</summary>
    public IEnumerable<string> Touched(IDossierItem item) => item switch
    {
        Finding finding => Findings[finding.Id].SelectMany(f => CorrectedBy(f).Append(f)).Select(f => f.Proposition),
        CommitmentAct act => Acts[act.Id].Select(a => a.Commitment),
        Dependency dependency => Dependencies[dependency.Id].Select(d => d.Of),
        Contribution contribution => Contributions[Stages.Kept(contribution)].Select(c => c.Id).Append(contribution.Id),
        _ => [item.Id],
    };

    /// <summary>The valid times at which an item begins or ends to say something.</summary>
    public static IEnumerable<Instant> Begins(IDossierItem item)
    {
        switch (item)
        {
            case Finding finding:
                yield return finding.From.Start;
                if (finding.To is { } to)
                {
                    yield return to.Start;
                }

                break;
            case CommitmentAct act:
                yield return act.On.Start;
                break;
            case Commitment { Made: { } made } commitment:
                yield return made.Start;
                if (commitment.Opens is { } opens)
                {
                    yield return opens.Start;
                }

                break;
            case Contribution { On: { } on }:
                yield return on.Start;
                break;
            case Series series:
                foreach (var at in series.Points.SelectMany(p => new[] { p.At?.Start, p.Until?.End }).OfType<Instant>().Distinct())
                {
                    yield return at;
                }

                break;
        }
    }

    /// <summary>True where one of <see cref="Instants"/> lies after a time and up to another.</summary>
    public static bool IsIn(IDossierItem item, Instant after, Instant upto)
    {
        var origin = item.Origin;
        return In(origin.Known) || (origin.Approved is { } approved && In(approved)) || (origin.Until is { } until && In(until)) || item switch
        {
            Finding finding => In(finding.From.Start) || (finding.To is { } to && In(to.Start)),
            CommitmentAct act => In(act.On.Start),
            Proposition or Dependency => false,
            _ => Begins(item).Any(In),
        };

        bool In(Instant time) => time > after && time <= upto;
    }

    /// <summary>The instants at which an item becomes known, ceases to stand, begins or ends.</summary>
    public static IEnumerable<Instant> Instants(IDossierItem item)
    {
        yield return item.Origin.Known;
        if (item.Origin.Approved is { } approved)
        {
            yield return approved;
        }

        if (item.Origin.Until is { } until)
        {
            yield return until;
        }

        foreach (var begin in Begins(item))
        {
            yield return begin;
        }
    }
}
