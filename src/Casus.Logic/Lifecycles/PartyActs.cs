using Casus.Model;

namespace Casus.Logic;

/// <summary>Takes what the parties did to a commitment, each act in its turn, and tells why one changes nothing.</summary>
internal static class PartyActs
{
    /// <summary>When an act takes effect: one of the day a commitment was made comes after the making.</summary>
    public static Instant On(Course course, CommitmentAct act) => act.On.Start < course.Made && act.On.End > course.Made ? course.Made : act.On.Start;

    /// <summary>The acts of the walk; their order must not depend on the order of recording, so those of one instant follow a fixed order of their kinds.</summary>
    public static Queue<CommitmentAct> InOrder(Course course, IReadOnlyList<CommitmentAct> acts)
    {
        if (acts.Count == 0)
        {
            return new(0);
        }

        foreach (var early in acts.Where(a => On(course, a) < course.Made))
        {
            course.Reasons.AddRange(Say.Steps("no-effect", null, early, $"{early.Act.Word()} on {early.On} changes nothing: it came before the commitment was made"));
        }

        return new(acts.Where(a => On(course, a) >= course.Made && On(course, a) <= course.Valid)
            .OrderBy(a => On(course, a)).ThenBy(a => CommitmentActs.Rank(a.Act)).ThenBy(a => a.Id, StringComparer.Ordinal));
    }

    public static void Take(Course course, CommitmentAct act, Instant at)
    {
        var commitment = course.Commitment;
        if (Rights.Objection(commitment, act, course.IsAccepted) is { } objection)
        {
            course.Reasons.AddRange(Say.Steps("not-entitled", null, act, $"{act.Act.Word()} on {act.On} by {act.By} changes nothing: {objection}"));
            return;
        }

        var (after, rule) = Apply(course, act);
        if (rule is null)
        {
            var standing = Say.List([.. course.Now.Select(h => h.State.Word()).Distinct()], "or");
            course.Reasons.AddRange(Say.Steps("no-effect", null, act, $"{act.Act.Word()} on {act.On} changes nothing: the {commitment.Kind.Word()} was {standing}"));
            return;
        }

        var by = act.By is { } author ? $" by {author}" : string.Empty;
        var to = act.To is { } successor ? $" to {successor}" : string.Empty;
        var what = act.Text is { } text ? $" ({text})" : string.Empty;
        course.Reasons.AddRange(Say.Steps(rule, null, act, $"{rule} on {Say.Time(at)}{by}{to}{what}"));
        course.Now = Hypotheses.Distinct(after);
    }

    private static (List<Hypothesis> After, string? Rule) Apply(Course course, CommitmentAct act)
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
            var (result, done) = CommitmentActs.Apply(kind, hypothesis, act, course.IsBinding);
            after.Add(result);
            rule = done ?? rule;
        }

        return (after, rule);
    }
}
