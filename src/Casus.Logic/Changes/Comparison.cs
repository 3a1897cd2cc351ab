using Casus.Model;

namespace Casus.Logic;

/// <summary>Compares two evaluations, one stop apart: states, needs, values and conflicts, each difference with its moment and cause.</summary>
internal sealed class Comparison(Evaluation before, Evaluation after, Causes causes, HashSet<string> touched)
{
    private readonly Instant _now = after.Status.Valid;

    public IEnumerable<Change> Changes() =>
        StatusDifference.Commitments(before.Status, after.Status).SelectMany(Of)
            .Concat(StatusDifference.Propositions(before.Status, after.Status).SelectMany(Of))
            .Concat(PastValues.Between(before, after, touched).Select(Of));

    private IEnumerable<Change> Of(CommitmentChange change)
    {
        var (old, current) = (change.Before, change.After);
        var isOther = Difference.IsState(old, current);
        if (isOther)
        {
            var (from, to) = ChangeWords.Of(old, current);
            yield return Told(
                ChangeKind.Status, change.Id, change.When ?? _now, from, to, NeedReasons.Before(old?.Reasons), NeedReasons.Before(current?.Reasons), change.Reasons,
                e => Difference.IsState(e.Commitment(change.Id), current), change, null);
        }

        // Needs that go because nothing is needed any more, or come with the commitment, are no change of their own.
        if (old is not null && current is not null && Difference.IsNeeds(old.BlockedBy, old.NotAssuredBy, current.BlockedBy, current.NotAssuredBy)
            && (!isOther || IsActive(current)))
        {
            var words = string.Join(" or ", current.States.Select(s => s.Word()));
            yield return Told(
                ChangeKind.Status, change.Id, FlaggedAt((old.BlockedBy, old.NotAssuredBy), (current.BlockedBy, current.NotAssuredBy), current.Commitment.Made?.Start),
                ChangeWords.Flagged(words, old.BlockedBy, old.NotAssuredBy), ChangeWords.Flagged(words, current.BlockedBy, current.NotAssuredBy),
                NeedReasons.From(old.Reasons), NeedReasons.From(current.Reasons), change.Reasons,
                e => e.Commitment(change.Id) is not { } other
                    || Difference.IsNeeds(other.BlockedBy, other.NotAssuredBy, current.BlockedBy, current.NotAssuredBy),
                change, null);
        }
    }

    private IEnumerable<Change> Of(PropositionChange change)
    {
        var (old, current) = (change.Before, change.After);
        if (old?.Value != current?.Value && change is not { Before: null, After.Value: Truth.Open })
        {
            var isConflict = old?.Value == Truth.Contested != (current?.Value == Truth.Contested);
            yield return Told(
                isConflict ? ChangeKind.Conflict : ChangeKind.Value, change.Id, change.When ?? _now, old?.Value.Word(), current?.Value.Word(),
                NeedReasons.Before(old?.Reasons), NeedReasons.Before(current?.Reasons), change.Reasons,
                e => e.Proposition(change.Id)?.Value != current?.Value, null, change);
        }

        if (old is not null && current is not null && Difference.IsNeeds(old.BlockedBy, old.NotAssuredBy, current.BlockedBy, current.NotAssuredBy))
        {
            var words = current.Value.Word();
            yield return Told(
                ChangeKind.Value, change.Id, FlaggedAt((old.BlockedBy, old.NotAssuredBy), (current.BlockedBy, current.NotAssuredBy), null),
                ChangeWords.Flagged(words, old.BlockedBy, old.NotAssuredBy), ChangeWords.Flagged(words, current.BlockedBy, current.NotAssuredBy),
                NeedReasons.From(old.Reasons), NeedReasons.From(current.Reasons), change.Reasons,
                e => e.Proposition(change.Id) is not { } other
                    || Difference.IsNeeds(other.BlockedBy, other.NotAssuredBy, current.BlockedBy, current.NotAssuredBy),
                null, change);
        }
    }

    private Change Of(PastValue past)
    {
        var id = past.Node.Id;
        var (old, current) = (before.Status.Propositions.FirstOrDefault(p => p.Proposition.Id == id), after.Status.Propositions.First(p => p.Proposition.Id == id));
        var time = past.From == Instant.Min ? past.To.Previous : past.From;
        ValueList<Reason> was = [.. Explanation.Of(past.Earlier, time)];
        ValueList<Reason> now = [.. Explanation.Of(past.Node, time)];
        var span = $"{Say.From(past.From)} until {Say.Time(past.To)}";
        var kind = past.Before == Truth.Contested || past.After == Truth.Contested ? ChangeKind.Conflict : ChangeKind.Value;
        return Told(
            kind, id, past.From, $"{past.Before.Word()}{span}", $"{past.After.Word()}{span}",
            was, now, [.. now.Where(r => !was.Contains(r))], _ => false, null, new(id, old, current, past.From, now));
    }

    private Change Told(
        ChangeKind kind, string id, Instant at, string? from, string? to, IEnumerable<Reason> was, IEnumerable<Reason> now, ValueList<Reason> fresh,
        Func<Evaluation, bool> isOtherwise, CommitmentChange? commitment, PropositionChange? proposition)
    {
        var (item, reasons) = causes.Of(id, (was, now), fresh, from is null, isOtherwise);
        return new(kind, id, at, _now, from, to, item?.Origin.Entry, item?.Evidence ?? [], reasons, commitment, proposition);
    }

    // When the needs that differ came to be worth what they are: a dependency itself has no date, so one on what is undetermined since ever counts from now.
    private Instant FlaggedAt(
        (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) old, (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) current, Instant? made)
    {
        var was = old.BlockedBy.Concat(old.NotAssuredBy).Select(n => (n.Dependency.Id, n.Dependency.Needs, n.Value)).ToHashSet();
        was.SymmetricExceptWith(current.BlockedBy.Concat(current.NotAssuredBy).Select(n => (n.Dependency.Id, n.Dependency.Needs, n.Value)));
        Instant? at = null;
        foreach (var id in was.Select(n => n.Needs))
        {
            if (after.Proposition(id)?.From is not { } from)
            {
                return _now;
            }

            at = from > at || at is null ? from : at;
        }

        return at is not { } time ? _now : made > time ? made.Value : time;
    }

    private static bool IsActive(CommitmentStatus status) =>
        status.States.Any(s => s is CommitmentState.Conditional or CommitmentState.Detached or CommitmentState.Suspended or CommitmentState.Overdue);
}
