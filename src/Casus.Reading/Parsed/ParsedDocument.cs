using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A document with its parse and its quotation marks: what every stage after the parse reads. Immutable.</summary>
internal sealed class ParsedDocument
{
    public ParsedDocument(Document document, Doc doc)
    {
        (Document, Doc) = (document, doc);
        Points = new(document.Text);
        Quotes = new(doc);
        Tree = new(doc);
        Day = document.Published is { } day ? (day.First.Year * 10_000) + (day.First.Month * 100) + day.First.Day : 0;
    }

    public Document Document { get; }

    /// <summary>The tokens and the parse of <see cref="Text"/> as <see cref="StoppedText"/> has it; offsets are UTF-16 in both.</summary>
    public Doc Doc { get; }

    public string Text => Document.Text;

    /// <summary>The day of publication, yyyymmdd; 0 when unknown: then only what the document names counts.</summary>
    public int Day { get; }

    public Casus.Model.CodePoints Points { get; }

    public QuoteMap Quotes { get; }

    public ParseTree Tree { get; }

    /// <summary>What is known of actors beforehand; the built-in tables unless a user's file adds to them.</summary>
    public ActorKnowledge Actors { get; init; } = ActorKnowledge.BuiltIn;

    /// <summary>Where a run of tokens stands in the text, without white space at its ends.</summary>
    public Span Span(TokenRange range)
    {
        var (first, last) = (range.First, range.End - 1);
        while (first < last && IsBlank(first))
        {
            first++;
        }

        while (last > first && IsBlank(last))
        {
            last--;
        }

        return new(Doc[first].Start, Doc[last].End);
    }

    /// <summary>The first token of the sentence that a token stands in; a paragraph's end ends it too.</summary>
    public int SentenceFirst(int token)
    {
        while (token > 0 && !Doc[token].IsSentenceStart && !QuotePairing.EndsParagraph(Doc, token - 1))
        {
            token--;
        }

        return token;
    }

    /// <summary>The paragraphs in order, each with the white space that belongs to it: together all tokens.</summary>
    public IEnumerable<TokenRange> Paragraphs()
    {
        for (int first = 0, end; first < Doc.Count; first = end)
        {
            end = first + 1;
            while (end < Doc.Count && !QuotePairing.EndsParagraph(Doc, end - 1))
            {
                end++;
            }

            yield return new(first, end);
        }
    }

    /// <summary>A range without the blanks, quotation marks, commas, stops and dashes at its ends.</summary>
    public TokenRange WithoutMarks(TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        while (end > first && IsAtEdge(end - 1))
        {
            end--;
        }

        while (first < end && IsAtEdge(first))
        {
            first++;
        }

        return new(first, end);
    }

    /// <summary>Whether a token is a mark that no part of what is said begins or ends with.</summary>
    public bool IsAtEdge(int token) => Doc[token].IsSpace || Quotes.IsMark(token) || Doc[token].Text is "," or "." or ";" or ":" or "--" or "–" or "—";

    /// <summary>Tokens without the white space at either end (<see cref="IsBlank"/>); none where there is nothing else.</summary>
    public TokenRange WithoutBlanks(TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        while (first < end && IsBlank(first))
        {
            first++;
        }

        while (end > first && IsBlank(end - 1))
        {
            end--;
        }

        return new(first, end);
    }

    /// <summary>Whether a token is white space of the text: also the stop that a line without one is parsed with.</summary>
    public bool IsBlank(int token) => Doc[token].IsSpace || (Doc[token].Start < Text.Length && char.IsWhiteSpace(Text[Doc[token].Start]));

    /// <summary>The words of a run of tokens as they stand.</summary>
    public string Words(TokenRange range) => Span(range).In(Text);

    /// <summary>The words of several runs, or null when there is none.</summary>
    public Quoted? Quote(ValueList<TokenRange> ranges)
    {
        if (ranges.Count == 0)
        {
            return null;
        }

        var spans = new Span[ranges.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = Span(ranges[i]);
        }

        return Quoted.From(Text, spans);
    }

    /// <summary>The smallest run of tokens that covers a span of the text, or null when no token touches it.</summary>
    public TokenRange? Tokens(Span span)
    {
        int low = 0, high = Doc.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Doc[middle].End <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var end = low;
        while (end < Doc.Count && Doc[end].Start < span.End)
        {
            end++;
        }

        return end > low ? new(low, end) : null;
    }
}
