using Casus.Model;

namespace Casus.Logic;

/// <summary>Something done to a commitment: by a party, or by the exercise of a permission.</summary>
/// <param name="Effect">What a permission's exercise does; null for a party's act.</param>
/// <param name="Permission">The permission.</param>
/// <param name="IsCertain">False where the permission may have been exercised.</param>
internal sealed record Move(Instant At, CommitmentAct? Act, EffectKind? Effect = null, Commitment? Permission = null, bool IsCertain = true)
{
    /// <summary>The order of what happens at one instant: it must not depend on the order of recording.</summary>
    public int Rank => Act is { } act ? CommitmentActs.Rank(act.Act) : 10 + (int)Effect!;

    public string Id => Act?.Id ?? Permission!.Id;
}

/// <summary>Takes what the parties did to a commitment, each act in its turn, and tells why one changes nothing.</summary>
internal static class PartyActs
{
    /// <summary>What is done on the walk, in order.</summary>
    public static Queue<Move> InOrder(Course course, IReadOnlyList<CommitmentAct> acts, IReadOnlyList<Move> effects)
    {
        if (acts.Count == 0 && effects.Count == 0)
        {
            return new(0);
        }

        foreach (var early in acts.Where(a => On(course, a) < course.Made))
        {
            course.Telling?.Reasons?.AddRange(Say.Steps("no-effect", null, early, $"{early.Act.Word()} on {early.On} changes nothing: it came before the commitment was made"));
        }

        return new(acts.Select(a => new Move(On(course, a), a)).Concat(effects).Where(m => m.At >= course.Made && m.At <= course.Valid)
            .OrderBy(m => m.At).ThenBy(m => m.Rank).ThenBy(m => m.Id, StringComparer.Ordinal));
    }

    public static void Take(Course course, Move move)
    {
        if (move.Act is { } act)
        {
            Take(course, act, move.At);
            return;
        }

        string? rule = null;
        var after = new List<Hypothesis>(course.Now.Count * 2);
        foreach (var hypothesis in course.Now)
        {
            var (result, done) = CommitmentActs.Apply(course, hypothesis, move.Effect!.Value, move.At);
            after.Add(result);
            rule = done ?? rule;
            if (!move.IsCertain && done is not null)
            {
                after.Add(hypothesis);
            }
        }

        if (rule is not null)
        {
            var words = $"{rule}{Say.From(move.At)} by the exercise of {move.Permission!.Id}{(move.IsCertain ? string.Empty : ", which is not known")}";
            course.Telling?.Reasons?.AddRange(Say.Steps(rule, null, move.Permission, words));
            course.Move(after);
        }
    }

    // An act of the day a commitment was made comes after the making.
    private static Instant On(Course course, CommitmentAct act) => act.On.Start < course.Made && act.On.End > course.Made ? course.Made : act.On.Start;

    private static void Take(Course course, CommitmentAct act, Instant at)
    {
        var commitment = course.Commitment;
        if (Rights.Objection(commitment, act, course.IsAccepted) is { } objection)
        {
            course.Telling?.Reasons?.AddRange(Say.Steps("not-entitled", null, act, $"{act.Act.Word()} on {act.On} by {act.By} changes nothing: {objection}"));
            return;
        }

        var (after, rule) = Apply(course, act, at);
        if (rule is null)
        {
            var standing = Say.List([.. course.Now.Select(h => h.State.Word()).Distinct()], "or");
            course.Telling?.Reasons?.AddRange(Say.Steps("no-effect", null, act, $"{act.Act.Word()} on {act.On} changes nothing: the {commitment.Kind.Word()} was {standing}"));
            return;
        }

        var by = act.By is { } author ? $" by {author}" : string.Empty;
        var to = act.To is { } successor ? $" to {successor}" : string.Empty;
        var what = act.Text is { } text ? $" ({text})" : string.Empty;
        course.Telling?.Reasons?.AddRange(Say.Steps(rule, null, act, $"{rule} on {Say.Time(at)}{by}{to}{what}"));
        course.Move(after);
    }

    private static (List<Hypothesis> After, string? Rule) Apply(Course course, CommitmentAct act, Instant at)
    {
        var kind = course.Commitment.Kind;
        if (act.Act == CommitmentActKind.Accept && kind is CommitmentKind.Demand or CommitmentKind.Offer && course.Now.Exists(h => h.IsActive))
        {
            course.IsAccepted = true;
            return (course.Now, "accepted");
        }

        string? rule = null;
        var after = new List<Hypothesis>(course.Now.Count);
        foreach (var hypothesis in course.Now)
        {
            var (result, done) = CommitmentActs.Apply(course, hypothesis, act, at);
            after.Add(result);
            rule = done ?? rule;
        }

        return (after, rule);
    }
}
