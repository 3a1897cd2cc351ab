using Casus.Language;

namespace Casus.Reading;

/// <summary>Questions and requests that nobody answered, where the network did not see it: <em>Her aides did not respond to</em> | <em>questions about the cost</em>, <em>Neither side replied to</em> | <em>a letter</em>.</summary>
internal static class Unanswered
{
    private const double Confidence = 0.6;

    /// <summary>Adds such sayings; what was taken for a report of those questions goes.</summary>
    public static void Add(ParsedDocument document, List<Saying> sayings)
    {
        var doc = document.Doc;
        var cues = new bool[doc.Count];
        foreach (var cue in sayings.SelectMany(saying => saying.Cue))
        {
            Array.Fill(cues, true, cue.First, cue.Count);
        }

        var silent = new List<Saying>();
        for (var verb = 1; verb < doc.Count; verb++)
        {
            if (doc[verb] is { Lemma: "respond" or "reply", Pos: "VERB" } && !cues[verb] && !document.Quotes.IsInside(verb) && Made(doc, verb) is { } made)
            {
                silent.Add(made);
            }
        }

        if (silent.Count == 0)
        {
            return;
        }

        // By token: which of the unanswered questions it stands in, counted from one.
        var inside = new int[doc.Count];
        for (var i = 0; i < silent.Count; i++)
        {
            Array.Fill(inside, i + 1, silent[i].Content[0].First, silent[i].Content[0].Count);
        }

        sayings.RemoveAll(other => other.Cue.Any(cue => inside[cue.First] > 0 && inside[cue.First] == inside[cue.End - 1]));
        sayings.AddRange(silent);
    }

    /// <summary>Whether a phrase names those none of whom does what is told: <em>neither side</em>, <em>none of the guilds</em>.</summary>
    public static bool IsNobody(Doc doc, TokenRange phrase) => doc[phrase.First].Lower is "neither" or "nobody" or "none";

    private static Saying? Made(Doc doc, int verb)
    {
        // “did not respond” has no tense of its own that a parse shows.
        var form = Predicate.Of(doc, verb);
        if (form.IsPassive || form.IsIrrealis || !(form.IsFinite || form.IsNegated) || Predicate.SubjectOf(doc, verb) is not { } subject || doc[subject].Tag is "WDT" or "WP" or "EX")
        {
            return null;
        }

        var source = Predicate.NounPhrase(doc, subject);
        if (source.End > form.First || !(form.IsNegated || IsNobody(doc, source)))
        {
            return null;
        }

        foreach (var child in doc.ChildrenOf(verb))
        {
            if (child > verb && doc[child] is { Lower: "to", Dep: "prep" })
            {
                foreach (var asked in doc.ChildrenOf(child))
                {
                    if (doc[asked].Dep == "pobj")
                    {
                        return new()
                        {
                            Source = [source],
                            Cue = [new(form.First, child + 1)],
                            Content = [Predicate.NounPhrase(doc, asked)],
                            Confidence = Confidence,
                            Evidence = [$"attribution: “{doc[verb].Text}” is denied: what was asked stays unanswered"],
                        };
                    }
                }
            }
        }

        return null;
    }
}
