using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What the filter sees of a candidate, as words: <c>k=if</c>, <c>k=if|main=will</c>. The training sees the same.</summary>
internal static class ConditionFeatures
{
    /// <param name="into">Cleared, then filled.</param>
    public static void Of(ParsedDocument document, Saying saying, ConditionCandidate candidate, List<string> into)
    {
        into.Clear();
        var doc = document.Doc;
        var kind = candidate.Connective.Kind.Word();
        var (main, clause) = (VerbGroup.Of(doc, candidate.Main), VerbGroup.Of(doc, candidate.Verb));
        var place = candidate.Leads ? candidate.Range.First == candidate.Part.First ? "first" : "leads" : "follows";
        into.Add("b");
        Both("n=" + candidate.Connective.Name);
        Pair("main=" + main.Form);
        Pair("clause=" + clause.Form);
        Pair("place=" + place);
        Pair("tenses=" + main.Form + "," + clause.Form);
        Pair("subject=" + Who(doc, clause.Subject));
        Pair("before=" + Near(doc, candidate.Range.First - 1, candidate.Part));
        Pair("next=" + Near(doc, candidate.Connective.Body, candidate.Part));
        Pair("dep=" + (candidate.Verb >= 0 ? doc[candidate.Verb].Dep : doc[candidate.Connective.First].Dep));
        Pair(main.Negated ? "no" : "yes");
        Pair("long=" + Length(candidate.Range.Count));
        if (candidate.Main >= 0)
        {
            Pair("do=" + doc[candidate.Main].Lemma);
        }

        if (candidate.Connective.First > candidate.Range.First)
        {
            Pair("only");
        }

        if (candidate.Connective.Shape is Shape.Phrase or Shape.Verb)
        {
            var thing = Thing(doc, candidate);
            Pair("of=" + doc[thing].Lemma.ToLowerInvariant());
            Pair("entity=" + doc[thing].EntityType);
            Pair("gerund=" + (candidate.Verb >= 0 ? "y" : "n"));
            Pair("article=" + Near(doc, candidate.Connective.Body, candidate.Part));
        }

        if (saying.Cue.Count > 0)
        {
            into.Add("cue=" + doc[saying.Cue[0].First].Lemma.ToLowerInvariant());
        }

        Pair(Asked(doc, candidate) ? "asked" : "told");
        Pair(document.Quotes.IsInside(candidate.Connective.First) ? "quoted" : "plain");

        void Pair(string feature)
        {
            into.Add(feature);
            into.Add("k=" + kind + "|" + feature);
        }

        void Both(string feature)
        {
            into.Add("k=" + kind);
            into.Add(feature);
        }
    }

    /// <summary>The head of a phrase after its preposition.</summary>
    public static int Thing(Doc doc, ConditionCandidate candidate)
    {
        for (var i = candidate.Connective.Body; i < candidate.Range.End; i++)
        {
            if (doc[i].Dep is "pobj" or "pcomp" or "dobj" && (doc[i].Head.Index < candidate.Connective.Body || doc[i].Head.Index >= candidate.Range.End))
            {
                return i;
            }
        }

        return candidate.Range.End - 1;
    }

    private static string Near(Doc doc, int at, TokenRange part)
    {
        if (at < part.First || at >= part.End || doc[at].IsSpace)
        {
            return "-";
        }

        return doc[at].Pos is "NOUN" or "PROPN" or "VERB" or "ADJ" or "NUM" ? doc[at].Tag : doc[at].Lower;
    }

    private static string Who(Doc doc, int subject) => subject < 0 ? "-" : doc[subject].Pos == "PRON" ? doc[subject].Lower : doc[subject].Tag;

    private static string Length(int count) => count switch { <= 2 => "2", <= 4 => "4", <= 8 => "8", <= 16 => "16", _ => "+" };

    // The sentence ends in a question mark.
    private static bool Asked(Doc doc, ConditionCandidate candidate)
    {
        for (var i = candidate.Range.End; i < Math.Min(doc.Count, candidate.Range.End + 40); i++)
        {
            if (doc[i].Text == "?")
            {
                return true;
            }

            if (doc[i].IsSentenceStart && i > candidate.Range.End)
            {
                return false;
            }
        }

        return false;
    }
}
