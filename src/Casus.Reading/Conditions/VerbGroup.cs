using Casus.Language;

namespace Casus.Reading;

/// <summary>Tense or mood of a clause, by its first auxiliary or its verb's own form.</summary>
internal enum ClauseForm
{
    None,
    Present,
    Past,
    PastPerfect,
    Will,
    Would,
    Modal,
    Infinitive,
    Gerund,
    Participle,
    Imperative,
}

/// <summary>A verb with its auxiliaries and its subject, as the parse gives them.</summary>
/// <param name="Verb">The token of the verb; -1 for none.</param>
/// <param name="Subject">The head of its subject; -1 where it has none.</param>
internal readonly record struct VerbGroup(int Verb, int Subject, ClauseForm Form, bool Negated)
{
    // Subjects with long attributes stand farther off; their auxiliaries do not.
    private const int Reach = 60;

    private const int Chain = 4;

    public static readonly VerbGroup None = new(-1, -1, ClauseForm.None, false);

    /// <summary>Whether the clause tells of what has not happened yet, or need not: future, modal, wished or ordered.</summary>
    public bool IsOpen => Form is ClauseForm.Will or ClauseForm.Would or ClauseForm.Modal or ClauseForm.Infinitive or ClauseForm.Imperative;

    public static VerbGroup Of(Doc doc, int verb, int depth = 0)
    {
        if (verb < 0)
        {
            return None;
        }

        int subject = -1, auxiliary = -1;
        var negated = false;
        var left = Math.Max(doc[verb].LeftEdge.Index, verb - Reach);
        for (var i = left; i < verb; i++)
        {
            if (doc[i].Head.Index != verb)
            {
                continue;
            }

            switch (doc[i].Dep)
            {
                case "aux" or "auxpass":
                    auxiliary = auxiliary < 0 ? i : auxiliary;
                    break;
                case "nsubj" or "nsubjpass" or "csubj" or "csubjpass" or "expl":
                    subject = i;
                    break;
                case "neg":
                    negated = true;
                    break;
                case "advmod" when doc[i].Lower is "never" or "hardly" or "nowhere":
                    negated = true;
                    break;
                default:
                    break;
            }
        }

        for (var i = verb + 1; i < doc.Count && i <= verb + 3; i++)
        {
            negated |= doc[i].Head.Index == verb && doc[i].Dep == "neg";
            subject = subject < 0 && doc[i].Head.Index == verb && doc[i].Dep is "nsubj" or "nsubjpass" or "expl" && subject < 0 ? i : subject;
        }

        if (auxiliary < 0 && subject < 0 && doc[verb].Dep == "conj" && doc[verb].Head.Index < verb && depth < Chain && doc[verb].Tag is not ("VBG" or "NN" or "NNS"))
        {
            var shared = Of(doc, doc[verb].Head.Index, depth + 1);
            return shared with { Verb = verb, Negated = negated };
        }

        return new(verb, subject, FormOf(doc, verb, auxiliary, subject), negated);
    }

    /// <summary>The verb that a token stands under: itself, or the nearest above it; -1 for none.</summary>
    public static int Above(Doc doc, int token)
    {
        for (var step = 0; step < 12 && token >= 0; step++)
        {
            if (IsVerb(doc, token))
            {
                return token;
            }

            if (doc[token].Head.Index == token)
            {
                return -1;
            }

            token = doc[token].Head.Index;
        }

        return -1;
    }

    public static bool IsVerb(Doc doc, int token) => doc[token].Pos is "VERB" or "AUX" && doc[token].Dep is not ("aux" or "auxpass" or "amod");

    public static bool IsFinite(string tag) => tag is "MD" or "VBZ" or "VBP" or "VBD";

    private static ClauseForm FormOf(Doc doc, int verb, int auxiliary, int subject)
    {
        if (auxiliary < 0)
        {
            return doc[verb].Tag switch
            {
                "VBD" => ClauseForm.Past,
                "VBZ" or "VBP" => ClauseForm.Present,
                "VBN" => subject >= 0 ? ClauseForm.Past : ClauseForm.Participle,
                "VBG" => ClauseForm.Gerund,
                "VB" => subject >= 0 ? ClauseForm.Present : ClauseForm.Imperative,
                "MD" => ClauseForm.Modal,
                _ => ClauseForm.None,
            };
        }

        var first = doc[auxiliary];
        if (first.Tag == "MD")
        {
            return first.Lower switch
            {
                "will" or "wo" or "'ll" or "’ll" or "shall" => ClauseForm.Will,
                "would" or "'d" or "’d" => ClauseForm.Would,
                _ => ClauseForm.Modal,
            };
        }

        if (first.Tag == "TO" || first.Lower == "to")
        {
            return ClauseForm.Infinitive;
        }

        // is going to leave: a future with the form of a present.
        if (doc[verb].Lower is "going" or "gon" && verb + 1 < doc.Count && doc[verb + 1].Tag == "TO")
        {
            return first.Tag == "VBD" ? ClauseForm.Would : ClauseForm.Will;
        }

        return first.Tag switch
        {
            "VBD" => first.Lemma == "have" ? ClauseForm.PastPerfect : ClauseForm.Past,
            "VBG" => ClauseForm.Gerund,
            _ => ClauseForm.Present,
        };
    }
}
