using Casus.Language;

namespace Casus.Reading;

// Joined phrases, part by part.
internal sealed partial class PhraseReader
{
    // A and B, A, B and C: as many as the parse joins under the head, where each can stand alone.
    private List<TokenRange> Parts(TokenRange phrase)
    {
        if (Listed(phrase) is { } listed)
        {
            return listed;
        }

        var parts = new List<TokenRange>();
        var head = text.Head(phrase);
        if (text.Doc[head].Pos is not ("NOUN" or "PROPN" or "PRON" or "ADJ"))
        {
            return [phrase];
        }

        var cuts = new List<int>();
        for (int at = head, guard = 0; at >= 0 && guard < MostParts; guard++)
        {
            at = Conjunct(at, phrase);
            if (at >= 0)
            {
                cuts.Add(at);
            }
        }

        var first = phrase.First;
        foreach (var conjunct in cuts)
        {
            var left = Math.Max(first, Math.Min(conjunct, text.Doc[conjunct].LeftEdge.Index));
            var end = left;
            while (end > first && (text.Doc[end - 1].Pos is "CCONJ" or "PUNCT" || text.Lower(end - 1) is "both" or "as" or "well" or "with"))
            {
                end--;
            }

            // “Norway, its only ally and …”: after a comma alone, a description is an apposition.
            var joined = text.Doc[Math.Max(first, left - 1)].Pos == "CCONJ" || text.Lower(left) is "others";
            if (!joined && people.At(conjunct) is null && text.Names.At(conjunct) is null && cuts.Count > 0 && (people.At(head) is not null || text.Names.At(head) is not null))
            {
                return [phrase];
            }

            if (end <= first || !Stands(new(first, end)) || !Stands(new(left, phrase.End)))
            {
                continue;
            }

            parts.Add(Trim(new(first, end)));
            first = left;
        }

        parts.Add(Trim(new(first, phrase.End)));
        return parts.Count == 1 ? Names(phrase) ?? parts : parts;
    }

    // Where the parse joins nothing: names on both sides of an “and”, and nothing else between.
    private List<TokenRange>? Names(TokenRange phrase)
    {
        for (var i = phrase.First + 1; i < phrase.End - 1; i++)
        {
            if (text.Doc[i].Pos is "VERB" or "AUX" || text.Doc[i].Tag is "WP" or "WDT")
            {
                return null;
            }

            // Headlines leave the “and” out between two states.
            if (text.Lower(i) == "," && text.Names.At(phrase.First) is { Actor.Sense: NameSense.State } one && one.End == i && text.Names.At(i + 1) is { Actor.Sense: NameSense.State } other && other.End == phrase.End && one.Actor.Side != other.Actor.Side)
            {
                return [new(phrase.First, i), new(i + 1, phrase.End)];
            }

            var comma = text.Lower(i) == "," && text.Lower(i + 1) == "others" ? 1 : 0;
            if ((text.Lower(i) == "and" || comma > 0) && (people.At(i - 1) is { End: var end } && end == i || text.Names.At(i - 1) is { Actor.Sense: not NameSense.Adjective } hit && hit.End == i) && Stands(new(i + 1, phrase.End)))
            {
                var right = Trim(new(i + 1, phrase.End));
                if (text.Lower(right.End - 1) is "others" or "other" || people.At(right.End - 1) is not null || text.Names.At(right.End - 1) is not null || text.Doc[right.End - 1].Tag is "NNS" or "NNPS" || (text.Lower(i + 1) == "the" && text.Doc[right.End - 1].Pos == "PROPN" && BodyWords.IsBody(text.Lower(right.End - 1))))
                {
                    return [Trim(new(phrase.First, i)), right];
                }
            }
        }

        return null;
    }

    // “experts like A and B”, “two senators, A and B”, “a group called A”: those named; “several, including A”: the unnamed and A.
    private List<TokenRange>? Listed(TokenRange phrase)
    {
        for (var i = phrase.First + 1; i < phrase.End - 1 && i < phrase.First + 12; i++)
        {
            if (people.At(i) is not null)
            {
                return null;
            }

            var isList = text.Lower(i) is "called" or "named" or "dubbed" || (text.Lower(i) is "like" && text.Doc[i - 1].Tag is "NNS") || (text.Lower(i) == "as" && text.Lower(i - 1) == "such") || (text.Lower(i) == "," && text.Lower(phrase.First) is "two" or "three" or "four" && people.At(i + 1) is not null);
            if (text.Lower(i) is "including" && (people.At(i + 1) ?? people.At(i + 2)) is not null)
            {
                return [Trim(new(phrase.First, i)), .. Parts(Trim(new(i + 1, phrase.End)))];
            }

            if (isList && i + 1 < phrase.End && text.IsCapital(i + 1))
            {
                return Parts(Trim(new(i + 1, phrase.End)));
            }
        }

        return null;
    }

    private int Conjunct(int head, TokenRange phrase)
    {
        foreach (var child in text.Doc[head].Children)
        {
            if (child.Dep == "conj" && child.Index > head && child.Index < phrase.End && child.Pos is "NOUN" or "PROPN" or "PRON" or "ADJ")
            {
                return child.Index;
            }
        }

        return -1;
    }

    // “president and chief executive Alfa Marten” is one person; each part of a joined phrase names or describes somebody of its own.
    private bool Stands(TokenRange part)
    {
        part = Trim(part);
        if (part.Count == 0)
        {
            return false;
        }

        for (var i = part.First; i < part.End; i++)
        {
            if (people.At(i) is not null || text.Names.At(i) is not null || text.Doc[i].Pos == "PRON")
            {
                return true;
            }
        }

        var head = text.Doc[text.Head(part)];
        return head.Tag is "NNS" or "NNPS" || head.Pos == "PROPN" || (part.Count < 5 && text.Lower(part.First) is "the" or "his" or "her" or "their" && RoleWords.Is(head.Lower));
    }
}
