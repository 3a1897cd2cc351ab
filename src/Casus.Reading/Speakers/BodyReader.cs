using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Bodies that no table has, by their capitalised names: Harbour Watch, the Ohio Board of Elections.</summary>
internal sealed class BodyReader(ActorText text, TextBodies named)
{
    private const int Longest = 14;

    /// <summary>The capitalised run around a token: name words, with <em>of</em>, <em>for</em>, <em>and</em> between them.</summary>
    /// <param name="within">Where it may reach.</param>
    public TokenRange Run(int token, TokenRange within)
    {
        var first = token;
        while (first > within.First && token - first < Longest && (IsNameWord(first - 1) || (first - 1 > within.First && IsLink(first - 1) && IsNameWord(first - 2) && BodyWords.IsBody(text.Lower(first - 2)))))
        {
            first--;
        }

        var end = token + 1;
        while (end < within.End && end - token < Longest && (IsNameWord(end) || (end + 1 < within.End && IsLink(end) && IsNameWord(end + 1) && (BodyWords.IsBody(text.Lower(end - 1)) || text.Lower(end) == "-")) || (end + 2 < within.End && text.Lower(end) is "of" or "for" && text.Lower(end + 1) == "the" && IsNameWord(end + 2) && BodyWords.IsBody(text.Lower(end - 1)))))
        {
            end += IsNameWord(end) ? 1 : 2;
        }

        return new(first, Math.Min(end, within.End));
    }

    /// <summary>What a capitalised run names: a known body, or one by its own name with the side its words tell.</summary>
    public Speaker? Read(TokenRange run)
    {
        var first = run.First;
        while (first < run.End - 1 && text.Lower(first) is "the" or "a")
        {
            first++;
        }

        if (run.End - first == 1 && text.Names.At(first) is null && named.Full(text.Doc[first].Text) is { } full && (full.First != first) && full.Count > 1)
        {
            return Read(full);
        }

        if (run.End - first == 1 && text.Names.At(first) is null && BodyWords.IsBody(text.Lower(first)) && Earlier(first) is { } earlier)
        {
            return Known(earlier, null);
        }

        NameHit? body = null, place = null;
        for (var i = first; i < run.End; i++)
        {
            if (text.Names.At(i) is { } hit)
            {
                if (hit.Actor.Sense == NameSense.Body)
                {
                    body ??= hit;
                }
                else
                {
                    place ??= hit;
                }

                i = hit.End - 1;
            }
        }

        if (body is { } whole && whole.First <= first && whole.End >= run.End)
        {
            return Known(whole, place);
        }

        if (place is { } only && only.First <= first && only.End >= run.End)
        {
            return text.Speaker(only.Actor);
        }

        if (body is { } last && last.End >= run.End && place is { } state && state.End <= last.First && last.Actor.Trade is "office")
        {
            return Known(last, state);
        }

        var name = text.Text(first, run.End);
        if (name.Length < 2)
        {
            return null;
        }

        // Capitalised words without one that only bodies have are as likely a person's name: then no side.
        return IsPersonal(first, run.End, body, place)
            ? new("person/" + NameFold.Slug(name), name, SpeakerKind.Person, null)
            : new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Organisation, SideOf(first, run.End, name, body, place));
    }

    // “The Ministry of Foreign Affairs condemns …. The Ministry demands”
    private NameHit? Earlier(int word)
    {
        for (var i = text.Names.Hits.Count - 1; i >= 0; i--)
        {
            if (text.Names.Hits[i] is { Actor.Sense: NameSense.Body } hit && hit.End <= word && hit.End - hit.First > 1 && (text.Lower(hit.First) == text.Lower(word) || text.Lower(hit.End - 1) == text.Lower(word)))
            {
                return hit;
            }
        }

        return null;
    }

    private Speaker Known(NameHit hit, NameHit? place)
    {
        var actor = hit.Actor;
        if (actor.Side != NamedActor.OfTheText)
        {
            return text.Speaker(actor);
        }

        var side = place?.Actor.Side ?? Modifier(hit.First) ?? text.StateBehindOf(hit.End) ?? (actor.Name is "Congress" or "House of Representatives" or "Senate" or "Supreme Court" ? text.Legislature : text.Country);
        return side is null || !text.IsState(side)
            ? new(actor.Actor, actor.Name, actor.Kind, side)
            : side == "USA" ? new($"organisation/united-states-{actor.Actor[(actor.Actor.IndexOf('/') + 1)..]}", actor.Name, actor.Kind, side)
            : new($"organisation/{NameFold.Slug(text.OfState(side, actor.Actor[(actor.Actor.IndexOf('/') + 1)..]))}", text.OfState(side, text.Text(hit.First, hit.End)), actor.Kind, side);
    }

    // Russia's defence ministry, the Turkish foreign ministry: the state stands before, perhaps with 's between.
    private string? Modifier(int first)
    {
        var before = text.IsPossessive(first - 1) ? first - 2 : first - 1;
        return text.Names.At(before) is { } hit && hit.Actor.Sense != NameSense.Body ? hit.Actor.Side : null;
    }

    private string? SideOf(int first, int end, string name, NameHit? body, NameHit? place)
    {
        if (body is { } part && part.Actor.Trade is "office")
        {
            return part.Actor.Side == NamedActor.OfTheText ? place?.Actor.Side ?? text.Country : part.Actor.Side;
        }

        if (body is { } own && own.First == first && own.Actor.Trade is not ("party" or "group"))
        {
            return text.Side(own.Actor.Side);
        }

        for (var i = end - 1; i >= first; i--)
        {
            if (BodyWords.IsScholarly(text.Lower(i)))
            {
                return null;
            }

            // A liberation army is no state's.
            if (text.Lower(i) is "army" or "forces" or "guard" or "military" && i > first && text.Lower(i - 1) is "liberation" or "resistance" or "revolutionary" or "independence" or "rebel" or "republican" or "patriotic" or "insurgent" && place is null)
            {
                return name;
            }

            if (BodyWords.IsGovernment(text.Lower(i)))
            {
                return place?.Actor.Side ?? Modifier(first) ?? text.Country;
            }
        }

        return name;
    }

    private bool IsPersonal(int first, int end, NameHit? body, NameHit? place)
    {
        if (body is not null || place is not null || end - first > 3 || (first > 0 && text.Lower(first - 1) == "the"))
        {
            return false;
        }

        for (var i = first; i < end; i++)
        {
            var word = text.Doc[i].Text;
            if (!char.IsUpper(word[0]) || word.Length < 2 || word.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 && end - first == 1 || BodyWords.IsBody(text.Lower(i)) || text.Doc[i].EntityType is "ORG" or "PRODUCT" && end - first == 1)
            {
                return false;
            }
        }

        return text.Doc[first].EntityType != "ORG" || text.Knowledge.Given(NameFold.Key(text.Doc[first].Text)) != '\0';
    }

    private bool IsNameWord(int token) => text.Doc[token].Pos is not ("PUNCT" or "SPACE" or "VERB" or "AUX") && !(text.Doc[token].IsSentenceStart && text.Doc[token].Pos is "ADJ" or "NOUN" or "ADV" or "NUM") && !ActorText.IsHonorific(text.Lower(token)) && (text.IsCapital(token) || char.IsDigit(text.Doc[token].Text[0]) || text.Lower(token) == "&") && text.Lower(token) is not ("the" or "a" or "an" or "he" or "she" or "it" or "i" or "they" or "we" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday");

    private bool IsLink(int token) => text.Lower(token) is "of" or "for" and not "-" || text.Lower(token) is "on" or "and" or "-" or "–";
}
