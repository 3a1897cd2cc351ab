using Casus.Model;

namespace Casus.Logic;

/// <summary>The items of a dossier that become known, cease to stand, begin or end at one instant: what may have caused a change then.</summary>
internal sealed class Causes
{
    private readonly List<IDossierItem> _learnt = [];
    private readonly List<IDossierItem> _gone = [];
    private readonly List<IDossierItem> _begun = [];
    private readonly Dictionary<IDossierItem, string> _corrected = []; // by the finding learnt: the entry of the one it corrects

    public Causes(Dossier dossier, Instant now, bool drafts)
    {
        foreach (var item in Items(dossier))
        {
            if ((drafts ? item.Origin.Known : item.Origin.Approved) == now)
            {
                _learnt.Add(item);
                if (item is Finding { Corrects: { } id } && dossier.Findings.FirstOrDefault(f => f.Id == id) is { } corrected)
                {
                    _corrected[item] = corrected.Origin.Entry;
                }
            }

            if (item.Origin.Until == now)
            {
                _gone.Add(item);
            }

            if (item.Origin.Counts(now, drafts) && Begins(item).Contains(now))
            {
                _begun.Add(item);
            }
        }
    }

    /// <summary>Every instant at which an item of the dossier may change something.</summary>
    public static IEnumerable<Instant> Instants(Dossier dossier)
    {
        foreach (var item in Items(dossier))
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

    /// <summary>The item that did it, or null when time alone did, and the new reasons with the cause first.</summary>
    public (IDossierItem? Item, ValueList<Reason> Reasons) Of(string id, ValueList<Reason>? before, ValueList<Reason>? after, ValueList<Reason> fresh)
    {
        var still = (after ?? []).ToHashSet();
        var vanished = (before ?? []).Where(r => !still.Contains(r)).ToList();
        var forgotten = vanished.Select(r => r.Entry).ToHashSet();
        var matters = fresh.Concat(vanished).Select(r => r.Proposition).Append(id).ToHashSet();

        // Most telling first: what a new reason names and only now is known; what replaces or ends what an old reason named; what concerns the matter.
        var item = First(_learnt)
            ?? _learnt.Find(i => _corrected.TryGetValue(i, out var corrected) && forgotten.Contains(corrected))
            ?? First(_begun)
            ?? _gone.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? _begun.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? _learnt.Find(i => Matters(i).Any(matters.Contains));
        return item is null
            ? (null, [new Reason("time-passed", null, null, null, [], "time passed, and nothing else was needed"), .. fresh])
            : (item, [.. fresh.Where(r => r.Entry == item.Origin.Entry), .. fresh.Where(r => r.Entry != item.Origin.Entry)]);

        // The one named first: reasons stand in order of time, and needs come after what happened.
        IDossierItem? First(List<IDossierItem> items) =>
            fresh.Select(r => items.Find(i => i.Origin.Entry == r.Entry)).FirstOrDefault(i => i is not null);
    }

    private static IEnumerable<string> Matters(IDossierItem item) => item switch
    {
        Finding finding => [finding.Proposition],
        CommitmentAct act => [act.Commitment],
        Dependency dependency => [dependency.Of, dependency.Needs],
        _ => [item.Id],
    };

    private static IEnumerable<IDossierItem> Items(Dossier dossier) =>
    [
        .. dossier.Findings, .. dossier.Acts, .. dossier.Commitments, .. dossier.Propositions, .. dossier.Dependencies,
    ];

    private static IEnumerable<Instant> Begins(IDossierItem item)
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
            case Commitment { Made: { } made }:
                yield return made.Start;
                break;
        }
    }
}
