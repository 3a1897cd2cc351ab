using Casus.Model;

namespace Casus.Reading;

/// <summary>In which sense a word names an actor: a state by its name, its people, its capital; a body by its own name.</summary>
internal enum NameSense
{
    State,
    Adjective,
    People,
    Capital,
    Place,
    Body,
}

/// <summary>What a name stands for.</summary>
/// <param name="Actor">The id, <c>state/UKR</c>, <c>organisation/nato</c>.</param>
/// <param name="Side">An alpha-3 code or an organisation's name; null for none; <see cref="OfTheText"/> where the document's country decides.</param>
/// <param name="Trade">For bodies: organisation, office, group, party, media.</param>
internal sealed record NamedActor(string Actor, string Name, SpeakerKind Kind, string? Side, NameSense Sense, string Trade)
{
    /// <summary>The side of bodies that every country has: a senate, a defence ministry.</summary>
    public const string OfTheText = "?";
}
