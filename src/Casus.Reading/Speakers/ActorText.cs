using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A document as the stage that tells who speaks sees it: its tokens, sentences, known names, its day and its country.</summary>
internal sealed class ActorText
{
    private const int LongestHeading = 20;

    // Sentences back: a quotation may stand between.
    private const int Near = 2;

    private const double Capitals = 0.6;

    private readonly int[] _sentence;
    private readonly bool[] _headline;

    public ActorText(ParsedDocument document, ActorKnowledge knowledge)
    {
        (Parsed, Doc, Knowledge) = (document, document.Doc, knowledge);
        _sentence = new int[Doc.Count];
        for (int i = 0, sentence = -1; i < Doc.Count; i++)
        {
            sentence += i == 0 || Doc[i].IsSentenceStart || StartsParagraph(i) ? 1 : 0;
            _sentence[i] = sentence;
        }

        _headline = Headlines();
        Names = new(this);
    }

    public ParsedDocument Parsed { get; }

    public Doc Doc { get; }

    public ActorKnowledge Knowledge { get; }

    public TextNames Names { get; }

    /// <summary>The day of publication, yyyymmdd; 0 when unknown: then only what the document names counts.</summary>
    public int Day => Parsed.Day;

    /// <summary>The state whose matters the document takes for granted, alpha-3; null when none stands out.</summary>
    public string? Country => Names.Country;

    public int Count => Doc.Count;

    public int Sentence(int token) => _sentence[token];

    /// <summary>The lower-case word at a place; empty outside.</summary>
    public string Lower(int token) => (uint)token < (uint)Doc.Count ? Doc[token].Lower is var lower && lower[^1] is '\u200E' or '\u200F' or '\uFEFF' ? lower[..^1] : Doc[token].Lower : string.Empty;

    /// <summary>The state whose lawmakers, governors and judges are meant without a word of it.</summary>
    public string? Legislature => Names.IsAmerican && Country is not ("PHL" or "NGA" or "KEN" or "AUS" or "FRA" or "ITA" or "PAK" or "BRA" or "ARG" or "MEX" or "COL" or "CHL" or "IND") ? "USA" : Country;

    /// <summary>Whose side <em>its</em> at a token is; null when unknown. Set by the stage that reads phrases.</summary>
    public Func<int, string?> Owner { get; set; } = _ => null;

    /// <summary>Whether a side is a state: by its alpha-3 code, or by the name of one that no table has and the document tells of.</summary>
    public bool IsState(string? side) => Knowledge.IsState(side) || (side is not null && Names.Told(side) is not null);

    public NamedActor State(string side) => Names.Told(side) ?? Knowledge.State(side);

    public string StateName(string side) => State(side).Name;

    /// <summary>The adjective of a state; of one that no table has, that of the document, or its name.</summary>
    public string AdjectiveOf(string side) => Names.AdjectiveOf(side) ?? Knowledge.AdjectiveOf(side);

    /// <summary>The name of what is a state's: <em>Norwegian army</em>; <em>army of Valdora</em> where there is no adjective.</summary>
    public string OfState(string side, string words) => Names.Told(side) is { } told && Names.AdjectiveOf(side) is null ? $"{words} of {told.Name}" : $"{AdjectiveOf(side)} {words}";

    /// <summary>The side of the state that a name or body is of, where <em>of</em> follows it: <em>the Ministry of Finance</em> | <em>of the Netherlands</em>; null where no state does.</summary>
    public string? StateBehindOf(int end) => Lower(end) == "of" && Names.At(end + (Lower(end + 1) == "the" ? 2 : 1)) is { Actor: { Sense: NameSense.State } state } ? state.Side : null;

    public string Text(int first, int end) => Parsed.Words(new(first, end));

    /// <summary>Whether a line break stands right before a token.</summary>
    public bool StartsParagraph(int token) => token > 0 && QuotePairing.EndsParagraph(Doc, token - 1);

    public bool IsCapital(int token) => char.IsUpper(Doc[token].Text[0]);

    public bool IsPossessive(int token) => Lower(token) is "'s" or "’s" or "'" or "’";

    /// <summary>Whether a token stands in a line set as a headline, where verbs have capitals too.</summary>
    public bool IsHeadline(int token) => _headline[token];

