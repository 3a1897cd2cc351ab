using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>A known name where it stands.</summary>
internal readonly record struct NameHit(int First, int End, NamedActor Actor);

/// <summary>The known names of states, peoples, places and bodies in a document, by token, and the country they make it one of.</summary>
internal sealed class TextNames
{
    /// <summary>How many mentions of a state the dateline is worth.</summary>
    private const double OfTheDateline = 6;

    /// <summary>Sentences that a text begins with.</summary>
    private const int Opening = 4;

    private static readonly FrozenSet<string> Meetings = FrozenSet.ToFrozenSet(
        ["accord", "accords", "agreement", "agreements", "conference", "convention", "deal", "declaration", "meeting", "memorandum", "negotiations", "process", "protocol", "summit", "talks", "treaty"], StringComparer.Ordinal);

    private readonly int[] _at;
    private readonly List<NameHit> _hits = [];
    private readonly HashSet<string> _surnames;
    private readonly HashSet<string> _sides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedActor> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _adjectives = new(StringComparer.Ordinal);

    public TextNames(ActorText text)
    {
        _at = new int[text.Count];
        Array.Fill(_at, -1);
        var doc = text.Doc;
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        _surnames = Surnames(text);
        var found = new List<(int First, int End, IReadOnlyList<NamedActor> Actors)>();
        for (var i = 0; i < doc.Count; i++)
        {
            var token = doc[i];
            if (token.IsSpace || text.Knowledge.Names.At(doc.Text, token.Start) is not { } match)
            {
                America(text, i, weights);
                continue;
            }

            var end = i + 1;
            while (end < doc.Count && doc[end].Start < token.Start + match.Length)
            {
                end++;
            }

            // “the North” is a state, but not in “the North Harbour Council”.
            if (token.Lower == "the" && end < doc.Count && text.IsCapital(end) && doc[end].Pos is "PROPN" or "ADJ")
            {
                continue;
            }

            if (doc[end - 1].End > token.Start + match.Length && doc[end - 1].Text[token.Start + match.Length - doc[end - 1].Start] is not ('-' or '–' or '\'' or '’' or '/' or '.'))
            {
                continue;
            }

            if (match.Actors[0].Sense != NameSense.Body && end == i + 1 && (IsOfAPerson(text, i) || IsSurname(text, i)))
            {
                continue;
            }

            found.Add((i, end, match.Actors));
            if (!IsVenue(text, match.Actors[0], end))
            {
                Weigh(match.Actors, weights);
            }

            IsAmerican |= match.Actors[0] is { Side: NamedActor.OfTheText, Name: "Congress" or "House of Representatives" } or { Name: "Capitol Hill" or "Republican Party" or "Democratic Party" };
            i = end - 1;
        }

        TellsFrom = Dateline(text);
        if (TellsFrom is { } there)
        {
            weights[there] = weights.GetValueOrDefault(there) + OfTheDateline;
        }

        var known = new bool[text.Count];
        foreach (var (first, end, _) in found)
        {
            Array.Fill(known, true, first, end - first);
        }

        var told = new ToldStates(text, token => known[token]).Find();
        foreach (var hit in told)
        {
            if (hit.Actor.Sense == NameSense.State)
            {
                _told[hit.Actor.Name] = hit.Actor;
            }
            else
            {
                _adjectives[hit.Actor.Name] = doc[hit.First].Text;
            }
        }

        // Offices without a word of whose are those of the country that a document is about, not of one that it happens to name beside a state of its own.
        Country = Heaviest(weights) is { } country && !(country != TellsFrom && IsLate(text, found, country)) && (told.Count == 0 || weights[country] > 2 * told.GroupBy(hit => hit.Actor.Name).Max(group => group.Count())) ? country : null;
        foreach (var (first, end, actors) in found)
        {
            var actor = actors.Count == 1 ? actors[0] : Choose(actors, text, end);
            actor = actor is { Sense: NameSense.Capital, Side: "BEL" } && IsUnion(text, first, end, found) ? text.Knowledge.Names.Of("European Union")[0] : actor;
            _hits.Add(new(first, end, actor));
            Array.Fill(_at, _hits.Count - 1, first, end - first);
            if (actor.Side is { } side)
            {
                _sides.Add(side);
            }
        }

        if (told.Count > 0)
        {
            _hits.AddRange(told);
            _hits.Sort((a, b) => a.First.CompareTo(b.First));
            for (var i = 0; i < _hits.Count; i++)
            {
                Array.Fill(_at, i, _hits[i].First, _hits[i].End - _hits[i].First);
            }
        }
    }

