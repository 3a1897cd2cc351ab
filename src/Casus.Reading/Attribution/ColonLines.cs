using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Headlines with a colon, where the network marked nothing: <em>Marten: we will never sell the bridge</em>, <em>Bridge will stand: Marten</em>. The colon is the cue.</summary>
internal static class ColonLines
{
    private const double Confidence = 0.6;

    private const int LongestName = 5;

    private const int LongestLine = 25;

    // What papers call a kind of text, before its colon.
    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
        ["analysis", "alert", "briefing", "breaking", "comment", "correction", "editorial", "exclusive", "explainer", "factbox", "fact", "gallery", "interview", "live", "news", "note", "opinion", "photos", "podcast", "poll", "profile", "question", "read", "report", "review", "special", "study", "timeline", "update", "updated", "video", "watch"],
        StringComparer.Ordinal);

    /// <summary>The sayings of such lines that are not among those found; none in a transcript, whose turns begin so.</summary>
    public static List<Saying> Find(ParsedDocument document, IReadOnlyList<Saying> found)
    {
        var sayings = new List<Saying>();
        Dictionary<string, int>? people = null;
        foreach (var line in document.Paragraphs())
        {
            // What is found within what is said may stand.
            if (Line(document, line, name => (people ??= Named(document.Doc)).GetValueOrDefault(name, -1) >= line.End) is { } saying && !found.Any(other => other.Content.Any(part => part.First < line.End && line.First < part.End) && !(other.Source.Count > 0 && other.Source.Concat(other.Cue).Concat(other.Content).All(part => part.First >= saying.Content[0].First && part.End <= saying.Content[0].End))))
            {
                sayings.Add(saying);
            }
        }

        return sayings.Count > 0 && DocumentForm.TakesTurns(document) ? [] : sayings;
    }

    private static Saying? Line(ParsedDocument document, TokenRange line, Predicate<string> isNamedBelow)
    {
        var doc = document.Doc;
        // The stop that a headline is parsed with is none of its own.
        var words = document.WithoutBlanks(line);
        var (first, end) = (words.First, words.End);
        if (end - first is < 4 or > LongestLine || doc[end - 1].Text is "." or ":" or ";")
        {
            return null;
        }

        var colon = first;
        while (colon < end && doc[colon].Text != ":")
        {
            colon++;
        }

        if (colon == end)
        {
            return null;
        }

        var (left, right) = (new TokenRange(first, colon), new TokenRange(colon + 1, end));
        var below = (left.Count == 1 || Speaks(doc, left)) && char.IsUpper(doc[left.First].Text[0]) && isNamedBelow(doc[left.End - 1].Lower);
        return (Speaks(doc, left) && IsClause(doc, right)) || (below && (IsClause(doc, right) || IsCut(doc, right))) ? Made(document, left, colon, right)
            : Speaks(doc, right) && IsClause(doc, left) ? Made(document, right, colon, left)
            : null;
    }

    // A name, and nothing but its words.
    private static bool Speaks(Doc doc, TokenRange range)
    {
        if (range.Count is < 1 or > LongestName || doc[range.End - 1] is not { Pos: "PROPN", EntityType: "PERSON" or "GPE" or "NORP" or "ORG" or "" })
        {
            return false;
        }

        for (var i = range.First; i < range.End; i++)
        {
            if (doc[i].Pos is not ("PROPN" or "NOUN" or "ADJ" or "ADP" or "PART") || (i == range.First && !char.IsUpper(doc[i].Text[0])) || Labels.Contains(doc[i].Lower))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClause(Doc doc, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (i == range.First && doc[i].Tag is "WP" or "WRB" or "WDT")
            {
                return false;
            }

            if (doc[i] is { Tag: "MD" or "VBZ" or "VBP" or "VBD", Dep: "ROOT" or "aux" or "ccomp" or "parataxis" or "conj" })
            {
                return range.Count > 2;
            }
        }

        return false;
    }

    // “Force not meant to fight”, “Talks stalled”: headlines leave the auxiliary out.
    private static bool IsCut(Doc doc, TokenRange range)
    {
        for (var i = range.First + 1; i < range.End; i++)
        {
            if (doc[i] is { Tag: "VBN" or "VBG" or "VBD", Dep: not "amod" })
            {
                return doc[range.First].Tag is not ("WP" or "WRB" or "WDT");
            }
        }

        return false;
    }

    // Where the words of people's names stand last.
    private static Dictionary<string, int> Named(Doc doc)
    {
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < doc.Count; i++)
        {
            if (doc[i] is { Pos: "PROPN", EntityType: "PERSON" } word)
            {
                named[word.Lower] = i;
            }
        }

        return named;
    }

    private static Saying Made(ParsedDocument document, TokenRange source, int colon, TokenRange content)
    {
        var (first, end) = (content.First, content.End);
        while (first < end - 1 && (document.Quotes.IsMark(first) || document.IsBlank(first)))
        {
            first++;
        }

        while (end > first + 1 && document.Quotes.IsMark(end - 1))
        {
            end--;
        }

        return new() { Source = [source], Cue = [new(colon, colon + 1)], Content = [new(first, end)], Confidence = Confidence, Evidence = ["attribution: a headline with a colon, a name on one side and a clause on the other"] };
    }
}
