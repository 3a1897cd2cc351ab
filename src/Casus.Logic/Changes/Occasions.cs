using Casus.Model;

namespace Casus.Logic;

/// <summary>The items of a dossier by the instants at which they become known, cease to stand, begin or end.</summary>
internal sealed class Occasions
{
    private readonly ILookup<Instant, IDossierItem> _items;
    private readonly ILookup<string, Finding> _findings;
    private readonly ILookup<string, CommitmentAct> _acts;
    private readonly ILookup<string, Dependency> _dependencies;

    public Occasions(Dossier dossier)
    {
        _items = Lists(dossier).SelectMany(list => list).SelectMany(i => Instants(i).Distinct().Select(t => (At: t, Item: i))).ToLookup(e => e.At, e => e.Item);
        _findings = dossier.Findings.ToLookup(f => f.Id, StringComparer.Ordinal);
        _acts = dossier.Acts.ToLookup(a => a.Id, StringComparer.Ordinal);
        _dependencies = dossier.Dependencies.ToLookup(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>The lists of a dossier's items that statuses are made of.</summary>
    public static IReadOnlyList<IReadOnlyList<IDossierItem>> Lists(Dossier dossier) =>
        [dossier.Findings, dossier.Acts, dossier.Commitments, dossier.Propositions, dossier.Dependencies, dossier.Series, dossier.Contributions];

    public IEnumerable<Instant> Times => _items.Select(g => g.Key);

    public IEnumerable<IDossierItem> At(Instant time) => _items[time];

    /// <summary>Versions of the findings that a finding corrects.</summary>
    public IEnumerable<Finding> CorrectedBy(Finding finding) => finding.Corrects is { } id ? _findings[id] : [];

    /// <summary>Ids of the propositions and commitments that something happens to at an instant: by any version of an item, and by any it corrects.</summary>
    public IEnumerable<string> Touched(Instant time) => At(time).SelectMany(Touched);

    /// <summary>Those that one item happens to.</summary>
    public IEnumerable<string> Touched(IDossierItem item) => item switch
    {
        Finding finding => _findings[finding.Id].SelectMany(f => CorrectedBy(f).Append(f)).Select(f => f.Proposition),
        CommitmentAct act => _acts[act.Id].Select(a => a.Commitment),
        Dependency dependency => _dependencies[dependency.Id].Select(d => d.Of),
        _ => [item.Id],
    };

    /// <summary>What an item is about.</summary>
    public static string Matter(IDossierItem item) => item switch
    {
        Finding finding => finding.Proposition,
        CommitmentAct act => act.Commitment,
        Dependency dependency => dependency.Of,
        _ => item.Id,
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
