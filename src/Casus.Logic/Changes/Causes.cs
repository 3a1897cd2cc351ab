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

    /// <summary>The item that did it, or null when time alone did, and the reasons with the cause first.</summary>
    public (IDossierItem? Item, ValueList<Reason> Reasons) Of(string id, ValueList<Reason>? before, ValueList<Reason> fresh)
    {
        var told = fresh.Select(r => r.Entry).ToHashSet();
        var forgotten = (before ?? []).Select(r => r.Entry).ToHashSet();

        // What a new reason names; else what the old reasons named and is gone, or replaced; else what began or ended now; else what became known now.
        var item = _learnt.Find(i => told.Contains(i.Origin.Entry))
            ?? _learnt.Find(i => _corrected.TryGetValue(i, out var corrected) && forgotten.Contains(corrected))
            ?? _begun.Find(i => told.Contains(i.Origin.Entry))
            ?? _gone.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? _begun.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? _learnt.Find(i => Concerns(i, id));
        if (item is not null)
        {
            var entry = item.Origin.Entry;
            return (item, [.. fresh.Where(r => r.Entry == entry), .. fresh.Where(r => r.Entry != entry)]);
        }

        return _learnt.Count > 0 && !fresh.Any(r => r.Rule == "deadline-passed")
            ? (_learnt[0], fresh)
            : (null, [new Reason("time-passed", null, null, null, [], "time passed, and nothing else was needed"), .. fresh]);
    }

    private static bool Concerns(IDossierItem item, string id) => item switch
    {
        Finding finding => finding.Proposition == id,
        CommitmentAct act => act.Commitment == id,
        Dependency dependency => dependency.Of == id,
        _ => item.Id == id,
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
