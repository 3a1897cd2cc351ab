using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What grammar decides of a candidate without counts: concessions and asked questions are none, plain connectives with something to come are.</summary>
internal static class ConditionRules
{
    private static readonly FrozenSet<string> Settlements = Set("deal agreement ceasefire cease-fire truce treaty accord settlement armistice peace withdrawal surrender ratification approval discovery verification signature signing handover pullback");

    // What others must give, so that needing it is depending on them.
    private static readonly FrozenSet<string> Given = Set("participation consent agreement approval support backing cooperation co-operation signature involvement guarantee guarantees assistance contribution contributions commitment commitments ratification authorization authorisation permission blessing endorsement mandate");

    private static readonly FrozenSet<string> Approvals = Set("approval agreement consent ratification confirmation review vote condition conditions availability verification authorization authorisation funding outcome parliament clearance signature guarantee guarantees negotiation negotiations talks decision progress safeguards");

    // What comes by the calendar is a time to wait until, not a condition.
    private static readonly FrozenSet<string> Scheduled = Set("convention election conference summit primary inauguration meeting session debate end start beginning hearing trial holiday season day moment time point age death last");

    private static readonly FrozenSet<string> Wondering = Set("ask wonder know see question doubt decide determine check inquire enquire learn discover sure certain");

    private static readonly string[] Abstract = ["ness", "ty", "tion", "sion", "ment", "ance", "ence", "al", "cy", "come", "sult", "port", "ress", "vote", "ship", "peace", "deal", "ing", "visit"];

    /// <summary>True for a condition, false for none, null where the filter must weigh it.</summary>
    public static bool? Decide(ParsedDocument document, ConditionCandidate candidate, bool denied)
    {
        var doc = document.Doc;
        var (first, body) = (candidate.Connective.First, candidate.Connective.Body);
        var before = first > candidate.Part.First ? doc[first - 1].Lower : string.Empty;
        var after = doc[Math.Min(body, doc.Count - 1)].Lower;
        if (before is "even" or "just" && candidate.Connective.Name is not "when" || (before == "even" && candidate.Connective.Kind is ConditionKind.Once or ConditionKind.When))
        {
            return false;
        }

        var (main, clause) = (VerbGroup.Of(doc, candidate.Main), VerbGroup.Of(doc, candidate.Verb));
        var only = candidate.Range.First < first;
        return candidate.Connective.Name switch
        {
            "if" => If(doc, candidate, before, after, clause),
            "as long as" when Numbers.At(doc, body, doc.Count) is not null && candidate.Verb < 0 || TimeWords.Unit(Word(doc, body + 1)) != TimeUnit.None => false,
            "as soon as" when after == "possible" => false,
            "unless" or "in case" or "in case of" or "in the event of" or "in the event that" or "as long as" or "provided that" or "providing that" or "provided" or "providing" or "on condition" or "in the absence of" => true,
            "assuming" or "assuming that" or "supposing" or "supposing that" => true,
            "contingent on" or "depends on" or "depending on" => Depends(doc, candidate),
            "should" or "had" or "were" => true,
            "in exchange for" or "in return for" or "pending" or "as part of" => main.Form is not (ClauseForm.Past or ClauseForm.PastPerfect),
            "after" => only || After(doc, candidate, main, clause),
            "before" => denied && clause.Form == ClauseForm.Present && clause.Subject >= 0 && doc[clause.Subject].Pos != "PRON" && !HasTime(doc, candidate),
            "requires" => main.Form == ClauseForm.Present && !main.Negated && Given.Contains(doc[ConditionFeatures.Thing(doc, candidate)].Lower),
            "conditional on" => true,
            "subject to" => Approvals.Contains(doc[ConditionFeatures.Thing(doc, candidate)].Lower) || HasApproval(doc, candidate),
            "without" when !candidate.Leads && !denied && main.Form is ClauseForm.Past or ClauseForm.PastPerfect => false,
            "without" when candidate.Leads && main.IsOpen || (denied && candidate.Main >= 0) => true,
            "barring" or "absent" or "failing" => candidate.Leads && candidate.Main >= 0 && !HasFrom(doc, candidate),
            "until" when after is "now" or "recently" or "then" or "today" or "yesterday" || (candidate.Verb < 0 && (IsTime(doc, candidate) || HasTime(doc, candidate))) => false,
            "until" when candidate.Verb < 0 && (main.IsOpen || denied) && !Scheduled.Contains(doc[ConditionFeatures.Thing(doc, candidate)].Lemma) => true,
            "until" when candidate.Verb >= 0 && clause.Form is ClauseForm.Present => true,
            "once" or "as soon as" or "the moment" when main.IsOpen && (clause.Form is not ClauseForm.Past || main.Form == ClauseForm.Would) => true,
            "when" when only => true,
            "when" or "whenever" => When(doc, candidate, clause),
            _ => null,
        };
    }

