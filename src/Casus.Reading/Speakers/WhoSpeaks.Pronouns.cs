using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// Whom pronouns stand for, and whose voice the document's own is.
internal sealed partial class WhoSpeaks
{
    private IssuerRead? _issuing;

    private sealed record IssuerRead(Found? Found);

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
        // “Grey renewed her threat”: whoever does what the clause tells.
        if (_text.Doc[token].Tag == "PRP$" && ClauseSubject(token) is { } doer && _people.At(doer) is { } own && (own.Person.Gender == '\0' || own.Person.Gender == gender))
        {
            return new([own.Person.Speaker(_text)], own.Person, $"“{word}” is {own.Person.Shown}, of whom the clause tells");
        }

        var last = _current < 0 ? LastPersonBefore(token) : Last(token, _current) is { } before ? _found[before]!.Person : null;
        var around = Around(token);
        var not = around is { } outer ? _found[outer]?.Person : null;
        var content = _current >= 0 && IsSourceOf(_current, token) ? (IReadOnlyList<TokenRange>)_sayings[_current].Content : [];
        if (AfterUnnamed(token) is { } nobody)
        {
            return _found[nobody]! with { Why = $"“{word}” goes on with " + _found[nobody]!.Why };
        }

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

    // “A former officer admitted …. He claimed”: the subject that opens a sentence goes on with the unnamed one who was the subject of the sentence before, where that one names no person.
    private int? AfterUnnamed(int token)
    {
        if (_current < 0 || !IsSourceOf(_current, token) || _text.Doc[token].Dep != "nsubj" || (token > 0 && _text.StartsParagraph(token))
            || Last(token, _current) is not { } before || _sayings[before] is not { Source: [var source], Within: < 0 } || _found[before]!.Speakers is not [{ Kind: SpeakerKind.Anonymous }]
            || _text.Doc[_text.Head(source)] is not { Tag: "NN", Dep: "nsubj" } unnamed || !RoleWords.Is(unnamed.Lower) || !(_text.Lower(source.First) is "a" or "an" or "one" or "another" || RoleWords.At(_text.Lower, unnamed.Index) is { Speaks: RoleSpeaks.Staff }) || !(_text.Sentence(token) - _text.Sentence(unnamed.Index) is var on && on is 1 or 2 ? Opens(token) : on == 0 && GoesOn(token)))
        {
            return null;
        }

        for (var i = unnamed.LeftEdge.Index; i < token; i++)
        {
            if (_people.At(i) is not null || _text.StartsParagraph(i + 1))
            {
                return null;
            }
        }

        return before;
    }

    // “A spokesman dismissed the plan; he added”
    private bool GoesOn(int token) => token > 0 && (_text.Doc[token - 1].Text == ";" || _text.Doc[token - 1].Pos == "CCONJ");

    // At the head of its sentence, or right behind quoted words.
    private bool Opens(int token)
    {
        var first = SentenceFirst(token);
        return token - first <= 2 || _document.Quotes.IsMark(token - 1) || _document.Quotes.IsInside(token - 1) || (_text.Doc[token - 1].Pos is "VERB" && token > 1 && _document.Quotes.IsMark(token - 2));
    }

    private int SentenceFirst(int token)
    {
        var first = token;
        while (first > 0 && _text.Sentence(first - 1) == _text.Sentence(token))
        {
            first--;
        }

        return first;
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

    // The state for which somebody speaks in whose words a token stands.
    private string? Speaking(int token) => Around(token) is { } outer && _found[outer] is { Speakers: [{ Side: { } side }] } && _text.IsState(side) ? side : null;

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
        if ((Turn(token) ?? Heading()) is { } told)
        {
            return told;
        }

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

        // Whoever asks meanwhile (our government) is told none. A document that does not speak has no issuer: its “we” is its author's.
        _issuing = new(null);
        if (!_sayings.Any(saying => saying.OfDocument))
        {
            return null;
        }

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
        // “Alfa has threatened to close its border”: whoever does what the sentence tells, before anybody who spoke last.
        if (_text.Lower(token) is "its" or "itself" && Doer(token) is { } own)
        {
            return own with { Why = "“it” is " + own.Why };
        }

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

            // “The ministry denied it. It said …”: a body that nobody names is who goes on, not another that is named beside it.
            if (word.Dep is "nsubj" && char.IsLower(word.Text[0]) && (BodyWords.IsBody(word.Lower) || word.Lower is "opposition") && !_document.Quotes.IsInside(i) && _text.Sentence(token) - _text.Sentence(i) is 1 && _text.Doc[token].Dep == "nsubj")
            {
                var unnamed = _phrases.Read(new(word.LeftEdge.Index, word.Index + 1));
                return unnamed with { Why = "“it” goes on with " + unnamed.Why };
            }

            object_ ??= _text.Names.At(i) is { } hit && hit.Actor.Sense is NameSense.Body or NameSense.State ? hit : null;
        }

