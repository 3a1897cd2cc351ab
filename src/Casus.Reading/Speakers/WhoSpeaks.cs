using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From the words of a source to who it is, over a whole document. Unknown stays unknown.</summary>
/// <remarks>Sayings are settled in their order, so that a pronoun may lean on who spoke before. Not for several threads at once.</remarks>
internal sealed partial class WhoSpeaks
{
    private const int Near = 4;

    // A description that renames what stands before it.
    private const int LongestDescription = 12;

    private readonly ParsedDocument _document;
    private readonly IReadOnlyList<Saying> _sayings;
    private readonly ActorText _text;
    private readonly TextPeople _people;
    private readonly PhraseReader _phrases;
    private readonly PronounReader _pronouns;
    private readonly bool[] _isSource;
    private readonly Found?[] _found;
    private int _settled;
    private int _current = -1;
    private int _depth;

    public WhoSpeaks(ParsedDocument document, IReadOnlyList<Saying> sayings)
    {
        (_document, _sayings) = (document, sayings);
        _text = new(document, document.Actors);
        var bodies = new BodyReader(_text, new(_text));
        var roles = new RoleReader(_text, bodies);
        _people = new(_text, roles);
        _pronouns = new(_text, _people);
        _phrases = new(_text, _people, roles, bodies) { Pronoun = Pronoun, Issuer = Issuer, All = AllOfThem, Speaking = Speaking };
        _text.Owner = Owner;
        _isSource = new bool[_text.Count];
        _found = new Found?[sayings.Count];
        foreach (var saying in sayings)
        {
            foreach (var part in saying.Source)
            {
                Array.Fill(_isSource, true, part.First, part.Count);
            }
        }
    }

    /// <summary>Who speaks in a saying, by its index.</summary>
    public SpeakerReading Of(int saying)
    {
        for (; _settled <= saying; _settled++)
        {
            _current = _settled;
            _found[_settled] = Settle(_settled);
        }

        return new(_found[saying]!.Speakers, _found[saying]!.Why);
    }

    /// <summary>The actors a noun phrase names: one, several when joined, none when unknown. A person stands for themselves here.</summary>
    public ValueList<Speaker> Named(TokenRange phrase)
    {
        if (phrase.Count == 0)
        {
            return [];
        }

        _current = -1;
        return [.. _phrases.Read(phrase).Speakers.Where(s => s.Kind != SpeakerKind.Anonymous)];
    }

    /// <summary>Whether a side is a state, one that a table has or one that the document tells of.</summary>
    public bool IsState(string? side) => _text.IsState(side);

    private Found Settle(int index)
    {
        var saying = _sayings[index];
        if (saying.Source.Count == 0)
        {
            return saying.OfDocument ? Ours(saying.First) : Unsaid(index);
        }

        // A source in several pieces is one phrase broken by its cue or by a comma.
        var source = saying.Source[0];
        if (saying.Source.Count > 1)
        {
            var found = _phrases.Read(source);
            for (var i = 1; i < saying.Source.Count && found.Speakers.All(s => s.Kind == SpeakerKind.Anonymous); i++)
            {
                if (_phrases.Read(saying.Source[i]) is { IsNobody: false } other && other.Speakers.Any(s => s.Kind != SpeakerKind.Anonymous))
                {
                    found = other;
                }
            }

            return found;
        }

        // “Our office will help”: it speaks for whoever says “our”.
        var read = saying.OfDocument && _text.Lower(source.First) is "our" or "my" ? Ours(source.First) : _phrases.Read(source);
        return read.Speakers.Any(s => s.Kind != SpeakerKind.Anonymous || s.Side is not null) ? read : Again(source, index) ?? read;
    }

    // “The members of the Harbour Council condemned …. The members warned”: the same noun with the article alone.
    private Found? Again(TokenRange source, int index)
    {
        if (source.Count != 2 || _text.Lower(source.First) != "the" || _text.Doc[source.First + 1].Pos != "NOUN")
        {
            return null;
        }

        var noun = _text.Lower(source.First + 1);
        for (var i = index - 1; i >= 0 && index - i < 15; i--)
        {
            if (_sayings[i].Source is [var before] && before.Count > 1 && _text.Lower(_text.Head(before)) == noun)
            {
                return _found[i] is { Speakers: [{ } one, ..] } found && (one.Kind != SpeakerKind.Anonymous || one.Side is not null) ? found with { Why = $"the {noun} named before, " + found.Why } : null;
            }
        }

        return null;
    }