    public IReadOnlyList<NameHit> Hits => _hits;

    public string? Country { get; }

    /// <summary>The state from whose capital the document is told by its dateline, alpha-3; null where none is.</summary>
    public string? TellsFrom { get; }

    /// <summary>The known name a token belongs to.</summary>
    public NameHit? At(int token) => (uint)token < (uint)_at.Length && _at[token] >= 0 ? _hits[_at[token]] : null;

    /// <summary>Whether the document speaks of the American Congress, as news do that name a senator without a country.</summary>
    public bool IsAmerican { get; private set; }

    /// <summary>A state that no table has and the document tells of, by its name; null for others.</summary>
    public NamedActor? Told(string name) => _told.GetValueOrDefault(name);

    /// <summary>The adjective that the document has for a state that no table has; null where it has none.</summary>
    public string? AdjectiveOf(string name) => _adjectives.GetValueOrDefault(name);

    /// <summary>Whether a capital's name only tells where others met: <em>the Muscat talks</em>, <em>the Oslo peace process</em>.</summary>
    public static bool IsVenue(ActorText text, NamedActor actor, int end) =>
        actor.Sense == NameSense.Capital && (Meetings.Contains(text.Lower(end)) || (text.Lower(end) is "peace" or "climate" or "truce" or "ceasefire" or "nuclear" && Meetings.Contains(text.Lower(end + 1))));

    public bool IsNamed(string side) => _sides.Contains(side);

    // Brussels acts as the Union's seat where Belgium is not the one named last before it, or first after; as a place it is Belgium's.
    private static bool IsUnion(ActorText text, int first, int end, List<(int First, int End, IReadOnlyList<NamedActor> Actors)> found)
    {
        if (text.Lower(first - 1) is "in" or "at" or "near" or "outside" or "around" or "across" or "through" or "into" || ((first == 0 || text.StartsParagraph(first)) && text.Lower(end) is "," or "(" or "-" or "–" or "—" or "--"))
        {
            return false;
        }

        string? near = null;
        foreach (var other in found)
        {
            var side = other.Actors[0] switch { { Sense: not NameSense.Capital, Side: "BEL" } => "BEL", { Side: "European Union" } union => union.Side, _ => null };
            if (other.First > first && near is not null)
            {
                break;
            }

            near = side ?? near;
        }

        return near != "BEL";
    }

    // The state whose capital the dateline names, unless international bodies sit there: what is told from a place takes that place for granted.
    private static string? Dateline(ActorText text) =>
        text.Parsed.Document.Dateline is { } place && text.Knowledge.Names.At(place, 0) is { Actors: [{ Sense: NameSense.Capital, Side: { } side }, ..] } && side is not ("BEL" or "NLD" or "AUT") ? side : null;

    private void America(ActorText text, int token, Dictionary<string, double> weights)
    {
        if (text.Lower(token) is "sen." or "rep." or "gov." or "sens." or "reps." or "obamacare" or "medicare" or "medicaid" or "midterm" or "gop")
        {
            weights["USA"] = weights.GetValueOrDefault("USA") + 1;
            IsAmerican = true;
        }
    }

    private static void Weigh(IReadOnlyList<NamedActor> actors, Dictionary<string, double> weights)
    {
        foreach (var actor in actors)
        {
            var side = actor.Trade == "party" && actor.Name is "Republican Party" or "Democratic Party" ? "USA" : actor.Side;
            // The Union and the alliance sit in Belgium's.
            if (side is { Length: 3 } && actor is not { Sense: NameSense.Capital, Side: "BEL" } && actor.Trade != "media" && side.All(char.IsAsciiLetterUpper))
            {
                weights[side] = weights.GetValueOrDefault(side) + (actor.Sense == NameSense.Body ? 1.5 : actor.Sense == NameSense.Place ? 0.8 / actors.Count : 1.0 / actors.Count);
            }
        }
    }

    // Named once, and not where the text begins: it is not about that country.
    private static bool IsLate(ActorText text, List<(int First, int End, IReadOnlyList<NamedActor> Actors)> found, string side)
    {
        var of = found.Where(name => name.Actors.Any(actor => actor.Side == side)).Take(2).ToList();
        return of is [var once] && text.Sentence(once.First) >= Opening;
    }

