using Casus.Model;

namespace Casus.Logic;

/// <summary>Where a commitment's walk through valid time ended, and how it went.</summary>
/// <param name="Hypotheses">Each possible way it stands, in the order of the states; never empty.</param>
/// <param name="Since">When the set of states became what it is; null: from the beginning.</param>
/// <param name="IsBinding">False for a demand that was not accepted.</param>
/// <param name="NextDeadline">The next instant at which a window closes, after the valid time.</param>
/// <param name="History">The sets of states over valid time, a bit each; none before it was made.</param>
/// <param name="Awaiting">Over valid time, whether it may still be brought about in time.</param>
/// <param name="IsInexact">True when antecedent and consequent were too entangled to be taken together.</param>
internal sealed record Standing(
    List<Hypothesis> Hypotheses,
    Instant? Since,
    Moment? Deadline,
    bool IsBinding,
    Instant? NextDeadline,
    Timeline<int> History,
    Timeline<bool> Awaiting,
    bool IsInexact)
{
    /// <summary>The states it may be in, a bit each.</summary>
    public int States => History.Value(History.Count - 1);

    /// <summary>True where it is not settled since when it is detached, so that its deadline is counted from more than one time.</summary>
    public bool IsCountedFromDoubt { get; } = Hypotheses.Exists(h => h.DetachedFrom != h.DetachedTo);

    /// <summary>True when no other commitment could tell the two apart.</summary>
    public static bool IsSameCourse(Standing? one, Standing? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.History.IsSame(other.History) && one.Awaiting.IsSame(other.Awaiting));
}
