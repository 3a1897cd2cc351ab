using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// Whom “both sides”, “the Parties” and “neither country” are: those whom a heading names, else the two that a text sets against each other.
internal sealed partial class WhoSpeaks
{
    private const int LongestSide = 15;

    // What two do together or against each other.
    private static readonly FrozenSet<string> Mutual = FrozenSet.ToFrozenSet(["agree", "cease", "clash", "conclude", "disagree", "discuss", "exchange", "fight", "meet", "negotiate", "quarrel", "reach", "resume", "sign", "stop", "swap", "talk", "trade"], StringComparer.Ordinal);

    private static readonly List<(int At, Found Pair)> Unasked = [];

    private List<(int At, Found Pair)>? _pairs;

    private Found? AllOfThem(TokenRange source)
    {
        if (source.Count is not (2 or 3 or 4))
        {
            return null;
        }

        var first = _text.Lower(source.First);
        var noun = _text.Doc[source.End - 1];
        var plural = noun.Lower is "parties" or "sides" or "presidents" or "leaders" or "ministers" or "participants" or "signatories" or "heads" or "countries" or "states" or "nations" or "governments" or "neighbours" or "neighbors";
        var single = noun.Lower is "side" or "party" or "country" or "state" or "nation" or "government";
        var counted = (source.Count == 2 && first is "both") || (source.Count == 3 && first is "the" or "these" or "both" && _text.Lower(source.First + 1) is "two" or "the");
        var one = source.Count == 2 && first is "neither" or "each" or "either" && single;
        if (!(plural && (counted || (source.Count == 2 && first == "the"))) && !one)
        {
            return null;
        }

        var bare = noun.Lower is "side" or "sides" or "party" or "parties";
        if (Heading() is { } issuers && (issuers.Speakers.Count > 1 || !bare))
        {
            return issuers with { Why = $"the {noun.Lower} are those " + issuers.Why };
        }

        // “The parties” are the two of a pair, not any two states; “the leaders” alone may be anybody's; of persons the last two named are meant.
        if (first == "the" && source.Count == 2 && bare)
        {
            return noun.Lower is "sides" or "parties" ? Two(source.First, ofPair: noun.Lower == "parties") : null;
        }

        return (counted || one) && noun.Lower is not ("presidents" or "leaders" or "ministers" or "participants" or "signatories" or "heads") ? Two(source.First, ofPair: false) : null;
    }

    // The two whom a text sets against each other last before a token; else the two states that are all it has named so far.
    private Found? Two(int token, bool ofPair)
    {
        if (_pairs is null)
        {
            _pairs = Unasked; // whoever asks meanwhile is told none
            _pairs = Pairs();
        }

        if (ReferenceEquals(_pairs, Unasked))
        {
            return null;
        }

        var verb = Clause(token);
        var last = _pairs.FindLastIndex(pair => pair.At < token && (verb < 0 || Clause(pair.At) != verb));
        if (last >= 0)
        {
            return _pairs[last].Pair;
        }

        if (ofPair)
        {
            return null;
        }

        var states = new List<Speaker>();
        foreach (var hit in _text.Names.Hits)
        {
            if (hit.First >= token)
            {
                break;
            }

            if (hit.Actor.Sense is NameSense.State or NameSense.Adjective or NameSense.Capital && _text.IsState(hit.Actor.Side) && !states.Exists(state => state.Side == hit.Actor.Side))
            {
                states.Add(_text.Speaker(_text.State(hit.Actor.Side!)));
            }
        }

        return states.Count == 2 ? new([.. states], null, "the two that are named") : null;
    }

    // The verb whose clause a token stands in; -1 for none.
    private int Clause(int token)
    {
        var word = _text.Doc[token];
        while (word.Pos is not ("VERB" or "AUX") && word.Head.Index != word.Index)
        {
            word = word.Head;
        }

        return word.Pos is "VERB" or "AUX" ? word.Index : -1;
    }

    // “talks between Alfa and Bravo”, “Alfa and Bravo agreed”
    private List<(int At, Found Pair)> Pairs()
    {
        var pairs = new List<(int At, Found Pair)>();
        for (var i = 0; i < _text.Count; i++)
        {
            var token = _text.Doc[i];
            if (token.Lower == "between" && Between(i + 1) is { } parted)
            {
                pairs.Add((i, parted));
            }

            if (token.Dep != "nsubj" || token.Pos is not ("NOUN" or "PROPN" or "ADJ") || token.Head.Pos is not "VERB" || !Mutual.Contains(token.Head.Lemma))
            {
                continue;
            }

            var (first, end) = (token.LeftEdge.Index, Math.Min(token.RightEdge.Index + 1, token.LeftEdge.Index + LongestSide));
            while (end > i + 1 && _text.Doc[end - 1].Pos is "PUNCT" or "SPACE")
            {
                end--;
            }

            if (_phrases.Read(new(first, end)) is { Speakers: [{ Kind: not (SpeakerKind.Anonymous or SpeakerKind.Person) }, { Kind: not (SpeakerKind.Anonymous or SpeakerKind.Person) }] } two)
            {
                pairs.Add((i, two with { Why = $"those who “{token.Head.Text}”, " + two.Why }));
            }
        }

        return pairs;
    }

    // The two noun phrases around the “and” that follows, whatever the parse makes of them.
    private Found? Between(int first)
    {
        var and = first;
        while (and < _text.Count && and - first < LongestSide && _text.Lower(and) != "and" && IsOfPhrase(and))
        {
            and++;
        }

        var end = and + 1;
        while (end < _text.Count && end - and < LongestSide && IsOfPhrase(end) && _text.Lower(end) != "and")
        {
            end++;
        }

        return and > first && _text.Lower(and) == "and" && end > and + 1 && Side(first, and) is { } one && Side(and + 1, end) is { } other && one.Speakers[0] != other.Speakers[0]
            ? new([one.Speakers[0], other.Speakers[0]], null, $"those between whom it is, {one.Why}; {other.Why}")
            : null;
    }

    private bool IsOfPhrase(int token) => !_text.StartsParagraph(token) && (_text.Doc[token].Pos is "NOUN" or "PROPN" or "ADJ" or "DET" or "PART" || _text.Lower(token) is "of");

    private Found? Side(int first, int end) => _phrases.Read(new(first, end)) is { Speakers: [{ Kind: not (SpeakerKind.Anonymous or SpeakerKind.Person) }] } found ? found : null;
}