    private static string? Heaviest(Dictionary<string, double> weights)
    {
        string? best = null;
        double most = 0, second = 0;
        foreach (var (side, weight) in weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (weight > most)
            {
                (best, most, second) = (side, weight, most);
            }
            else if (weight > second)
            {
                second = weight;
            }
        }

        return most > second ? best : null;
    }

    // Georgia of the Union and of the Caucasus, Kosovo the state and the adjective: before a noun the adjective; a state of the document's country before another.
    private NamedActor Choose(IReadOnlyList<NamedActor> actors, ActorText text, int end)
    {
        var before = end < text.Count && text.Doc[end].Pos is "NOUN" or "ADJ";
        NamedActor? best = null;
        var most = -1;
        foreach (var actor in actors)
        {
            var weight = actor.Sense switch
            {
                NameSense.Place => actor.Side == Country ? 6 : 1,
                NameSense.Adjective => before ? 5 : 2,
                NameSense.State => 4,
                NameSense.Capital => 3,
                _ => 2,
            };
            if (weight > most)
            {
                (best, most) = (actor, weight);
            }
        }

        return best!;
    }

    // Alfa Paris, and then Paris alone: a place that somebody here is called by, but not after “in”.
    private static HashSet<string> Surnames(ActorText text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < text.Count; i++)
        {
            var (before, word) = (text.Doc[i - 1], text.Doc[i]);
            if (word.Pos == "PROPN" && before.Pos == "PROPN" && before.End + 1 == word.Start && (i < 2 || text.Doc[i - 2].Pos is not "PROPN") && (i + 1 == text.Count || text.Doc[i + 1].Pos is not "PROPN") && text.IsCapital(i - 1) && text.IsCapital(i) && !text.IsHeadline(i)
                && text.Knowledge.Names.At(text.Doc.Text, word.Start) is { } match && match.Length == word.Text.Length && match.Actors[0].Sense is NameSense.Capital or NameSense.Place or NameSense.State
                && before.EntityType is not "ORG" && !BodyWords.IsBody(text.Lower(i - 1)) && text.Knowledge.Names.At(text.Doc.Text, before.Start) is null && !RoleWords.Is(text.Lower(i - 1))
                && before.Text is not ("North" or "South" or "East" or "West" or "New" or "Greater" or "Central" or "Northern" or "Southern" or "Eastern" or "Western" or "Downtown" or "Upper" or "Lower" or "Fort" or "San" or "Port" or "Mount" or "Lake") && !ActorText.IsHonorific(text.Lower(i - 1)) && before.Text.Length > 2 && before.Text.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0)
            {
                names.Add(word.Text);
            }
        }

        return names;
    }

    private bool IsSurname(ActorText text, int token) => _surnames.Contains(text.Doc[token].Text) && !(token > 0 && text.Lower(token - 1) is "in" or "from" or "to" or "at" or "near" or "outside" or "of");

    // Jordan, Chad, Virginia, Israel Katz: a word of a person's name.
    private static bool IsOfAPerson(ActorText text, int token)
    {
        var doc = text.Doc;
        if (token > 0 && text.Lower(token - 1) is "mr." or "mrs." or "ms." or "sen." or "rep." or "gov." or "dr.")
        {
            return true;
        }

        if (token > 1 && doc[token - 1].Text == "-" && doc[token - 2].Lower is "al" or "el" && doc[token - 2].End == doc[token - 1].Start)
        {
            return true;
        }

        // “Ambassador Sofia Lund”: between a title and a surname.
        if (token > 0 && token + 1 < doc.Count && RoleWords.Is(text.Lower(token - 1)) && text.IsCapital(token - 1) && doc[token].EntityTag == "B-PERSON" && doc[token + 1].EntityTag == "I-PERSON" && !BodyWords.IsBody(text.Lower(token + 1)))
        {
            return true;
        }

        return doc[token].EntityType == "PERSON" && ((token > 0 && doc[token - 1].EntityType == "PERSON" && text.IsCapital(token - 1) && !RoleWords.Is(text.Lower(token - 1)))
            || (token + 1 < doc.Count && doc[token + 1].EntityType == "PERSON" && text.IsCapital(token + 1) && doc[token].EntityTag[0] == 'B' && !RoleWords.Is(text.Lower(token + 1)) && text.Knowledge.Given(NameFold.Key(doc[token].Text)) != '\0'));
    }
}