    /// <summary>Whether a phrase names a date, a day or a length of time by its head.</summary>
    public static bool IsTime(Doc doc, ConditionCandidate candidate)
    {
        var thing = doc[ConditionFeatures.Thing(doc, candidate)];
        return thing.EntityType is "DATE" or "TIME" || TimeWords.IsTime(thing.Lower);
    }

    private static bool? If(Doc doc, ConditionCandidate candidate, string before, string after, VerbGroup clause)
    {
        var next = candidate.Connective.Body + 1 < doc.Count ? doc[candidate.Connective.Body + 1] : doc[candidate.Connective.Body];
        if (after is "not" or "only" or "so" && clause.Subject < 0 || (after == "anything" && !VerbGroup.IsFinite(next.Tag)) || (after == "any" && candidate.Range.Count <= 3) || before == "as")
        {
            return false;
        }

        var you = clause.Subject >= 0 && doc[clause.Subject].Lower == "you";
        if (you && (doc[candidate.Verb].Lemma is "look" or "ask" or "consider" or "remember" or "recall" || (candidate.Range.Count <= 3 && next.Lower is "will" or "like" or "please" or "want" or "wish" or "must")))
        {
            return false;
        }

        // asked if, wanted to know if: its clause is what is asked.
        var asks = !candidate.Leads && candidate.Range.First > candidate.Part.First && Wondering.Contains(doc[candidate.Range.First - 1].Lemma) && candidate.Verb >= 0 && doc[candidate.Verb].Dep is "ccomp" or "advcl" or "xcomp";
        return asks ? false : candidate.Range.First < candidate.Connective.First ? true : null;
    }

    // When he tours the province on Thursday, when it comes to trade, when you look at the figures.
    private static bool? When(Doc doc, ConditionCandidate candidate, VerbGroup clause)
    {
        var subject = clause.Subject >= 0 ? doc[clause.Subject].Lower : string.Empty;
        var verb = clause.Verb >= 0 ? doc[clause.Verb].Lemma : string.Empty;
        return HasTime(doc, candidate) || (subject == "it" && verb == "come") || (subject == "you" && verb is "look" or "consider" or "think") ? false : null;
    }

    private static string Word(Doc doc, int at) => at < doc.Count ? doc[at].Lower : string.Empty;

    // A day or a date stands in it: it tells when.
    private static bool HasTime(Doc doc, ConditionCandidate candidate)
    {
        for (var i = candidate.Connective.Body; i < candidate.Range.End; i++)
        {
            if (TimeWords.Day(doc[i].Lower) is not null || doc[i].Lower is "today" or "tomorrow" || (doc[i].EntityType == "DATE" && (char.IsUpper(doc[i].Text[0]) && Clock.Month(doc[i].Lower) > 0 || doc[i].Lower is "next")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool After(Doc doc, ConditionCandidate candidate, VerbGroup main, VerbGroup clause)
    {
        if (main.Form is ClauseForm.Past or ClauseForm.PastPerfect)
        {
            return false;
        }

        if (candidate.Verb >= 0 && clause.Subject >= 0)
        {
            // He will speak after he has eaten: a time; after the other side has paid: a condition.
            // In reported speech both are told in the past: would pay after the other side had.
            return (clause.Form == ClauseForm.Present ? main.IsOpen : main.Form == ClauseForm.Would && clause.Form is ClauseForm.Past or ClauseForm.PastPerfect) && doc[clause.Subject].Pos != "PRON";
        }

        var thing = doc[ConditionFeatures.Thing(doc, candidate)];
        var definite = doc[candidate.Connective.Body].Pos is "PROPN" || doc[candidate.Connective.Body].Lower is "the" or "this" or "that" or "these" or "those" or "last" or "his" or "her";
        return Settlements.Contains(thing.Lower) && !definite && candidate.Verb < 0;
    }

    private static bool Depends(Doc doc, ConditionCandidate candidate)
    {
        var thing = doc[ConditionFeatures.Thing(doc, candidate)];
        if (candidate.Connective.Name == "depends on" && VerbGroup.Of(doc, candidate.Connective.First).Negated)
        {
            return false;
        }

        if (doc[candidate.Connective.Body].Tag is "WRB" or "WP" or "WDT" || doc[candidate.Connective.Body].Lower is "whether")
        {
            return true;
        }

        var lower = thing.Lower;
        return thing.EntityType is "" or "LAW" or "EVENT" && thing.Tag is "NN" or "VBG" or "NNS" && Abstract.Any(end => lower.EndsWith(end, StringComparison.Ordinal) || lower.EndsWith(end + "s", StringComparison.Ordinal));
    }

    private static bool HasApproval(Doc doc, ConditionCandidate candidate)
    {
        for (var i = candidate.Connective.Body; i < candidate.Range.End; i++)
        {
            if (Approvals.Contains(doc[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasFrom(Doc doc, ConditionCandidate candidate)
    {
        for (var i = candidate.Connective.Body; i < candidate.Range.End; i++)
        {
            if (doc[i].Lower == "from")
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
