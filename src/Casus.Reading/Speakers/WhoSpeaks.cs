using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>From the words of a source to who it is, over a whole document. Unknown stays unknown.</summary>
/// <remarks>Sayings are settled in their order, so that a pronoun may lean on who spoke before. Not for several threads at once.</remarks>
internal sealed class WhoSpeaks
{
    private const int Near = 4;

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
    private Known? _issuing;

    public WhoSpeaks(ParsedDocument document, IReadOnlyList<Saying> sayings)
    {
        (_document, _sayings) = (document, sayings);
        _text = new(document, document.Actors);
        var bodies = new BodyReader(_text, new(_text));
        var roles = new RoleReader(_text, bodies);
        _people = new(_text, roles);
        _pronouns = new(_text, _people);
        _phrases = new(_text, _people, roles, bodies) { Pronoun = Pronoun, Issuer = Issuer };
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

    private sealed record Known(Found? Found);

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

        return _phrases.Read(source);
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

    private Found Pronoun(int token, TokenRange phrase)
    {
        if (_depth > Near)
        {
            return Found.None("a chain of pronouns without an end");
        }

        _depth++;
        try
        {
            return _text.Lower(token) switch
            {
                "he" or "him" or "his" or "himself" => Person(token, 'm'),
                "she" or "her" or "hers" or "herself" => Person(token, 'f'),
                "i" or "me" or "my" or "myself" or "we" or "us" or "our" or "ours" or "ourselves" => First(token),
                "they" or "them" or "their" or "theirs" or "themselves" => Plural(token),
                "it" or "its" or "itself" => Thing(token),
                "who" or "which" or "that" or "whose" or "whom" => Relative(token),
                "you" or "your" => Found.None("“you” names nobody"),
                _ => Found.Unnamed(null, $"“{_text.Lower(token)}” names nobody"),
            };
        }
        finally
        {
            _depth--;
        }
    }

    private Found Person(int token, char gender)
    {
        var word = _text.Doc[token].Text;
        var last = _current < 0 ? LastPersonBefore(token) : Last(token, _current) is { } before ? _found[before]!.Person : null;
        var around = Around(token);
        var not = around is { } outer ? _found[outer]?.Person : null;
        var content = _current >= 0 && IsSourceOf(_current, token) ? (IReadOnlyList<TokenRange>)_sayings[_current].Content : [];
        var person = _pronouns.Find(token, gender, last, not, t => _isSource[t], content);
        if (person is null && _current >= 0 && Last(token, _current) is { } unnamed && Gap(unnamed, token) <= 1 && _found[unnamed]!.Speakers is [{ Kind: SpeakerKind.Anonymous }])
        {
            return _found[unnamed]! with { Why = $"“{word}” goes on with " + _found[unnamed]!.Why };
        }

        if (person is null)
        {
            return Found.None($"“{word}”: nobody named before fits");
        }

        if (person.Gender == '\0')
        {
            person.Gender = gender;
        }

        return new([person.Speaker(_text)], person, $"“{word}” is {person.Shown}, named before");
    }

    private bool IsSourceOf(int saying, int token)
    {
        foreach (var part in _sayings[saying].Source)
        {
            if (part.First <= token && token < part.End)
            {
                return true;
            }
        }

        return false;
    }

    private TextPerson? LastPersonBefore(int token)
    {
        for (var i = _settled - 1; i >= 0; i--)
        {
            if (_sayings[i].First < token && !Holds(i, token))
            {
                return _found[i]!.Person;
            }
        }

        return null;
    }

    // The innermost settled saying in whose content a token stands.
    private int? Around(int token)
    {
        for (var i = Math.Min(_settled, _sayings.Count) - 1; i >= 0 && i > _settled - 30; i--)
        {
            if (i != _current && Holds(i, token))
            {
                return i;
            }
        }

        return null;
    }

    // I and we: whoever is quoted; outside quotes the document's own voice.
    private Found First(int token)
    {
        if (Around(token) is { } outer)
        {
            return _found[outer]! with { Why = $"“{_text.Doc[token].Text}” in the words of " + _found[outer]!.Why };
        }

        if (_document.Quotes.At(token) is not null && (_current < 0 ? _settled : _current) is var index && Last(token, index) is { } before && Gap(before, token) <= 2)
        {
            return _found[before]! with { Why = $"“{_text.Doc[token].Text}” in a quote of " + _found[before]!.Why };
        }

        return Ours(token);
    }

    private Found Ours(int token)
    {
        var document = _document.Document;
        if (document.Authors.Count == 1 && NameFold.Keys(document.Authors[0]) is { Count: > 1 } && _text.Lower(token) is "i" or "my" or "me")
        {
            return Found.One(new("person/" + NameFold.Slug(document.Authors[0]), document.Authors[0], SpeakerKind.Person, null), "the document's author");
        }

        if (Issuing() is { } issuer)
        {
            return issuer;
        }

        if (document.Publisher is { Length: > 1 } publisher)
        {
            var known = _text.Knowledge.Names.Of(publisher);
            return Found.One(known.Count > 0 ? _text.Speaker(known[0]) : new("organisation/" + NameFold.Slug(publisher), publisher, SpeakerKind.Organisation, publisher), "the document's publisher");
        }

        return Found.None("the document's own voice, and it names no issuer");
    }

    // Who a document that speaks says that it is (the Council urges): the body named most often as a source, the first of equals.
    private Found? Issuing()
    {
        if (_issuing is { } known)
        {
            return known.Found;
        }

        _issuing = new(null);
        var named = _sayings.Where(saying => saying is { Within: < 0, Source.Count: > 0 } && _text.Doc[_text.Head(saying.Source[0])].Pos is "NOUN" or "PROPN")
            .Select(saying => _phrases.Read(saying.Source[0]))
            .Where(found => found.Speakers is [{ Kind: SpeakerKind.Organisation or SpeakerKind.State or SpeakerKind.Office or SpeakerKind.Group }])
            .GroupBy(found => found.Speakers[0].Name, StringComparer.Ordinal).MaxBy(group => group.Count());
        _issuing = new(named?.First() is { } most ? most with { Why = "who the document says that it is, " + most.Why } : null);
        return _issuing.Found;
    }

    private Found Plural(int token)
    {
        var index = _current < 0 ? _settled : _current;
        if (Last(token, index) is { } before && Gap(before, token) <= 2 && _found[before] is { } last && (last.Speakers.Count > 1 || last.Speakers[0].Kind is not SpeakerKind.Person) && (last.Speakers[0].Kind != SpeakerKind.Anonymous || IsPlural(_sayings[before])))
        {
            return last with { Why = "“they” goes on with " + last.Why };
        }

        // The last plural subject of this sentence or the two before.
        for (var i = token - 1; i >= 0 && _text.Sentence(token) - _text.Sentence(i) <= 2 && token - i < 120; i--)
        {
            var word = _text.Doc[i];
            if (word.Dep is "nsubj" or "nsubjpass" && (word.Tag is "NNS" or "NNPS" || word.Children.Any(c => c.Dep == "conj") || _text.Names.At(i) is { } hit && hit.Actor.Sense == NameSense.Body) && word.Pos is "NOUN" or "PROPN" && _phrases.Read(new(word.LeftEdge.Index, Math.Min(word.RightEdge.Index, word.Index + 20) + 1)) is { IsNobody: false } found)
            {
                return found with { Why = "“they” is " + found.Why };
            }
        }

        return Found.Unnamed(null, "“they”: nobody by name");
    }

    private bool IsPlural(Saying saying) => saying.Source.Count > 0 && _text.Doc[_text.Head(saying.Source[0])].Tag is "NNS" or "NNPS" or "PRP" or "DT";

    private Found Thing(int token)
    {
        var index = _current < 0 ? _settled : _current;
        if (Last(token, index) is { } before && Gap(before, token) <= 2 && _found[before] is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.Office or SpeakerKind.Group or SpeakerKind.State }] } last)
        {
            return last with { Why = "“it” goes on with " + last.Why };
        }

        NameHit? object_ = null;
        for (var i = token - 1; i >= 0 && _text.Sentence(token) - _text.Sentence(i) <= 2 && token - i < 100; i--)
        {
            var word = _text.Doc[i];
            if (word.Dep is "nsubj" or "nsubjpass" && word.Pos is "NOUN" or "PROPN" && _people.At(i) is null
                && _phrases.Read(new(word.LeftEdge.Index, word.Index + 1)) is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.Office or SpeakerKind.Group or SpeakerKind.State }] } found)
            {
                return found with { Why = "“it” is " + found.Why };
            }

            object_ ??= _text.Names.At(i) is { } hit && hit.Actor.Sense is NameSense.Body or NameSense.State ? hit : null;
        }

        return object_ is { } named ? Found.One(_text.Speaker(named.Actor), $"“it” is {named.Actor.Name}, named before") : Found.None("“it”: no body or state named before");
    }

    // The noun that the relative clause hangs on.
    private Found Relative(int token)
    {
        var verb = _text.Doc[token].Head;
        for (var steps = 0; steps < Near && verb.Dep is not "relcl" && verb.Head.Index != verb.Index; steps++)
        {
            verb = verb.Head;
        }

        var noun = verb.Dep == "relcl" && verb.Head.Index < token ? verb.Head.Index : Nearest(token);
        if (noun < 0)
        {
            return Found.Unnamed(null, $"“{_text.Lower(token)}” hangs on no noun");
        }

        var found = _phrases.Read(new(Math.Min(noun, _text.Doc[noun].LeftEdge.Index), Math.Max(noun + 1, BeforeComma(noun, token))));
        // “Alfa and Bravo, the two largest sellers of timber, which …”: what cannot speak is part of what is named before it.
        for (var steps = 0; steps < Near && found.Speakers.All(s => s.Kind == SpeakerKind.Anonymous); steps++)
        {
            var outer = _text.Doc[noun].Dep == "pobj" ? _text.Doc[noun].Head.Head.Index : _text.Doc[noun].Dep == "appos" ? _text.Doc[noun].Head.Index : noun;
            if (outer >= noun || _text.Doc[outer].Pos is not ("NOUN" or "PROPN"))
            {
                break;
            }

            noun = outer;
            found = _phrases.Read(new(_text.Doc[noun].LeftEdge.Index, BeforeComma(noun, token)));
        }

        return found with { Why = $"“{_text.Lower(token)}” is " + found.Why };
    }

    private int BeforeComma(int noun, int token)
    {
        var end = noun + 1;
        while (end < token && _text.Doc[end].Text is not ("," or "—" or "--" or "("))
        {
            end++;
        }

        return end;
    }

    private int Nearest(int token)
    {
        for (var i = token - 1; i >= 0 && token - i < 6 && _text.Sentence(i) == _text.Sentence(token); i--)
        {
            if (_text.Doc[i].Pos is "NOUN" or "PROPN")
            {
                return i;
            }
        }

        return -1;
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
