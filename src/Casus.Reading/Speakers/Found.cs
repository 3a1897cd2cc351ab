using Casus.Model;

namespace Casus.Reading;

/// <summary>Who a phrase was found to name.</summary>
/// <param name="Person">The one person, where it is one.</param>
/// <param name="Why">Through what, in plain words.</param>
internal sealed record Found(ValueList<Speaker> Speakers, TextPerson? Person, string Why)
{
    public static readonly Speaker Anonymous = new(null, "anonymous", SpeakerKind.Anonymous, null);

    public bool IsNobody => Speakers.Count == 0;

    public static Found None(string why) => new([], null, why);

    public static Found One(Speaker speaker, string why) => new([speaker], null, why);

    public static Found Unnamed(string? side, string why) => new([Anonymous with { Side = side }], null, why);
}
