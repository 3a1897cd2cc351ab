using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Noun phrases off the parse: their extent, what they are joined to, and what they are made of.</summary>
internal sealed class Phrases(ParsedDocument document, ParseTree tree)
{
    private const int Most = 8;

    private static readonly FrozenSet<string> Groups = new[]
    {
        "administration", "agency", "airline", "alliance", "ally", "army", "assembly", "authority", "bank", "bloc", "branch", "business", "cabinet", "campaign", "candidate", "child", "citizen",
        "city", "clergy", "coalition", "combatant", "commission", "committee", "community", "company", "congress", "conservative", "consumer", "convention", "corporation", "council", "country", "court", "creditor",
        "crew", "critic", "crowd", "delegate", "delegation", "department", "developer", "donor", "enemy", "exile", "family", "farmer", "federation", "fighter", "firm", "fisherman", "force",
        "foreigner", "government", "governor", "group", "guard", "insurgent", "investor", "judge", "junta", "lawmaker", "leader", "leadership", "legislature", "lender", "liberal", "majority", "man", "manufacturer", "media",
        "mayor", "mediator", "member", "migrant", "militant", "military", "militia", "minister", "ministry", "minority", "monarchy", "movement", "nation", "navy", "neighbor", "neighbour", "network", "newspaper",
        "ngo", "official", "opponent", "opposition", "organisation", "organization", "parent", "parliament", "participant", "partner", "party", "peacekeeper", "people", "person", "police", "politician",
        "population", "president", "press", "prisoner", "prosecutor", "protester", "province", "public", "rebel", "refugee", "regime", "regulator", "republican", "resident", "rival", "sailor", "senate",
        "senator", "separatist", "settler", "shareholder", "side", "signatory", "smuggler", "soldier", "sponsor", "striker", "student", "superdelegate", "supplier", "supporter", "taxpayer", "teacher",
        "terrorist", "town", "trader", "tribe", "troop", "union", "university", "veteran", "victim", "village", "voter", "warlord", "watchdog", "woman", "worker",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Nouns with an agent's ending that are no agents.
    private static readonly FrozenSet<string> Things = new[]
    {
        "answer", "anchor", "anger", "armor", "armour", "barrier", "behavior", "behaviour", "border", "bunker", "calendar", "cancer", "carrier", "center", "chamber", "chapter", "charter", "cluster", "color", "colour", "computer", "container",
        "copper", "corner", "corridor", "cover", "danger", "dinner", "disaster", "disorder", "door", "encounter", "error", "factor", "favor", "favour", "fever", "fiber", "filter", "finger", "floor", "flavor", "folder", "generator", "harbor",
        "harbour", "helicopter", "honor", "honour", "hunger", "indicator", "interior", "ladder", "labor", "labour", "launcher", "layer", "letter", "lever", "manner", "marker", "matter", "merger", "meter", "mirror", "motor", "number",
        "offer", "order", "paper", "parameter", "pointer", "poster", "power", "quarter", "radiator", "reactor", "register", "reminder", "river", "router", "rumor", "rumour", "scanner", "sector", "semester", "sensor", "server",
        "shelter", "shoulder", "silver", "sticker", "summer", "surrender", "tanker", "temper", "terror", "theater", "timber", "tower", "tractor", "transfer", "trailer", "transformer", "trigger", "vapor", "vector", "water", "weather",
        "winter", "wonder",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Months = FrozenSet.ToFrozenSet(["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    // Nouns that mean actors in the plural, or with a name after them (the states, the state of Alfa).
    private static readonly FrozenSet<string> Plural = new[] { "board", "camp", "capital", "economy", "hardliner", "institution", "power", "state" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A word and those joined to it by <i>and</i> or commas, left to right; at most eight.</summary>
    public List<int> Joined(int head)
    {
        var found = new List<int> { head };
        for (var i = 0; i < found.Count && found.Count < Most; i++)
        {
            foreach (var child in tree.Children(found[i]))
            {
                if (child > found[i] && _doc[child].Dep == "conj" && IsNominal(child) && OneLine(found[i], child))
                {
                    found.Add(child);
                }
            }
        }

        return found;
    }

    /// <summary>A noun phrase by its head, with what stands before it, an <i>of</i> phrase and an apposition after it, without what it is joined to.</summary>
    public TokenRange Around(int head)
    {
        var (first, end) = (head, head + 1);
        foreach (var child in tree.Children(head))
        {
            var (left, right) = (_doc[child].LeftEdge.Index, _doc[child].RightEdge.Index + 1);
            if (!OneLine(left, right - 1) || !OneLine(Math.Min(head, left), Math.Max(head, right - 1)))
            {
                continue;
            }

            if (child < head && left < first && _doc[child].Dep is not ("punct" or "cc" or "prep" or "advmod" or "mark" or "preconj" or "conj" or "relcl" or "acl"))
            {
                first = Math.Min(first, left);
            }
            else if (child > head && right > end && (_doc[child].Dep is "appos" or "flat" or "nummod" or "case" || (_doc[child].Dep == "prep" && _doc[child].Lower == "of") || (_doc[child].Dep is "compound" or "nmod" && child == end)))
            {
                end = right;
            }
        }

        return new(first, end);
    }

    /// <summary>The words that name a group or a thing for a reader: the phrase without article, possessive and apposition.</summary>
    /// <param name="possessive">Whether to keep whose it is (<i>the widows' committee</i>).</param>
    public TokenRange Bare(int head, bool possessive = false)
    {
        var (first, end) = (head, head + 1);
        foreach (var child in tree.Children(head))
        {
            var token = _doc[child];
            if (child < head && (token.Dep is "amod" or "compound" or "nummod" or "nmod" or "quantmod" || token.Lower is "both" || (possessive && token.Dep == "poss" && token.Pos is "NOUN" or "PROPN")))
            {
                first = Math.Min(first, token.Dep == "poss" && token.Pos == "NOUN" ? child : token.LeftEdge.Index);
            }
            else if (child > head && token.Dep == "prep" && token.Lower == "of" && child == end)
            {
                end = token.RightEdge.Index + 1;
            }
        }

        return new(first, end);
    }

    /// <summary>Whether a noun can act: people, a body, a state, or a proper name of one.</summary>
    public bool IsGroup(int head)
    {
        var token = _doc[head];
        return token.Pos switch
        {
            "PROPN" => token.EntityType is "PERSON" or "ORG" or "GPE" or "NORP",
            "NOUN" => (Groups.Contains(token.Lemma) && !IsMeans(head)) || token.EntityType is "NORP" || (Plural.Contains(token.Lemma) && (token.Tag == "NNS" || Under(head, "of") is var named and >= 0 && _doc[named].EntityType == "GPE")) || IsAgent(token.Lemma),
            _ => false,
        };
    }

    // The use of force, by force: a means, not men.
    private bool IsMeans(int head)
    {
        if (_doc[head] is not { Lower: "force", Tag: "NN", Dep: "pobj" })
        {
            return false;
        }

        foreach (var child in tree.Children(head))
        {
            if (child < head && _doc[child].Lower is not ("armed" or "any" or "deadly" or "excessive" or "lethal" or "military" or "such"))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAgent(string noun) =>
        noun.Length > 4 && !Things.Contains(noun) && (noun.EndsWith("er", StringComparison.Ordinal) || noun.EndsWith("or", StringComparison.Ordinal) || noun.EndsWith("ist", StringComparison.Ordinal) || noun.EndsWith("ian", StringComparison.Ordinal)
            || noun.EndsWith("crat", StringComparison.Ordinal) || noun.EndsWith("man", StringComparison.Ordinal) || noun.EndsWith("ee", StringComparison.Ordinal) && noun is not ("coffee" or "fee" or "degree" or "guarantee" or "knee" or "decree"));

    public bool IsNominal(int token) => _doc[token].EntityType is not ("DATE" or "TIME" or "MONEY" or "PERCENT" or "QUANTITY") && IsNominalWord(token) && !IsDay(token);

    // 25 May, which the recogniser may miss.
    private bool IsDay(int token) => Months.Contains(_doc[token].Text) && ((token > 0 && _doc[token - 1].Pos == "NUM") || (token + 1 < _doc.Count && _doc[token + 1].Pos == "NUM"));

    private bool IsNominalWord(int token) => _doc[token].Pos is "NOUN" or "PROPN" or "PRON" or "NUM" or "DET" || (_doc[token].Pos == "ADJ" && _doc[token].EntityType == "NORP");

    // A parse may run over the end of a line, a phrase does not.
    private bool OneLine(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (QuotePairing.EndsParagraph(_doc, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The object of the first preposition of these under a word, or -1.</summary>
    public int Under(int token, params ReadOnlySpan<string> prepositions)
    {
        foreach (var child in tree.Children(token))
        {
            if (_doc[child].Dep is "prep" or "agent" or "dative" && _doc[child].Pos == "ADP" && prepositions.Contains(_doc[child].Lower))
            {
                var found = tree.Child(child, "pobj", "pcomp");
                if (found >= 0)
                {
                    return found;
                }
            }
        }

        return -1;
    }
}
