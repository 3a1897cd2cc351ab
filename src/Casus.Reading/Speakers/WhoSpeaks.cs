using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From the words of a source to who it is, over a whole document. Unknown stays unknown.</summary>
internal sealed class WhoSpeaks(ParsedDocument document, IReadOnlyList<Saying> sayings)
{
    /// <summary>Who speaks in a saying, by its index.</summary>
    public SpeakerReading Of(int saying) => sayings[saying].Source.Count == 0
        ? new([], "the text names no source here")
        : new([], $"nothing is known of “{document.Words(sayings[saying].Source[0])}”");

    /// <summary>The actors a noun phrase names: one, several when joined, none when unknown. A person stands for themselves here.</summary>
    public ValueList<Speaker> Named(TokenRange phrase) => phrase.Count == 0 ? [] : [];
}
