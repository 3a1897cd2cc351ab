using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether a phrase means the speaker of a saying, or the side the speaker speaks for.</summary>
internal sealed class SpeakerSelf(ParsedDocument document, WhoSpeaks who, Parties parties, ParseTree tree)
{
    // What is the speaker's own state's where no other is named: the government will, our troops.
    private static readonly FrozenSet<string> Own = new[] { "administration", "airman", "army", "country", "fleet", "force", "government", "guard", "marine", "military", "nation", "navy", "soldier", "troop" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>True for the source itself, <i>I</i> and <i>we</i>, a pronoun that stands for the speaker, the speaker's name, their state or their own people (<i>our army</i>).</summary>
    /// <param name="doer">Whether the phrase is the doer of what is announced: in reported speech a pronoun there stands for the speaker if it can. Of those blamed or asked it does not.</param>
    public bool Means(int token, Saying saying, ValueList<Speaker> speakers, bool doer = true)
    {
        var word = _doc[token];
        if (saying.Source.Holds(token))
        {
            return true;
        }

        switch (word.Lower)
        {
            case "i" or "we" or "us" or "me" or "my" or "our" or "ourselves" or "myself":
                return true;
            case "he" or "she" or "his" or "her" or "him" or "it" or "its" or "they" or "their" or "them" or "who" or "which":
                if (doer && !document.Quotes.IsInside(token) && Fits(word.Lower, saying, speakers))
                {
                    return true;
                }

                var named = who.Named(new(token, token + 1));
                return named.Count > 0 && named.All(one => speakers.Any(speaker => Same(one, speaker)));
        }

        // The capital of the Union and the alliance, when they speak of themselves.
        if (word.Text == "Brussels" && speakers.Any(speaker => speaker.Side is "European Union" or "NATO"))
        {
            return true;
        }

        if (word.Pos == "NOUN")
        {
            var owners = parties.Owner(token);
            if (owners.Count > 0 ? owners.All(party => speakers.Any(speaker => IsSideOf(party, speaker))) : Own.Contains(word.Lemma) && tree.Child(token, "poss") < 0 && !IsOneOf(token) && speakers.Any(speaker => who.IsState(speaker.Side)))
            {
                return true;
            }
        }

        if (tree.Child(token, "poss") is var owner and >= 0 && _doc[owner].Tag == "PRP$" && _doc[owner].Lower != "your" && word.Pos == "NOUN")
        {
            return Means(owner, saying, speakers, doer);
        }

        var found = parties.Of(token);
        return found.Count > 0 && found.All(party => speakers.Any(speaker => Same(party, speaker) || IsSideOf(party, speaker)));
    }

    // “neither country”, “each army”: not the speaker's alone.
    private bool IsOneOf(int noun) => tree.Child(noun, "det") is var word and >= 0 && _doc[word].Lower is "another" or "any" or "both" or "each" or "either" or "every" or "neither" or "some";

    // In reported speech a pronoun that can stand for the speaker does.
    private bool Fits(string pronoun, Saying saying, ValueList<Speaker> speakers)
    {
        // One whose name looks like a plural (Powers, Sanders) stays one.
        var many = speakers.Count > 1 || (speakers is not [{ Kind: SpeakerKind.Person }] && saying.Source.Count > 0 && HeadTag(saying.Source[0]) is "NNS" or "NNPS");
        var people = speakers.Count == 0 || speakers[0].Kind is SpeakerKind.Person or SpeakerKind.Anonymous;
        return pronoun switch
        {
            "he" or "his" or "him" => !many && people && Gender(speakers) != 'f',
            "she" or "her" => !many && people && Gender(speakers) != 'm',
            "it" or "its" or "which" => !many && speakers.Count == 1 && speakers[0].Kind is not SpeakerKind.Person,
            _ => many || !people,
        };
    }

    private char Gender(ValueList<Speaker> speakers) =>
        speakers is [{ Kind: SpeakerKind.Person, Name: var name }, ..] && name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? document.Actors.Given(NameFold.Key(name.AsSpan(0, end).ToString())) : '\0';

    private string HeadTag(TokenRange range)
    {
        for (var i = range.End - 1; i >= range.First; i--)
        {
            if (_doc[i].Head.Index is var head && (head < range.First || head >= range.End || head == i) && _doc[i].Pos is "NOUN" or "PROPN" or "PRON")
            {
                return _doc[i].Tag;
            }
        }

        return string.Empty;
    }

    /// <summary>Whether two speakers are one: by their ids, else by their names, of which one may be the end of the other.</summary>
    public static bool Same(Speaker a, Speaker b) =>
        a.Actor is not null && b.Actor is not null ? a.Actor == b.Actor : string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) || (a.Kind == SpeakerKind.Person && b.Kind == SpeakerKind.Person && (EndsWith(a.Name, b.Name) || EndsWith(b.Name, a.Name)));

    private static bool EndsWith(string name, string end) =>
        end.Length > 3 && name.Length > end.Length && name[name.Length - end.Length - 1] == ' ' && name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether somebody speaks for a campaign that bears their own name: the candidate, not who works for one.</summary>
    public static bool IsCandidate(Speaker person) =>
        person.Side is { } side && side.EndsWith(" campaign", StringComparison.Ordinal) && person.Name.EndsWith(side.AsSpan(0, side.Length - " campaign".Length), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a party is the state or organisation a speaker speaks for.</summary>
    public static bool IsSideOf(Speaker party, Speaker speaker) =>
        speaker.Side is { } side && ((party.Kind == SpeakerKind.State && party.Side == side) || string.Equals(party.Name, side, StringComparison.OrdinalIgnoreCase));
}
