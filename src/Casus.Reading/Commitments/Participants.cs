namespace Casus.Reading;

/// <summary>What the readers of a document's acts and commitments share: its noun phrases, the parties they name, and which of them is the speaker's own side.</summary>
internal sealed class Participants
{
    public Participants(ParsedDocument document, WhoSpeaks who)
    {
        Who = who;
        Phrases = new(document, document.Tree);
        Parties = new(document, who, Phrases, document.Tree);
        Self = new(document, who, Parties, document.Tree);
    }

    public WhoSpeaks Who { get; }

    public Phrases Phrases { get; }

    public Parties Parties { get; }

    public SpeakerSelf Self { get; }
}