        return object_ is { } named ? Found.One(_text.Speaker(named.Actor), $"“it” is {named.Actor.Name}, named before") : Found.None("“it”: no body or state named before");
    }

    // The subject of the clause that a token stands in, where that one is a name before it; null for none.
    private int? ClauseSubject(int token)
    {
        var at = token;
        for (var steps = 0; steps < Near && _text.Doc[at].Pos is not ("VERB" or "AUX"); steps++)
        {
            at = _text.Doc[at].Head.Index;
        }

        return _text.Doc[at].Pos is "VERB" or "AUX" && Doing.Of(_text.Doc, at) is { } subject && subject < token && _text.Doc[subject].Pos is "PROPN" && _text.Doc[subject].RightEdge.Index < token ? subject : null;
    }

    private Found? Doer(int token)
    {
        return ClauseSubject(token) is { } subject && _people.At(subject) is null
            && _phrases.Read(new(_text.Doc[subject].LeftEdge.Index, subject + 1)) is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.Office or SpeakerKind.Group or SpeakerKind.State }] } found ? found : null;
    }

    // “its envoy”: the state or body that the sentence is about, or that one of the two before is about; not one of somebody's quoted words.
    private string? Owner(int its)
    {
        if (_depth > Near)
        {
            return null;
        }

        _depth++;
        try
        {
            for (var i = its - 1; i >= 0 && _text.Sentence(its) - _text.Sentence(i) <= 2 && its - i < 100; i--)
            {
                if (_text.Doc[i] is { Dep: "nsubj" or "nsubjpass", Pos: "NOUN" or "PROPN" } subject && _people.At(i) is null && (!_document.Quotes.IsInside(i) || _document.Quotes.IsInside(its))
                    && _phrases.Read(new(subject.LeftEdge.Index, i + 1)) is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.Office or SpeakerKind.Group or SpeakerKind.State } owner] })
                {
                    return owner.Side ?? owner.Name;
                }
            }

            return null;
        }
        finally
        {
            _depth--;
        }
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
        if (found.Speakers.All(s => s.Kind == SpeakerKind.Anonymous) && Renamed(noun) is { } named)
        {
            return named with { Why = $"“{_text.Lower(token)}” is " + named.Why };
        }

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

        found = Narrowed(token, noun, found);
        return found with { Why = $"“{_text.Lower(token)}” is " + found.Why };
    }

    // “Alfa and Bravo, | the two largest sellers”: the names that a description follows behind a comma, wherever the parse hangs it.
    private Found? Renamed(int noun)
    {
        var last = _text.Doc[noun].LeftEdge.Index - 2;
        if (last < 0 || noun - last > LongestDescription || _text.Lower(last + 1) != "," || _text.Doc[last].Pos != "PROPN")
        {
            return null;
        }

        var first = last;
        while (_text.Doc[first].Dep is "conj" or "compound" && _text.Doc[first].Head.Index is var head && head != first && Math.Abs(head - first) < LongestDescription)
        {
            first = head;
        }

        // “After talks in Norway, | the fishermen, who …, left”: the description is a subject of its own.
        if (_text.Doc[noun].Dep is "nsubj" or "nsubjpass" && _text.Doc[first].Dep == "pobj")
        {
            return null;
        }

        return _phrases.Read(new(Math.Min(last, _text.Doc[first].LeftEdge.Index), last + 1)) is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.State or SpeakerKind.Office or SpeakerKind.Group or SpeakerKind.Person }, ..] } found ? found : null;
    }

    // “Ada Grey of the Harbour Watch, who …” is Grey, “an answer from the Union, which …” the Union: who is a person, which can be whatever stands right before it.
    private Found Narrowed(int token, int noun, Found found)
    {
        if (_text.Lower(token) == "who")
        {
            var outer = _text.Doc[noun].Dep == "pobj" ? _text.Doc[noun].Head.Head.Index : noun;
            return outer < noun && found.Speakers.All(s => s.Kind is SpeakerKind.Organisation or SpeakerKind.State or SpeakerKind.Office) && _phrases.Read(new(_text.Doc[outer].LeftEdge.Index, outer + 1)) is { Speakers: [{ Kind: SpeakerKind.Person }] } person ? person : found;
        }

        if (found.Speakers.Any(s => s.Kind != SpeakerKind.Anonymous) || token < 2 || _text.Lower(token - 1) != "," || _text.Doc[token - 2].Pos is not ("PROPN" or "NOUN"))
        {
            return found;
        }

        var last = token - 2;
        while (_text.Doc[last].Dep == "compound" && _text.Doc[last].Head.Index < token && _text.Doc[last].Head.Index > last)
        {
            last = _text.Doc[last].Head.Index;
        }

        return last != noun && _phrases.Read(new(_text.Doc[last].LeftEdge.Index, last + 1)) is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.State or SpeakerKind.Office or SpeakerKind.Group }] } near ? near : found;
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
}
