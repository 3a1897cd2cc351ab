using Casus.Model;

namespace Casus.Logic;

/// <summary>Puts what changed into words: before and after.</summary>
internal static class ChangeWords
{
    /// <summary>The words of the states, and whatever else it is that differs.</summary>
    public static (string? Before, string? After) Of(CommitmentStatus? before, CommitmentStatus? after)
    {
        var (from, to) = (Word(before), Word(after));
        return from != to || before is null || after is null
            ? (from, to)
            : before.Label != after.Label ? (before.Label, after.Label)
            : before.Deadline != after.Deadline ? ($"{from}, due by {before.Deadline?.ToString() ?? "no date"}", $"{to}, due by {after.Deadline?.ToString() ?? "no date"}")
            : !before.Circle.Equals(after.Circle) ? ($"{from}{Circle(before)}", $"{to}{Circle(after)}")
            : ($"{from} to {before.Successor}", $"{to} to {after.Successor}");
    }

    public static string Flagged(string word, ValueList<Need> blockedBy, ValueList<Need> notAssuredBy)
    {
        var blocked = blockedBy.IsEmpty ? string.Empty : $", blocked by {Ids(blockedBy)}";
        var notAssured = notAssuredBy.IsEmpty ? string.Empty : $", not assured by {Ids(notAssuredBy)}";
        return word + blocked + notAssured;

        static string Ids(ValueList<Need> needs) => Say.List([.. needs.Select(n => $"{n.Dependency.Needs} ({n.Value.Word()})").Distinct()]);
    }

    private static string Circle(CommitmentStatus status) => status.Circle.IsEmpty ? ", in no circle" : $", in the circle {string.Join(" → ", status.Circle)}";

    private static string? Word(CommitmentStatus? status) => status is null ? null : string.Join(" or ", status.States.Select(s => s.Word()));
}
