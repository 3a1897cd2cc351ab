using Casus.Model;

namespace Casus.Logic;

/// <summary>Where a commitment's walk through valid time ended.</summary>
/// <param name="Hypotheses">Each possible way it stands, in the order of the states; never empty.</param>
/// <param name="Since">When the set of states became what it is; null: from the beginning.</param>
/// <param name="IsBinding">False for a demand that was not accepted.</param>
/// <param name="Unsettled">What was unknown or contested where it mattered, and from when.</param>
/// <param name="NextDeadline">The next instant at which a window closes, after the valid time.</param>
internal sealed record Standing(
    List<Hypothesis> Hypotheses,
    Instant? Since,
    Moment? Deadline,
    bool IsBinding,
    IReadOnlyCollection<(Condition Condition, Instant From)> Unsettled,
    Instant? NextDeadline,
    List<Reason> Reasons);
