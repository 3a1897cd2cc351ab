using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells whether a status differs in anything but the way it is explained.</summary>
internal static class Difference
{
    public static bool IsNone(CommitmentStatus? a, CommitmentStatus? b) =>
        ReferenceEquals(a, b)
        || (!IsState(a, b) && (a is null || b is null || !IsNeeds(a.BlockedBy, a.NotAssuredBy, b.BlockedBy, b.NotAssuredBy)));

    public static bool IsNone(PropositionStatus? a, PropositionStatus? b) =>
        ReferenceEquals(a, b)
        || (a is not null && b is not null && a.Value == b.Value && !IsNeeds(a.BlockedBy, a.NotAssuredBy, b.BlockedBy, b.NotAssuredBy));

    /// <summary>True when it stands otherwise, whatever it needs.</summary>
    public static bool IsState(CommitmentStatus? a, CommitmentStatus? b) =>
        a is null || b is null
            ? a is not null || b is not null
            : !a.States.Equals(b.States) || a.Label != b.Label || a.Deadline != b.Deadline || a.Successor != b.Successor || !a.Circle.Equals(b.Circle);

    /// <summary>True when other needs are not met.</summary>
    public static bool IsNeeds(ValueList<Need> blockedBy, ValueList<Need> notAssuredBy, ValueList<Need> otherBlockedBy, ValueList<Need> otherNotAssuredBy) =>
        !AreSame(blockedBy, otherBlockedBy) || !AreSame(notAssuredBy, otherNotAssuredBy);

    private static bool AreSame(ValueList<Need> a, ValueList<Need> b) =>
        (a.IsEmpty && b.IsEmpty) || a.Select(n => (n.Dependency.Id, n.Value)).SequenceEqual(b.Select(n => (n.Dependency.Id, n.Value)));
}