    // No source in the words: the doer of the governing verb, the quote that goes on, or nobody.
    private Found Unsaid(int index)
    {
        var saying = _sayings[index];
        if (saying.Cue.Count > 0 && Doer(saying.Cue[0]) is { } subject)
        {
            var found = _phrases.Read(subject);
            return found with { Why = "the doer of the governing verb, " + found.Why };
        }

        // “Demands that …”, “Recalling …”: an item of a resolution.
        if (saying.Cue is [var cue, ..] && _text.StartsParagraph(cue.First) && char.IsUpper(_document.Text[_text.Doc[cue.First].Start]) && FromLine() is { } resolving)
        {
            return resolving;
        }

        if (saying.Cue.Count == 0 && _document.Quotes.At(saying.Content[0].First) is not null && Last(saying.First, index) is { } before && Gap(before, saying.First) <= 2)
        {
            return _found[before]! with { Why = "the quote goes on, " + _found[before]!.Why };
        }

        return Found.Unnamed(null, "the words name no source");
    }

    // “…, saying that”: the subject of the verb that the cue hangs on; not of a passive, whose doer is untold.
    private TokenRange? Doer(TokenRange cue)
    {
        var token = _text.Doc[_text.Head(cue)];
        if (token.Pos is not ("VERB" or "AUX") || token.Tag is "VBN" || token.Children.Any(c => c.Dep is "auxpass" or "nsubjpass"))
        {
            return null;
        }

        for (var steps = 0; steps < Near; steps++)
        {
            foreach (var child in token.Children)
            {
                if (child.Dep == "nsubj")
                {
                    return child.Tag is "EX" || child.Lower is "it" or "there" or "this" or "that" ? null : new(child.LeftEdge.Index, Math.Max(child.Index, Math.Min(child.RightEdge.Index, child.Index + 20)) + 1);
                }

                if (child.Dep == "nsubjpass")
                {
                    return null;
                }
            }

            if (token.Dep is "acl" && token.Head.Pos is "NOUN" or "PROPN")
            {
                return new(token.Head.LeftEdge.Index, token.Head.Index + 1);
            }

            if (token.Dep is not ("advcl" or "xcomp" or "conj" or "ccomp" or "pcomp" or "prep") || token.Head.Index == token.Index)
            {
                return null;
            }

            token = token.Head;
        }

        return null;
    }

    // The last saying before a token that is not inside the current one's content, with a speaker told.
    private int? Last(int token, int index)
    {
        for (var i = Math.Min(index, _sayings.Count) - 1; i >= 0 && index - i < 12; i--)
        {
            if (_found[i] is { IsNobody: false } && _sayings[i].First < token && !Holds(i, token))
            {
                return i;
            }
        }

        return null;
    }

    private int Gap(int saying, int token) => _text.Sentence(token) - _text.Sentence(_sayings[saying].Content[^1].End - 1);

    private bool Holds(int saying, int token)
    {
        foreach (var part in _sayings[saying].Content)
        {
            if (part.First <= token && token < part.End)
            {
                return true;
            }
        }

        return false;
    }

    // “the statement said”: whoever spoke last, a body before a person.
    private Found? Issuer(int token)
    {
        var index = _current < 0 ? _settled : _current;
        var noun = _text.Lower(token + 1);
        for (var i = index - 1; i >= 0 && index - i < 15; i--)
        {
            if (_sayings[i].Source is [.., var source] && source.First != token && _text.Lower(source.End - 1) == noun && _found[i] is { Speakers: [{ Kind: not SpeakerKind.Anonymous }] })
            {
                return _found[i]! with { Why = $"the {noun} named before, " + _found[i]!.Why };
            }
        }

        return Last(token, index) is { } before && Gap(before, token) <= 3 ? _found[before]! with { Why = "the statement of " + _found[before]!.Why } : null;
    }
}