    /// <summary>Whether a token opens a line of few words without a full stop: a heading inside the text.</summary>
    public bool OpensHeading(int token)
    {
        if (token > 0 && !StartsParagraph(token))
        {
            return false;
        }

        var end = token + 1;
        while (end < Doc.Count && !StartsParagraph(end))
        {
            end++;
        }

        while (end > token + 1 && (Parsed.IsBlank(end - 1) || Doc[end - 1].IsSpace))
        {
            end--;
        }

        return end - token < LongestHeading && Doc[end - 1].Text is not ("." or "!" or "?" or "”" or "\"" or ":" or ",");
    }

    /// <summary>The state that speaks in one of the sentences before a quotation, in the same paragraph: <em>Iran warned both. “…,” Foreign Ministry spokesman Alfa Marten said.</em></summary>
    public string? StateBefore(int token)
    {
        var quoted = token - 1;
        while (quoted > 0 && Sentence(quoted) == Sentence(token) && Parsed.Quotes.At(quoted) is null)
        {
            quoted--;
        }

        // “…,” said the office: it goes on. Another sentence begins anew.
        if (quoted < 0 || Sentence(quoted) != Sentence(token))
        {
            return null;
        }

        for (var i = token - 1; i >= 0 && Sentence(token) - Sentence(i) <= Near && !StartsParagraph(i + 1); i--)
        {
            if (Sentence(i) < Sentence(token) && Doc[i] is { Dep: "nsubj", Head: { Dep: "ROOT", Lemma: var verb } } && NamedActs.Says(verb) && Names.At(i) is { Actor.Sense: NameSense.State or NameSense.Capital } hit && IsState(hit.Actor.Side) && !Parsed.Quotes.IsInside(i))
            {
                return hit.Actor.Side;
            }
        }

        return null;
    }

    private bool[] Headlines()
    {
        var lines = new bool[Doc.Count];
        for (int first = 0, i = 1; i <= Doc.Count; i++)
        {
            if (i < Doc.Count && !StartsParagraph(i))
            {
                continue;
            }

            int words = 0, capitals = 0;
            var end = i;
            while (end > first && Parsed.IsBlank(end - 1))
            {
                end--;
            }

            for (var j = first; j < end && j < first + 60; j++)
            {
                if (Doc[j].Text.Length > 3 && char.IsLetter(Doc[j].Text[0]))
                {
                    words++;
                    capitals += IsCapital(j) ? 1 : 0;
                }
            }

            var isLine = end - first is > 2 and < 40 && words > 1 && capitals >= words * Capitals && capitals > 1 && (Doc[end - 1].Text is not "." || capitals * 10 >= words * 9) && Doc[first].Text is not ("“" or "\"");
            Array.Fill(lines, isLine, first, i - first);
            first = i;
        }

        return lines;
    }

    public static bool IsHonorific(string lower) => lower is "mr." or "mrs." or "ms." or "mr" or "mrs" or "ms" or "dr." or "dr" or "miss" or "sir" or "dame" or "lord" or "lady";

    /// <summary>The token of a phrase that the rest hangs on; nouns before others.</summary>
    public int Head(TokenRange phrase)
    {
        var found = -1;
        for (var i = phrase.First; i < phrase.End; i++)
        {
            var token = Doc[i];
            var above = token.Head.Index;
            if (above == i || above < phrase.First || above >= phrase.End)
            {
                if (token.Pos is "NOUN" or "PROPN" or "PRON" or "NUM")
                {
                    return i;
                }

                found = found < 0 && token.Pos is not ("PUNCT" or "SPACE" or "PART") ? i : found;
            }
        }

        return found < 0 ? phrase.First : found;
    }

    /// <summary>The side of a body that many countries have, by the document's country; other sides as they are.</summary>
    public string? Side(string? side) => side == NamedActor.OfTheText ? Legislature : side;

    public Speaker Speaker(NamedActor actor) => actor.Sense is NameSense.Body or NameSense.Place
        ? new(actor.Actor, actor.Name, actor.Kind, Side(actor.Side))
        : new(actor.Actor, actor.Name, actor.Kind, actor.Side);
}
