using Casus.Model;

namespace Casus.Logic;

/// <summary>Finds which of the items that become known, cease to stand, begin or end at one instant caused a change then.</summary>
internal sealed class Causes
{
    /// <summary>At most this many items that no reason names are tried by leaving them out.</summary>
    private const int MostTrials = 16;

    private readonly Dossier _dossier;
    private readonly Occasions _occasions;
    private readonly Evaluation _evaluation;
    private readonly Instant _now;
    private readonly Dictionary<IDossierItem, Evaluation> _without = new(ReferenceEqualityComparer.Instance);
    private readonly List<IDossierItem> _learnt = [];
    private readonly List<IDossierItem> _gone = [];
    private readonly List<IDossierItem> _begun = [];
    private readonly Dictionary<string, IDossierItem> _learntByEntry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDossierItem> _begunByEntry = new(StringComparer.Ordinal);

    /// <param name="evaluation">The dossier as it stands at that instant.</param>
    public Causes(Dossier dossier, Occasions occasions, Evaluation evaluation)
    {
        var (now, drafts) = (evaluation.Status.Known, evaluation.Status.Drafts);
        (_dossier, _occasions, _evaluation, _now) = (dossier, occasions, evaluation, now);
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
    /// <param name="isOtherwise">Whether it stands otherwise in an evaluation than it does now: asked of the dossier without one item.</param>
    public (IDossierItem? Item, ValueList<Reason> Reasons) Of(
        string id, (IEnumerable<Reason> Before, IEnumerable<Reason> After) telling, ValueList<Reason> fresh, bool isNew, Func<Evaluation, bool> isOtherwise)
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
    private IDossierItem? Tried(string id, IDossierItem? first, Func<Evaluation, bool> isOtherwise)
    {
        if (_learnt.Count + _gone.Count + _begun.Count == 0)
        {
            return null;
        }

        var below = _evaluation.Bearing.Below(id);
        var candidates = _learnt.Concat(_gone).Concat(_begun).Where(i => _occasions.Touched(i).Any(below.Contains)).Distinct();
        if (first is not null)
        {
            candidates = candidates.Where(i => i != first).Prepend(first);
        }

        return candidates.Take(MostTrials).FirstOrDefault(i => isOtherwise(Without(i)));
    }

    // As if this one thing had not happened now: what it replaced stands on, and so does itself where it ended.
    private Evaluation Without(IDossierItem item)
    {
        if (_without.TryGetValue(item, out var known))
        {
            return known;
        }

        var lesser = item switch
        {
            Proposition => _dossier with { Propositions = Rest(_dossier.Propositions, (p, origin) => p with { Origin = origin }) },
            Commitment => _dossier with { Commitments = Rest(_dossier.Commitments, (c, origin) => c with { Origin = origin }) },
            Dependency => _dossier with { Dependencies = Rest(_dossier.Dependencies, (d, origin) => d with { Origin = origin }) },
            Finding => _dossier with { Findings = Rest(_dossier.Findings, (f, origin) => f with { Origin = origin }) },
            CommitmentAct => _dossier with { Acts = Rest(_dossier.Acts, (a, origin) => a with { Origin = origin }) },
            Series => _dossier with { Series = Rest(_dossier.Series, (s, origin) => s with { Origin = origin }) },
            Contribution => _dossier with { Contributions = Rest(_dossier.Contributions, (c, origin) => c with { Origin = origin }) },
            _ => _dossier,
        };
        var evaluation = _evaluation.Without(lesser, _occasions.Touched(item));
        _without.Add(item, evaluation);
        return evaluation;

        ValueList<T> Rest<T>(ValueList<T> items, Func<T, Origin, T> with)
            where T : class, IDossierItem
        {
            var isGone = item.Origin.Until == _now;
            return [.. items.Where(one => isGone || !ReferenceEquals(one, item))
                .Select(one => one.Id == item.Id && one.Origin.Until == _now ? with(one, one.Origin with { Until = null }) : one)];
        }
    }
}
