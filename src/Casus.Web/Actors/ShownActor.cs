using Casus.Model;

namespace Casus.Web;

/// <summary>An actor as a page names it.</summary>
/// <param name="Actor">The id that its page is found by; null: there is none.</param>
/// <param name="Side">Whom it spoke for, where a statement says so.</param>
public sealed record ShownActor(string? Actor, string Name, string? Side = null)
{
    /// <summary>Who is reported to speak; nobody known: the source's own words.</summary>
    public static IReadOnlyList<ShownActor> Speaking(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.Speakers.IsEmpty
            ? [new(null, statement.Source?.Text ?? "not named")]
            : [.. statement.Speakers.Select(s => new ShownActor(s.Actor, s.Name, s.Side))];
    }

    public static IReadOnlyList<ShownActor> Of(ValueList<ActorName> actors) => [.. actors.Select(a => new ShownActor(a.Actor, a.Name))];
}
