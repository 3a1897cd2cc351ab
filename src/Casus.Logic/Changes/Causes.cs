using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds which of the items that become known, cease to stand, begin or end at one instant caused a change then.</summary>
internal sealed class Causes
{
    /// <summary>At most this many items that no reason names are tried by leaving them out.</summary>
    private const int MostTrials = 16;

    private readonly Dossier _dossier;
    private readonly Occasions _occasions;
    private readonly Bearing _bearing;
    private readonly Instant _now;
    private readonly bool _drafts;
    private readonly List<IDossierItem> _learnt = [];
    private readonly List<IDossierItem> _gone = [];
    private readonly List<IDossierItem> _begun = [];
    private readonly Dictionary<string, IDossierItem> _learntByEntry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDossierItem> _begunByEntry = new(StringComparer.Ordinal);

    public Causes(Dossier dossier, Occasions occasions, Bearing bearing, Instant now, bool drafts)
    {
        (_dossier, _occasions, _bearing, _now, _drafts) = (dossier, occasions, bearing, now, drafts);
        foreach (var item in occasions.At(now))
        {
            if ((drafts ? item.Origin.Known : item.Origin.Approved) == now)
            {
                _learnt.Add(item);
                _learntByEntry.TryAdd(item.Origin.Entry, item);
            }

            if (item.Origin.Until == now)
            {
                _gone.Add(item);
            }

            if (item.Origin.Counts(now, drafts) && Occasions.Begins(item).Contains(now))
            {
                _begun.Add(item);
                _begunByEntry.TryAdd(item.Origin.Entry, item);
            }
        }
    }

    /// <summary>The item that did it, or null when time alone did, and the new reasons with the cause first.</summary>
    /// <param name="telling">The reasons, old and new, of what changed: of the state, say, or of the needs alone.</param>
    /// <param name="isNew">It was not there before, so that what tells of it made it.</param>
    /// <param name="isOtherwise">Whether the dossier, as it is given, would stand otherwise than it does now: told of the dossier without one item.</param>
    public (IDossierItem? Item, ValueList<Reason> Reasons) Of(
        string id, (IEnumerable<Reason> Before, IEnumerable<Reason> After) telling, ValueList<Reason> fresh, bool isNew, Func<Dossier, bool> isOtherwise)
    {
        var (before, after) = (telling.Before.ToHashSet(), telling.After.ToHashSet());
        var appeared = telling.After.Where(r => !before.Contains(r)).ToList();
        var forgotten = telling.Before.Where(r => !after.Contains(r)).Select(r => r.Entry).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // Most telling first: what a new reason names and only now is known or begins; what replaces or ends what an old reason named.
        var named = Named(_learntByEntry, appeared);
        var item = (named is not null && !isNew && _learnt.Count > 1 ? Tried(id, named, isOtherwise) : null)
            ?? named
            ?? _learnt.Find(i => i is Finding finding && _occasions.CorrectedBy(finding).Any(f => forgotten.Contains(f.Origin.Entry)))
            ?? Named(_begunByEntry, appeared)
            ?? _gone.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? _begun.Find(i => forgotten.Contains(i.Origin.Entry))
            ?? Tried(id, null, isOtherwise);
        return item is null
            ? (null, [new Reason("time-passed", null, null, null, [], "time passed, and nothing else was needed"), .. fresh])
            : (item, [.. fresh.Where(r => r.Entry == item.Origin.Entry), .. fresh.Where(r => r.Entry != item.Origin.Entry)]);
    }

    // Reasons stand in order of time: the one named first.
    private static IDossierItem? Named(Dictionary<string, IDossierItem> byEntry, List<Reason> appeared) =>
        appeared.Select(r => r.Entry is { } entry ? byEntry.GetValueOrDefault(entry) : null).FirstOrDefault(i => i is not null);

    // No reason names it (reasons are cut short, and tell of absence by nobody's words): then of what bears on the matter the first without which it would not be so.
    // Nor does a name prove it, where several things were learnt at once.
    private IDossierItem? Tried(string id, IDossierItem? first, Func<Dossier, bool> isOtherwise)
    {
        if (_learnt.Count + _gone.Count + _begun.Count == 0)
        {
            return null;
        }

        var below = _bearing.Below(id);
        var candidates = _learnt.Concat(_gone).Concat(_begun).Where(i => below.Contains(Occasions.Matter(i))).Distinct();
        if (first is not null)
        {
            candidates = candidates.Where(i => i != first).Prepend(first);
        }

        return candidates.Take(MostTrials).FirstOrDefault(i => isOtherwise(Without(i, below)));
    }

    // The part of the dossier that bears on the matter, as if this one thing had not happened now.
    private Dossier Without(IDossierItem item, HashSet<string> below)
    {
        return _dossier with
        {
            Propositions = Rest<Proposition>((p, origin) => p with { Origin = origin }),
            Commitments = Rest<Commitment>((c, origin) => c with { Origin = origin }),
            Dependencies = Rest<Dependency>((d, origin) => d with { Origin = origin }),
            Findings = Rest<Finding>((f, origin) => f with { Origin = origin }),
            Acts = Rest<CommitmentAct>((a, origin) => a with { Origin = origin }),
        };

        ValueList<T> Rest<T>(Func<T, Origin, T> with)
            where T : class, IDossierItem
        {
            var isOfKind = item is T;
            var isGone = item.Origin.Until == _now;
            var rest = new List<T>();
            foreach (var one in below.SelectMany(_occasions.About).OfType<T>())
            {
                if (ReferenceEquals(one, item) && !isGone)
                {
                    continue;
                }

                // What it replaced, or itself where it ended, stands on.
                rest.Add(isOfKind && one.Id == item.Id && one.Origin.Until == _now ? with(one, one.Origin with { Until = null }) : one);
            }

            return [.. rest];
        }
    }
}
