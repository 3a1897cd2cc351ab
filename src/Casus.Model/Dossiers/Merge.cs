namespace Casus.Model;

/// <summary>A decision that several names are one: of actors, or of statements that report one saying.</summary>
/// <remarks>While it counts, every query gives <paramref name="Into"/> where one of <paramref name="Same"/> stands; what was recorded stays as it was, so that a merge can be undone.</remarks>
/// <param name="Same">The ids that are another name of <paramref name="Into"/>.</param>
/// <param name="Into">The id that stays.</param>
public sealed record Merge(string Id, MergeOf Of, ValueList<string> Same, string Into, string? Note, ValueList<Evidence> Evidence, Origin Origin) : IDossierItem;

public enum MergeOf
{
    /// <summary>Ids of actors, <c>person/…</c>.</summary>
    Actors,

    /// <summary>Ids of statements.</summary>
    Statements,
}
