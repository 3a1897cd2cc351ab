using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells whether a status differs in anything but the way it is explained.</summary>
internal static class Difference
{
    public static bool IsNone(CommitmentStatus? a, CommitmentStatus? b) =>
        a is null || b is null
            ? a is null && b is null
            : a.States.Equals(b.States) && a.Label == b.Label && a.Deadline == b.Deadline && a.Successor == b.Successor
                && AreSame(a.BlockedBy, b.BlockedBy) && AreSame(a.NotAssuredBy, b.NotAssuredBy);

    public static bool IsNone(PropositionStatus? a, PropositionStatus? b) =>
        a is null || b is null
            ? a is null && b is null
            : a.Value == b.Value && AreSame(a.BlockedBy, b.BlockedBy) && AreSame(a.NotAssuredBy, b.NotAssuredBy);

    private static bool AreSame(ValueList<Need> a, ValueList<Need> b) =>
        a.Select(n => (n.Dependency.Id, n.Value)).SequenceEqual(b.Select(n => (n.Dependency.Id, n.Value)));
}
