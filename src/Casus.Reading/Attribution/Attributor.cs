using Casus.Language;

namespace Casus.Reading;

/// <summary>Finds who is reported to say what in a parsed document: the network's spans, joined to sayings. Holds the buffers of one thread.</summary>
internal sealed class Attributor : IDisposable
{
    /// <summary>A section ends with the first paragraph after so many tokens, and in any case after <see cref="SectionMost"/>: memory does not grow with the text.</summary>
    private const int SectionTokens = 3000;

    private const int SectionMost = 6000;

    private readonly Linker _linker;
    private readonly TokenNetwork _network;
    private readonly SpanDecoder _decoder;

    public Attributor(AttributionModel model, Kernel kernel)
    {
        _linker = model.Linker;
        _network = new(model.Weights, kernel);
        _decoder = new(model.Weights, model.Scorer, kernel);
    }

    /// <param name="rows">The encoders' rows of this very document.</param>
    public List<Saying> Find(ParsedDocument document, EncoderRows rows, CancellationToken ct)
    {
        var features = new TokenFeatures(document);
        var spans = Spans(document, features, rows, ct);
        var sayings = _linker.Join(document, new(document, features, spans), spans);
        sayings.AddRange(NamedActs.Find(document, sayings));
        var named = NamedNouns.Find(document, sayings);
        sayings.RemoveAll(flat => named.Exists(whole => NamedNouns.NamesWithin(flat, whole)));
        sayings.AddRange(named);
        sayings.AddRange(ColonLines.Find(document, sayings));
        SignedQuotes.Add(document, sayings);
        Disputed.Add(document, sayings);
        Unanswered.Add(document, sayings);
        sayings.RemoveAll(saying => Supposes(document.Doc, saying));
        if (DocumentForm.Heading(document) is { } heading)
        {
            sayings.RemoveAll(saying => saying.Cue.Any(cue => cue.First >= heading.First && cue.End <= heading.End));
        }

        var reported = sayings.FindAll(saying => !OwnVoice.Provides(document, saying));
        // What somebody does in a turn of a transcript is their own words: the turn as a whole is then no saying beside it.
        var isTurn = reported.ToLookup(saying => IsTurn(document.Doc, saying));
        var (turns, others) = (isTurn[true], isTurn[false].ToList());
        if (OwnVoice.Find(document, features, others) is { Count: > 0 } own)
        {
            sayings = [.. others, .. turns.Where(turn => !own.Exists(one => turn.Content.Holds(one.First))), .. own];
        }

        TurnLabels.Add(document, sayings);
        ContentTails.Extend(document, sayings);
        Anonymity.Remove(document, sayings);
        sayings = Nesting.Order(sayings);
        return sayings.RemoveAll(saying => saying.Within >= 0 && Awaited.Is(document, saying)) > 0 ? Nesting.Order(sayings) : sayings;
    }

    // “…, assuming that the army leaves”: a condition, and nobody's words.
    private static bool Supposes(Doc doc, Saying saying) =>
        saying is { Cue: [{ Count: 1, First: var cue }] } && doc[cue] is { Lower: "assuming" or "providing" or "provided" or "supposing", Dep: "advcl" or "amod" or "prep" or "ccomp" } && (cue == 0 || doc[cue].IsSentenceStart || doc[cue - 1].Text == ",")
        && saying.Content[0].First == cue + 1 && saying.Source.All(source => source.End <= cue);

    // “MS MARTEN: We will pay.”
    private static bool IsTurn(Doc doc, Saying saying) =>
        saying.Source is [var name, ..] && (name.First == 0 || QuotePairing.EndsParagraph(doc, name.First - 1)) && name.End < doc.Count && doc[name.End].Text == ":" && saying.Content.All(part => part.First > name.End);

    /// <summary>The spans of a document, in order.</summary>
    public List<LabelledSpan> Spans(ParsedDocument document, TokenFeatures features, EncoderRows rows, CancellationToken ct)
    {
        var spans = new List<LabelledSpan>();
        foreach (var section in Sections(document.Doc))
        {
            ct.ThrowIfCancellationRequested();
            Read(document, features, rows, section, spans);
        }

        return spans;
    }

    private unsafe void Read(ParsedDocument document, TokenFeatures features, EncoderRows rows, TokenRange section, List<LabelledSpan> spans)
    {
        _network.Run(features, rows, document.Doc.Columns.Forms, section.First, section.End);
        _decoder.Decode(_network.Scores, TokenNetwork.ScoreStride, features, document, section, spans);
    }

    /// <summary>The parts of a document that are read one after the other, none seeing another.</summary>
    public static IEnumerable<TokenRange> Sections(Doc doc)
    {
        for (int from = 0, to; from < doc.Count; from = to)
        {
            to = SectionEnd(doc, from);
            yield return new(from, to);
        }
    }

    private static int SectionEnd(Doc doc, int from)
    {
        for (var i = from + SectionTokens; i < doc.Count; i++)
        {
            if (QuotePairing.EndsParagraph(doc, i - 1) || i == from + SectionMost)
            {
                return i;
            }
        }

        return doc.Count;
    }

    public void Dispose() => _network.Dispose();
}
