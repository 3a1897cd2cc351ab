using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// The clause of a condition tells what is waited for or supposed, not what was said: <em>once the guild confirms the list</em>, <em>unless the mayor reports that …</em>. No act is
/// reported by its verb.
/// </summary>
internal static class Awaited
{
    private const int Reach = 40;

    /// <summary>Whether a saying's cue is the verb of a condition that something to come depends on.</summary>
    public static bool Is(ParsedDocument document, Saying saying) => saying is { Cue: [.., var cue], Content: [var content, ..] } && content.First >= cue.End && Holds(document, cue);

    private static bool Holds(ParsedDocument document, TokenRange cue)
    {
        var doc = document.Doc;
        var verb = cue.End - 1;
        while (verb > cue.First && doc[verb].Pos != "VERB")
        {
            verb--;
        }

        if (doc[verb].Pos != "VERB" || doc[verb].Tag == "VBG")
        {
            return false;
        }

        var (first, end) = (verb, verb + 1);
        while (first > 0 && !(doc[first].IsSentenceStart && !doc[first].IsSpace) && verb - first < Reach && !QuotePairing.EndsParagraph(doc, first - 1))
        {
            first--;
        }

        while (end < doc.Count && !doc[end].IsSentenceStart && end - verb < Reach)
        {
            end++;
        }

        foreach (var candidate in ConditionReader.In(document, new(first, end)))
        {
            if (candidate.Connective.Kind is not Model.ConditionKind.When && candidate.Range.First < verb && verb < candidate.Range.End && (candidate.Verb == verb || (doc[verb] is { Dep: "conj", Head.Index: var joined } && joined == candidate.Verb)))
            {
                return true;
            }
        }

        return false;
    }
}
