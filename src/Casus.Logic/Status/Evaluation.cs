using Casus.Model;

namespace Casus.Logic;

/// <summary>One evaluation of a dossier, with what another one may take over from it.</summary>
/// <param name="Bearing">What rests on what, at whatever known time, in the dossier or in one that holds more.</param>
/// <param name="Walks">In the order of the scope's commitments.</param>
/// <param name="Told">In the order of the propositions, before drafts are marked.</param>
/// <param name="NextChange">The next instant at which time alone changes something: a window closes, a term runs out.</param>
/// <param name="Gate">Held by whoever evaluates or tells: evaluations made from one another share what they are made of.</param>
/// <param name="WithoutDrafts">With drafts: the same without.</param>
internal sealed record Evaluation(
    DossierStatus Status,
    Bearing Bearing,
    KnownItems Items,
    Rounds Rounds,
    DependencyGraph Needs,
    Circles Circles,
    Circles.Answer Waiting,
    ReportedValues Reported,
    Evaluation.Walk[] Walks,
    PropositionStatus[] Told,
    Instant? NextChange,
    object Gate,
    Evaluation? WithoutDrafts)
{
    /// <summary>The next instant at which time alone would change it, drafts or none.</summary>
    public Instant? NextClosing => WithoutDrafts?.NextChange is { } other && !(NextChange <= other) ? other : NextChange;

    /// <summary>The propositions with their values over valid time.</summary>
    public IReadOnlyList<PropositionNode> Nodes => Rounds.Final.Conditions.Propositions;

    /// <summary>Where a commitment stands, before drafts are marked; null where it was not made yet.</summary>
    public CommitmentStatus? Commitment(string id) => Rounds.Final.Scope.Numbers.TryGetValue(id, out var number) ? Walks[number].Status : null;

    /// <summary>What a proposition is worth, before drafts are marked; null where the dossier does not describe it yet.</summary>
    public PropositionStatus? Proposition(string id) => Items.PropositionNumbers.TryGetValue(id, out var number) ? Told[number] : null;

    public static Evaluation Of(Dossier dossier, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions)
    {
        var (bearing, gate) = (Bearing.Of(dossier), new object());
        Evaluation Plain(bool withDrafts) => Whole(dossier.Id, new(dossier, known, withDrafts), valid, known, withDrafts, suppositions, bearing, gate);
        lock (gate)
        {
            return drafts ? Marked(Plain(true), Plain(false)) : Plain(false);
        }
    }

    /// <summary>The same if some propositions had other values.</summary>
    public Evaluation Supposing(ILookup<string, (Instant From, Truth Value)> suppositions)
    {
        lock (Gate)
        {
            var touched = suppositions.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            Evaluation Plain(Evaluation one) => one.Revised(one.Items, Status.Valid, Status.Known, suppositions, touched, Bearing);
            return Marked(Plain(this), WithoutDrafts is null ? null : Plain(WithoutDrafts));
        }
    }

    /// <summary>The evaluation at a later time, both valid and known.</summary>
    /// <param name="touched">Ids of whatever something happened to since, up to and at that time.</param>
    public Evaluation Next(Dossier dossier, Instant now, IEnumerable<string> touched)
    {
        lock (Gate)
        {
            return Revised(dossier, now, now, [.. touched, .. Moved(now)], Bearing.Of(dossier));
        }
    }

    /// <summary>The evaluation of the dossier as it was recorded on: at the same times, or at later ones where valid and known are one.</summary>
    public Evaluation Following(Dossier later, Instant valid, Instant known)
    {
        lock (Gate)
        {
            var touched = Happened.Between(Items.Dossier, later, Status.Known, known);
            touched.UnionWith(valid == Status.Valid ? [] : Moved(valid));
            return Revised(later, valid, known, touched, Bearing.Of(later));
        }
    }

    public bool IsAt(Instant valid, Instant known, bool drafts) => Status.Valid == valid && Status.Known == known && Status.Drafts == drafts;

    /// <summary>The same of a dossier that holds less.</summary>
    /// <param name="touched">Ids of what it tells otherwise.</param>
    public Evaluation Without(Dossier lesser, IEnumerable<string> touched)
    {
        lock (Gate)
        {
            return Revised(lesser, Status.Known, Status.Known, [.. touched], Bearing);
        }
    }

    // What time alone moves: windows that close, terms that run out, and deadlines that are counted from a time not known yet.
    private IEnumerable<string> Moved(Instant now)
    {
        Evaluation[] both = WithoutDrafts is null ? [this] : [this, WithoutDrafts];
        var moved = both.SelectMany(e => e.Walks).Where(w => w.Standing.NextDeadline <= now || w.Standing.IsCountedFromDoubt);
        var ripe = both.SelectMany(e => e.Rounds.Final.Conditions.TimedParts).Where(t => t.NextChange <= now).Select(t => t.Id);
        return [.. moved.Select(w => w.Status.Commitment.Id), .. ripe];
    }

    private Evaluation Revised(Dossier dossier, Instant valid, Instant known, HashSet<string> touched, Bearing bearing)
    {
        return Marked(Plain(this), WithoutDrafts is null ? null : Plain(WithoutDrafts));

        Evaluation Plain(Evaluation one)
        {
            var items = new KnownItems(dossier, known, one.Status.Drafts);
            return items.Propositions.SequenceEqual(one.Items.Propositions, ReferenceEqualityComparer.Instance)
                ? one.Revised(items, valid, known, Suppositions.None, touched, bearing)
                : Whole(dossier.Id, items, valid, known, one.Status.Drafts, Suppositions.None, bearing, Gate);
        }
    }

    private Evaluation Revised(KnownItems items, Instant valid, Instant known, ILookup<string, (Instant From, Truth Value)> suppositions, HashSet<string> touched, Bearing bearing)
    {
        var scope = ReferenceEquals(items, Items) && valid == Status.Valid
            ? Rounds.Final.Scope with { Suppositions = suppositions }
            : Scope.Of(items, valid, suppositions, Rounds.Final.Scope);
        return new Evaluator(scope, Status.Dossier, known, Status.Drafts, bearing, Gate, this, touched).Evaluate();
    }

    private static Evaluation Whole(
        string dossier, KnownItems items, Instant valid, Instant known, bool drafts, ILookup<string, (Instant From, Truth Value)> suppositions, Bearing bearing, object gate) =>
        new Evaluator(Scope.Of(items, valid, suppositions, null), dossier, known, drafts, bearing, gate, null, []).Evaluate();

    private static Evaluation Marked(Evaluation evaluation, Evaluation? without) =>
        without is null ? evaluation : evaluation with { Status = Drafts.Mark(evaluation.Status, without.Status), WithoutDrafts = without };

    /// <summary>How a commitment came to where it stands, and the status that was made of it (before drafts are marked).</summary>
    internal sealed record Walk(Standing Standing, CommitmentStatus Status);
}
