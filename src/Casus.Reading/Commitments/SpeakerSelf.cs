using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether a phrase means the speaker of a saying, or the side the speaker speaks for.</summary>
internal sealed class SpeakerSelf(ParsedDocument document, WhoSpeaks who, Parties parties, ParseTree tree)
{
    private readonly Doc _doc = document.Doc;

    /// <summary>True for the source itself, <i>I</i> and <i>we</i>, a pronoun that stands for the speaker, the speaker's name, their state or their own people (<i>our army</i>).</summary>
    public bool Means(int token, Saying saying, ValueList<Speaker> speakers)
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
            case "he" or "she" or "it" or "they" or "his" or "her" or "its" or "their" or "who" or "which" or "him" or "them":
                var named = who.Named(new(token, token + 1));
                return named.Count > 0 ? named.All(one => speakers.Any(speaker => Same(one, speaker))) : !document.Quotes.IsInside(token);
        }

        if (tree.Child(token, "poss") is var owner and >= 0 && _doc[owner].Tag == "PRP$" && _doc[owner].Lower != "your" && word.Pos == "NOUN")
        {
            return Means(owner, saying, speakers);
        }

        var found = parties.Of(token);
        return found.Count > 0 && found.All(party => speakers.Any(speaker => Same(party, speaker) || IsSideOf(party, speaker)));
    }

    /// <summary>Whether two speakers are one: by their ids, else by their names, of which one may be the end of the other.</summary>
    public static bool Same(Speaker a, Speaker b) =>
        a.Actor is not null && b.Actor is not null ? a.Actor == b.Actor : string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) || (a.Kind == SpeakerKind.Person && b.Kind == SpeakerKind.Person && (EndsWith(a.Name, b.Name) || EndsWith(b.Name, a.Name)));

    private static bool EndsWith(string name, string end) =>
        end.Length > 3 && name.Length > end.Length && name[name.Length - end.Length - 1] == ' ' && name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a party is the state or organisation a speaker speaks for.</summary>
    public static bool IsSideOf(Speaker party, Speaker speaker) =>
        speaker.Side is { } side && ((party.Kind == SpeakerKind.State && party.Side == side) || string.Equals(party.Name, side, StringComparison.OrdinalIgnoreCase));
}
