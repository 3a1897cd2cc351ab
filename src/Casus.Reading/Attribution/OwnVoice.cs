using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// Documents that speak: in a communiqué, a declaration or a speech the sentences themselves are the issuer's statements. Finds whether a document is one, and takes its own
/// sentences apart: the noun phrase that speaks, the performative verb if there is one, what is said.
/// </summary>
/// <remarks>
/// Performative: a verb that does what it says in the first person present (Austin 1962), or in the third when an institution writes of itself. Reports and assessments among
/// these sayings are left out later, when their act is known.
/// </remarks>
internal static class OwnVoice
{
    /// <summary>A document speaks when at least this share of its sentences outside quotations performs something …</summary>
    private const double Share = 0.25;

    /// <summary>A document that says <em>we</em> of itself needs only this share: news does not.</summary>
    private const double ShareOfOurs = 0.12;

    /// <summary>… and at least so many do.</summary>
    private const int Fewest = 2;

    private static readonly FrozenSet<string> Performatives = ((string[])[
        "accept", "acknowledge", "advise", "affirm", "agree", "apologise", "apologize", "appeal", "applaud", "appreciate", "ask", "assure", "call", "caution", "commend", "commit", "condemn",
        "confirm", "congratulate", "declare", "decry", "demand", "denounce", "deplore", "dismiss", "emphasise", "emphasize", "encourage", "endorse", "exhort", "express", "guarantee", "hail",
        "highlight", "honour", "honor", "implore", "insist", "invite", "oppose", "pledge", "praise", "promise", "propose", "protest", "reaffirm", "reassure", "recall", "recognise", "recognize",
        "recommend", "regret", "reiterate", "reject", "renew", "repeat", "request", "resolve", "salute", "stress", "support", "thank", "undertake", "underline", "underscore", "urge", "vow", "warn",
        "welcome"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adjectives and participles that perform with <em>be</em> or <em>remain</em>.</summary>
    private static readonly FrozenSet<string> Stances = ((string[])[
        "alarmed", "appalled", "committed", "concerned", "confident", "deeply", "determined", "encouraged", "grateful", "open", "outraged", "prepared", "proud", "ready", "resolved", "resolute",
        "saddened", "shocked", "steadfast", "unwavering", "united", "welcome", "willing", "obliged", "disappointed"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Institutions = ((string[])[
        "government", "council", "members", "ministers", "ministry", "leaders", "union", "commission", "assembly", "parliament", "secretary-general", "presidency", "president", "parties", "party",
        "states", "heads", "side", "committee", "group", "alliance", "organisation", "organization", "court", "delegation", "participants", "sides", "allies", "countries", "kingdom", "republic", "eu", "un",
        "nato", "g7", "g20", "asean", "ecowas", "igad", "osce", "mission"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The document's own statements; none when it does not speak.</summary>
    /// <param name="found">What it reports of others: their words are not its own.</param>
    public static List<Saying> Find(ParsedDocument document, TokenFeatures features, IReadOnlyList<Saying> found)
    {
        var taken = Taken(features.Count, found);
        var own = new List<Saying>();
        var (sentences, performed) = (0, found.Count(saying => Performs(document, saying)));
        for (int first = 0, end; first < features.Count; first = end)
        {
            end = first + 1;
            while (end < features.Count && features.Sentences[end] == features.Sentences[first])
            {
                end++;
            }

            if (document.Quotes.IsInside(first) || Words(document, first, end) < 4)
            {
                continue;
            }

            sentences++;
            Take(document, taken, first, end, own);
        }

        var ours = own.Concat(found.Where(saying => Performs(document, saying))).Count(saying => saying.Source is [{ Count: 1, First: var we }] && document.Doc[we].Lower == "we") >= Fewest;
        return own.Count + performed >= Fewest && own.Count + performed >= (ours ? ShareOfOurs : Share) * sentences ? own : [];
    }

    // Found already as a report, and yet the document's own: an institution that condemns, urges, welcomes here and now.
    private static bool Performs(ParsedDocument document, Saying saying) =>
        saying is { Within: < 0, Source: [.., var source], Cue: [var cue, ..] } && document.Doc[cue.End - 1] is { Tag: "VBP" or "VBZ" } verb && Performatives.Contains(verb.Lemma) && !document.Quotes.IsInside(verb.Index)
        && Predicate.SubjectOf(document.Doc, verb.Index) is { } subject && subject >= source.First && subject < source.End && Speaks(document.Doc, subject) != Voice.None;

    private static void Take(ParsedDocument document, bool[] taken, int first, int end, List<Saying> own)
    {
        for (var verb = first; verb < end; verb++)
        {
            if (taken[verb] || document.Doc[verb].Pos is not ("VERB" or "AUX") || document.Doc[verb].Dep is not ("ROOT" or "conj" or "ccomp" or "parataxis"))
            {
                continue;
            }

            if ((Predicate.SubjectOf(document.Doc, verb) ?? Moved(document.Doc, verb)) is { } subject && Speaks(document.Doc, subject) is var voice and not Voice.None && Saying(document, verb, subject, voice, end) is { } saying)
            {
                own.Add(saying);
            }
        }
    }

    // “are encouraged by”: whom a stance that has the form of a passive is told of.
    private static int? Moved(Doc doc, int verb)
    {
        if (doc[verb].Tag == "VBN" && Stances.Contains(doc[verb].Text))
        {
            foreach (var child in doc.ChildrenOf(verb))
            {
                if (doc[child].Dep == "nsubjpass")
                {
                    return child;
                }
            }
        }

        return null;
    }

    private enum Voice
    {
        None,
        First,
        Institution,
    }

    private static Voice Speaks(Doc doc, int subject)
    {
        var token = doc[subject];
        if (token.Lower is "we" or "i")
        {
            return Voice.First;
        }

        return token.Pos is "NOUN" or "PROPN" && (Institutions.Contains(token.Text) || token.EntityType is "ORG" or "GPE" or "NORP") ? Voice.Institution : Voice.None;
    }

    private static Saying? Saying(ParsedDocument document, int verb, int subject, Voice voice, int end)
    {
        var doc = document.Doc;
        var form = Predicate.Of(doc, verb);
        var (auxiliary, modal, negated, perfect) = (form.First, form.Modal, form.IsNegated, form.IsPerfect);
        var present = doc[verb].Tag is "VBP" or "VBZ" || (doc[verb].Tag == "VB" && modal is "would" or "wish" or "want");
        var cue = new TokenRange(auxiliary, verb + 1);
        if (!perfect && (present || (doc[verb].Tag == "VB" && doc[verb].Dep == "conj" && modal is null)) && Performatives.Contains(doc[verb].Lemma))
        {
            var last = Preposition(doc, verb);
            return Make(document, subject, new(auxiliary, last + 1), last + 1, end);
        }

        if (!perfect && (doc[verb].Lemma is "be" or "remain" or "stand" || (doc[verb].Tag == "VBN" && form.IsPassive)) && Stance(doc, verb) is { } stance)
        {
            var last = Preposition(doc, stance);
            return Make(document, subject, new(Math.Min(auxiliary, verb), last + 1), last + 1, end);
        }

        // What the issuer will do, must have or asks for, in its own words.
        return modal is "will" or "shall" or "'ll" or "must" && !negated || (modal is "will" or "shall" or "can" or "must" && negated) ? Make(document, subject, null, auxiliary, end)
            : voice == Voice.First && doc[verb].Lemma is "want" or "need" or "intend" or "hope" or "stand" && present ? Make(document, subject, null, cue.First, end)
            : null;
    }

    private static int? Stance(Doc doc, int verb)
    {
        if (doc[verb].Tag == "VBN" && Stances.Contains(doc[verb].Text))
        {
            return verb;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && child < verb + 6 && doc[child].Dep is "acomp" or "attr" or "oprd" or "advcl" or "xcomp" && Stances.Contains(doc[child].Text))
            {
                return child;
            }
        }

        return null;
    }

    // "call on", "are encouraged by": the preposition right after belongs to the cue; so does the manner of it, "condemn in the strongest terms".
    private static int Preposition(Doc doc, int word)
    {
        if (word + 1 >= doc.Count || doc[word + 1].Dep is not ("prep" or "agent" or "prt") || doc.Columns.Heads[word + 1] != word || doc[word + 1].Lower is "to")
        {
            return word;
        }

        return doc[word + 1].Lower == "in" && doc[word + 1].RightEdge is { Index: var last } && doc[last].Lemma == "term" ? last : word + 1;
    }

    private static Saying? Make(ParsedDocument document, int subject, TokenRange? cue, int from, int end)
    {
        var doc = document.Doc;
        while (end > from && (doc[end - 1].IsSpace || doc[end - 1].Pos == "PUNCT"))
        {
            end--;
        }

        if (end <= from + 1)
        {
            return null;
        }

        var source = new TokenRange(doc[subject].LeftEdge.Index, Math.Min(doc[subject].RightEdge.Index + 1, cue?.First ?? from));
        return source.Count < 1 ? null : new()
        {
            Source = [source],
            Cue = cue is { } range ? [range] : [],
            Content = [new(from, end)],
            Confidence = 0.6,
            OfDocument = true,
            Evidence = ["attribution: the document itself speaks, as communiqués and speeches do" + (cue is { } words ? $"; “{document.Words(words)}” performs what it says" : string.Empty)],
        };
    }

    private static int Words(ParsedDocument document, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += document.Doc[i].IsSpace || document.Doc[i].Pos == "PUNCT" ? 0 : 1;
        }

        return words;
    }

    private static bool[] Taken(int count, IReadOnlyList<Saying> found)
    {
        var taken = new bool[count];
        foreach (var range in found.SelectMany(s => s.Content.Concat(s.Cue)))
        {
            Array.Fill(taken, true, range.First, range.Count);
        }

        return taken;
    }
}
