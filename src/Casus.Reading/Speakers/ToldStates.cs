using System.Collections.Frozen;
using Casus.Model;

namespace Casus.Reading;

/// <summary>States that no table has, by what only states have: <em>Valdora's foreign minister</em>, <em>the government of Valdora</em>, <em>the Valdoran navy</em>.</summary>
/// <param name="isKnown">Whether a token belongs to a name that a table has.</param>
internal sealed class ToldStates(ActorText text, Func<int, bool> isKnown)
{
    /// <summary>The trade of a state found here: it is known by the document's words alone, under no code.</summary>
    public const string Trade = "country";

    private const int LongestName = 3;

    private const int Reach = 4;

    private const int Sentences = 2;

    // What states have and bodies, towns and persons have not.
    private static readonly FrozenSet<string> OfStates = FrozenSet.ToFrozenSet(["ambassador", "ambassadors", "army", "consulate", "embassy", "government", "governments", "king", "kingdom", "minister", "ministers", "ministry", "navy", "premier", "queen", "republic", "treasury"], StringComparer.Ordinal);

    // What other bodies have too: it tells a state where the name is no body's and no person's.
    private static readonly FrozenSet<string> OfMany = FrozenSet.ToFrozenSet(["chancellor", "delegation", "diplomat", "diplomats", "envoy", "forces", "frigates", "military", "officials", "parliament", "president", "presidents", "representative", "representatives", "soldiers", "territory", "troops", "warships"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Portfolios = FrozenSet.ToFrozenSet(["affairs", "commerce", "defence", "defense", "economy", "energy", "finance", "foreign", "health", "home", "interior", "justice", "labor", "labour", "prime", "trade", "transport"], StringComparer.Ordinal);

    // Words that stand behind a given name or a title: the first place of each, and whether there is another.
    private Dictionary<string, (int First, bool Again)>? _surnames;

    /// <returns>Where such names stand, with the actor each names; adjectives by their sense.</returns>
    public List<NameHit> Find()
    {
        var names = new Dictionary<string, NamedActor>(StringComparer.OrdinalIgnoreCase);
        var adjectives = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Count; i++)
        {
            if (text.Lower(i) == "its" && Governs(i + 1, loosely: false) && Subject(i) is var subject and >= 0 && IsWord(subject) && !IsPerson(subject, subject + 1))
            {
                Add(names, text.Doc[subject].Text);
            }

            if (!IsWord(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Count && end - i < LongestName && IsWord(end) && text.Doc[end].Pos == "PROPN" && !text.StartsParagraph(end))
            {
                end++;
            }

            if (text.Doc[i].Pos == "PROPN" && (Owns(i, end) || IsOf(i, end)))
            {
                Add(names, text.Text(i, end));
            }

            if (end == i + 1 && IsDemonym(text.Doc[i].Text) && Governs(end, loosely: true))
            {
                adjectives.Add(text.Doc[i].Text);
            }
        }

        // “the Valdoran navy” makes a state of the Valdora that is named elsewhere.
        for (var i = 0; i < text.Count && adjectives.Count > 0; i++)
        {
            if (text.Doc[i].Pos == "PROPN" && IsWord(i) && adjectives.Any(adjective => IsOfName(adjective, text.Doc[i].Text)))
            {
                Add(names, text.Doc[i].Text);
            }
        }

        return names.Count == 0 ? [] : Mentions(names);
    }

    private static void Add(Dictionary<string, NamedActor> names, string name)
    {
        if (name.Any(char.IsLower) || !names.ContainsKey(name))
        {
            names[name] = new("organisation/" + NameFold.Slug(name), name, SpeakerKind.Organisation, name, NameSense.State, Trade);
        }
    }

    private List<NameHit> Mentions(Dictionary<string, NamedActor> names)
    {
        var hits = new List<NameHit>();
        for (var i = 0; i < text.Count; i++)
        {
            if (isKnown(i) || !text.IsCapital(i) || text.Doc[i].IsSpace)
            {
                continue;
            }

            for (var end = Math.Min(text.Count, i + LongestName); end > i; end--)
            {
                if (names.TryGetValue(text.Text(i, end), out var state) && !IsLonger(i, end))
                {
                    hits.Add(new(i, end, state));
                    i = end - 1;
                    break;
                }
            }

            if ((hits.Count == 0 || hits[^1].End <= i) && names.Values.FirstOrDefault(one => IsOfName(text.Doc[i].Text, one.Name)) is { } adjectival)
            {
                hits.Add(new(i, i + 1, adjectival with { Sense = NameSense.Adjective }));
            }
        }

        return hits;
    }

    // Part of a longer name: Valdora City, North Valdora.
    private bool IsLonger(int first, int end) =>
        !text.IsHeadline(first) && ((end < text.Count && !text.StartsParagraph(end) && text.Doc[end].Pos == "PROPN" && text.IsCapital(end) && text.Doc[end].EntityType == text.Doc[first].EntityType && text.Doc[end].EntityTag is ['I', ..])
            || (first > 0 && !text.StartsParagraph(first) && text.Doc[first - 1].Pos == "PROPN" && text.IsCapital(first - 1) && text.Doc[first].EntityTag is ['I', ..] && !RoleWords.Is(text.Lower(first - 1)) && !text.Doc[first].IsSentenceStart && !Describes(first - 1)));

    // “Neighbouring Valdora”: a participle at the head of a sentence.
    private bool Describes(int token) => text.Doc[token].IsSentenceStart && text.Lower(token).EndsWith("ing", StringComparison.Ordinal);

    private bool IsWord(int i)
    {
        var token = text.Doc[i];
        // A strange adjective at the head of a sentence may be taken for a preposition.
        return token is { Pos: "PROPN" or "ADJ" or "NOUN", Tag: not ("NNPS" or "NNS") } or { Pos: "ADP", IsSentenceStart: true, Text.Length: > 5 } && char.IsUpper(token.Text[0]) && token.Text.Length > 3 && token.Text.All(char.IsLetter) && !isKnown(i) && text.Knowledge.Names.At(text.Doc.Text, token.Start) is null
            && !RoleWords.Is(token.Lower) && !BodyWords.IsBody(token.Lower) && !Portfolios.Contains(token.Lower) && !OfStates.Contains(token.Lower) && !OfMany.Contains(token.Lower) && !ActorText.IsHonorific(token.Lower) && token.Lower is not ("people" or "africa" or "america" or "asia") && token.EntityType is not ("DATE" or "TIME" or "EVENT" or "WORK_OF_ART");
    }

    // “Valdora refused. …, its foreign minister said”: the last name that a sentence is about, in this one or the two before, outside quoted words; -1 for none.
    private int Subject(int its)
    {
        for (var i = its - 1; i >= 0 && text.Sentence(its) - text.Sentence(i) <= Sentences; i--)
        {
            if (text.Doc[i] is { Dep: "nsubj" or "nsubjpass", Pos: "PROPN" } && !text.Parsed.Quotes.IsInside(i))
            {
                return i > 0 && text.Doc[i - 1].Pos == "PROPN" && text.Doc[i - 1].Dep == "compound" ? -1 : i;
            }
        }

        return -1;
    }

    // Valdora's foreign minister
    private bool Owns(int first, int end) => end < text.Count && text.IsPossessive(end) && !IsPerson(first, end) && (first == 0 || text.Lower(first - 1) != "the") && Governs(end + 1, text.Doc[first].EntityType is not ("ORG" or "PERSON"));

    // A word for what states have, within a few words that describe it.
    private bool Governs(int from, bool loosely)
    {
        for (var i = from; i < text.Count && i < from + Reach; i++)
        {
            if (OfStates.Contains(text.Lower(i)) || (loosely && OfMany.Contains(text.Lower(i))))
            {
                return true;
            }

            if (text.Doc[i].Pos is not ("ADJ" or "NOUN" or "PROPN") || (text.IsCapital(i) && !Portfolios.Contains(text.Lower(i))))
            {
                return false;
            }
        }

        return false;
    }

    // “the government of Valdora”, “the foreign ministers of Valdora and Tarnia”, “the Ministry of Foreign Affairs of Valdora”
    private bool IsOf(int first, int end)
    {
        var at = first - 1;
        for (var steps = 0; steps < Reach && at > 1 && text.Lower(at) is "and" or "," && (IsWord(at - 1) || isKnown(at - 1)); steps++)
        {
            at -= 2;
        }

        at = text.Lower(at) == "the" ? at - 1 : at;
        if (at < 1 || text.Lower(at) != "of" || IsPerson(first, end))
        {
            return false;
        }

        var (noun, portfolio) = (text.Lower(at - 1), at > 1 && Portfolios.Contains(text.Lower(at - 2)));
        if (Portfolios.Contains(noun))
        {
            return at > 2 && (text.Lower(at - 2) is "of" or "for" || (at > 3 && text.Lower(at - 3) is "of" or "for"));
        }

        // “Energy Minister Ada Grey of Valdora”
        var title = at - 1;
        while (title > 0 && at - title < Reach && text.Doc[title].Pos == "PROPN" && text.IsCapital(title) && !OfStates.Contains(text.Lower(title)))
        {
            title--;
        }

        if (title < at - 1 && text.IsCapital(title) && text.Lower(title) is "minister" or "premier" or "ambassador")
        {
            return true;
        }

        return noun is "minister" or "ministers" or "ministry" ? portfolio
            : noun is "king" or "queen" ? text.Doc[first].EntityType is "GPE"
            : OfStates.Contains(noun) || (OfMany.Contains(noun) && (IsPlace(first) || (at < first - 2 && IsPlace(first - 2)) || (text.Lower(end) == "and" && end + 1 < text.Count && IsPlace(end + 1))));

        // Taken for a place, or for a person, which whoever has a president is not; of two that are joined one is enough.
        bool IsPlace(int word) => text.Doc[word].Pos == "PROPN" && text.Doc[word].EntityType is "GPE" or "NORP" or "PERSON" or "LOC" or "";
    }

    // The recogniser takes many a strange name for a person's; one that is known as a person's, or has a given name, is one.
    private bool IsPerson(int first, int end)
    {
        var key = NameFold.Key(text.Doc[end - 1].Text);
        return (end - first > 1 && text.Doc[first].EntityType == "PERSON") || (first > 0 && (ActorText.IsHonorific(text.Lower(first - 1)) || (RoleWords.Is(text.Lower(first - 1)) && text.IsCapital(first - 1)) || (text.Doc[first - 1].EntityType == "PERSON" && text.Doc[first].EntityTag is ['I', ..])))
            || text.Knowledge.Given(key) != '\0' || text.Knowledge.People.Surname(key, text.Day, static _ => true) is not null || IsSurname(end - 1);
    }

    // A word that stands behind a given name or a title elsewhere is somebody's surname.
    private bool IsSurname(int word) => (_surnames ??= Surnames()).TryGetValue(text.Doc[word].Text, out var place) && (place.Again || place.First != word);

    private Dictionary<string, (int First, bool Again)> Surnames()
    {
        var surnames = new Dictionary<string, (int First, bool Again)>(StringComparer.Ordinal);
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Doc[i - 1] is { Pos: "PROPN" } before && !text.StartsParagraph(i) && before.Start + before.Text.Length < text.Doc[i].Start
                && (ActorText.IsHonorific(before.Lower) || text.Knowledge.Given(NameFold.Key(before.Text)) != '\0' || (before.EntityType == "PERSON" && text.Doc[i].EntityTag is ['I', ..]) || (RoleWords.Is(before.Lower) && text.IsCapital(i - 1) && text.Doc[i].EntityType == "PERSON")))
            {
                surnames[text.Doc[i].Text] = surnames.TryGetValue(text.Doc[i].Text, out var place) ? place with { Again = true } : (i, false);
            }
        }

        return surnames;
    }

    private static bool IsDemonym(string word) => word.EndsWith('n') || word.EndsWith("ese", StringComparison.Ordinal) || word.EndsWith("ish", StringComparison.Ordinal) || word.EndsWith('i') || word.EndsWith("ic", StringComparison.Ordinal);

    // Valdora, Valdoran; Kestria, Kestrian; Norvik, Norvikian; Sola, Solese.
    private static bool IsOfName(string adjective, string name)
    {
        if (name.Length < 4 || adjective.Length <= name.Length - 1 || !char.IsUpper(adjective[0]))
        {
            return false;
        }

        var stem = name[^1] is 'a' or 'e' or 'o' or 'y' ? name[..^1] : name;
        return Ends(name, "n") || Ends(name, "an") || Ends(name, "ian") || Ends(name, "ese") || Ends(name, "i") || Ends(name, "ish") || Ends(stem, "an") || Ends(stem, "ian") || Ends(stem, "ese") || Ends(stem, "ish") || Ends(stem, "ic");

        bool Ends(string from, string ending) => adjective.Length == from.Length + ending.Length && adjective.StartsWith(from, StringComparison.Ordinal) && adjective.EndsWith(ending, StringComparison.Ordinal);
    }
}
