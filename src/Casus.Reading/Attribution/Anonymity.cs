using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// Words that describe a source who is not named: <em>who asked not to be named</em>, <em>speaking on condition of anonymity</em>, <em>was not authorised to speak publicly</em>. They tell
/// of the source and why it has no name; nothing is said by them.
/// </summary>
internal static class Anonymity
{
    private const int Reach = 12;

    private static readonly FrozenSet<string> Asking = FrozenSet.ToFrozenSet(
        ["agree", "ask", "decline", "demand", "insist", "plead", "prefer", "refuse", "request", "require", "seek", "speak", "talk", "want", "wish"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Naming = FrozenSet.ToFrozenSet(["cite", "identify", "name", "quote"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Giving = FrozenSet.ToFrozenSet(["disclose", "give", "print", "provide", "publish", "release", "reveal", "share", "use", "withhold"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Allowing = FrozenSet.ToFrozenSet(["allow", "authorise", "authorize", "clear", "entitle", "permit"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Speaking = FrozenSet.ToFrozenSet(["brief", "comment", "disclose", "discuss", "quote", "release", "reveal", "speak", "talk"], StringComparer.Ordinal);

    /// <summary>The sayings without those that only describe anonymity, and without such words at the end of what others say.</summary>
    public static void Remove(ParsedDocument document, List<Saying> sayings)
    {
        for (var i = sayings.Count - 1; i >= 0; i--)
        {
            if (Is(document, sayings[i]))
            {
                sayings.RemoveAt(i);
            }
            else if (Condition(document, sayings[i]) is { } shorter)
            {
                sayings[i] = sayings[i] with { Content = shorter };
            }
        }
    }

    private static bool Is(ParsedDocument document, Saying saying)
    {
        if (saying is not { Cue: [.., var cue], Content: [var content, ..] } || document.Quotes.IsInside(content.First))
        {
            return false;
        }

        var doc = document.Doc;
        var verb = Head(doc, cue);
        if (Asking.Contains(doc[verb].Lemma) && (Asks(doc, content, Refuses(doc, verb)) || Asks(doc, cue, Refuses(doc, verb))))
        {
            return true;
        }

        // was not authorised | to speak publicly
        return Allowing.Contains(doc[verb].Lemma) && doc[verb].Tag == "VBN" && Predicate.Of(doc, verb).IsNegated && (Speaks(doc, content) || Speaks(doc, cue));
    }

    // That no name be given, as the head of the words or of the clause they are.
    private static bool Asks(Doc doc, TokenRange words, bool refused)
    {
        for (var i = words.First; i < Math.Min(words.End, words.First + Reach); i++)
        {
            var token = doc[i];
            var heads = token.Head.Index == i || token.Head.Index < words.First || token.Head.Index >= words.End || doc[i].Head.Index == Head(doc, words);
            if (!heads && token.Dep is not ("xcomp" or "pcomp" or "pobj" or "acl"))
            {
                continue;
            }

            if (token.Lower == "anonymity" || IsNameless(doc, i, refused))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Refuses(Doc doc, int verb) => doc[verb].Lemma is "decline" or "refuse" || Predicate.Of(doc, verb).IsNegated;

    // not to be named, that she not be identified, (declined) to be quoted, that her name be withheld, (refused) to give his name
    private static bool IsNameless(Doc doc, int verb, bool refused)
    {
        var not = refused || Predicate.Of(doc, verb).IsNegated;
        if (Giving.Contains(doc[verb].Lemma))
        {
            return (not || doc[verb].Lemma == "withhold") && HasName(doc, verb);
        }

        if (!not || !Naming.Contains(doc[verb].Lemma))
        {
            return false;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child < verb && doc[child] is { Dep: "auxpass", Lower: "be" or "being" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasName(Doc doc, int verb)
    {
        foreach (var child in doc.ChildrenOf(verb))
        {
            if (doc[child] is { Dep: "dobj" or "nsubjpass", Lemma: "name" or "surname" or "identity" })
            {
                foreach (var owner in doc.ChildrenOf(child))
                {
                    if (doc[owner].Dep == "poss")
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Speaks(Doc doc, TokenRange words)
    {
        for (var i = words.First; i < Math.Min(words.End, words.First + 4); i++)
        {
            if (Speaking.Contains(doc[i].Lemma) && doc[i].Tag is "VB" or "VBN")
            {
                return true;
            }
        }

        return false;
    }

    // “confirmed it | on condition that his name not be used”: the shorter content, null where it has no such end. What is left of one that is all of it is none.
    private static ValueList<TokenRange>? Condition(ParsedDocument document, Saying saying)
    {
        var doc = document.Doc;
        var last = saying.Content[^1];
        for (var i = last.First + 1; i + 2 < last.End; i++)
        {
            var noun = doc[i + 1].Lower is "the" ? i + 2 : i + 1;
            if (doc[i].Lower != "on" || noun + 1 >= last.End || doc[noun].Lower is not ("condition" or "conditions") || document.Quotes.IsInside(i))
            {
                continue;
            }

            var named = false;
            for (var at = noun + 1; at < last.End && at <= noun + Reach && doc[at].Text != "."; at++)
            {
                named |= doc[at].Lower == "anonymity" || IsNameless(doc, at, refused: false);
            }

            if (named)
            {
                var end = doc[i - 1].Tag == "VBG" && doc[i - 1].Lemma is "speak" or "talk" ? i - 1 : i;
                while (end > last.First + 1 && doc[end - 1].Pos is "PUNCT" or "SPACE")
                {
                    end--;
                }

                return [.. saying.Content.Take(saying.Content.Count - 1), new(last.First, end)];
            }
        }

        return null;
    }

    private static int Head(Doc doc, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (doc[i].Pos == "VERB" && (doc[i].Head.Index < range.First || doc[i].Head.Index >= range.End || doc[i].Head.Index == i))
            {
                return i;
            }
        }

        for (var i = range.First; i < range.End; i++)
        {
            if (doc[i].Head.Index < range.First || doc[i].Head.Index >= range.End || doc[i].Head.Index == i)
            {
                return i;
            }
        }

        return range.First;
    }
}
