using Casus.Model;

namespace Casus.Web;

/// <summary>The lanes of a timeline, from top to bottom.</summary>
public enum Lane
{
    /// <summary>What was reported to be said, what was committed, and what was done to a commitment.</summary>
    Said,

    /// <summary>What was found true or false.</summary>
    Found,

    /// <summary>Deadlines.</summary>
    Due,

    /// <summary>Incidents and measures.</summary>
    Happened,
}

/// <summary>Something on a day.</summary>
/// <param name="Kind">A few words: <c>pledge</c>, <c>found true</c>, <c>deadline</c>, <c>incident</c>.</param>
/// <param name="State">The word whose mark stands beside it; empty for none.</param>
/// <param name="Title">What it is, in a sentence.</param>
/// <param name="Href">Where it stands on the desk.</param>
/// <param name="Words">The words that prove it.</param>
public sealed record TimelineEvent(Lane Lane, Moment On, string Kind, string State, string Title, IReadOnlyList<ShownActor> Who, string? Href, ValueList<Evidence> Words)
{
    /// <summary>Where a statement stands in its text; null for what is no statement.</summary>
    public Proof? Proof { get; init; }
}
