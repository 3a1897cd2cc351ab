using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The clauses in a content that make it depend on something, and the time by which it falls due.</summary>
internal static class ConditionReader
{
    // Set by five-fold cross-validation on the labelled articles (training/conditions).
    private const double Threshold = 0.35;

    public static ConditionReading Of(ParsedDocument document, Saying saying)
    {
        var why = new List<string>();
        var taken = Taken(document, saying, why);
        var ranges = taken.ConvertAll(candidate => candidate.Range);
        var deadlines = new DeadlineReader(document);
        var conditions = new List<ConditionClause>(taken.Count);
        foreach (var candidate in taken)
        {
            var (formula, atoms) = ConditionFormula.Of(document, candidate, Denial.Of(document, saying, candidate));
            var span = document.Span(candidate.Range);
            conditions.Add(new(span, span.In(document.Text), candidate.Connective.Kind, formula?.ToString(), Governed.Of(document, candidate, ranges))
            {
                Atoms = formula is null ? null : atoms,
                Deadline = deadlines.In(candidate.Range),
            });
            why.Add(formula is null ? "formula: none can be read" : $"formula: {formula}");
        }

        var deadline = deadlines.Of(saying, ranges);
        if (deadline is not null)
        {
            why.Add($"deadline: '{deadline.Text}' is {deadline.Value ?? "not resolved: the document tells no date for it"}");
        }

        return new([.. conditions], deadline, [.. why]);
    }

    /// <summary>Whether a candidate is a condition, and by what that was decided.</summary>
    public static (bool Is, string Why) Weigh(ParsedDocument document, Saying saying, ConditionCandidate candidate, List<string> features)
    {
        if (ConditionRules.Decide(document, candidate, Denial.Of(document, saying, candidate)) is { } decided)
        {
            return (decided, "by rule");
        }

        ConditionFeatures.Of(document, saying, candidate, features);
        var probability = ConditionFilter.Probability(features);
        return (probability >= Threshold, string.Create(CultureInfo.InvariantCulture, $"probability {probability:0.00}"));
    }

    /// <summary>The conditions of a stretch of words, as if it were what somebody says.</summary>
    public static List<ConditionCandidate> In(ParsedDocument document, TokenRange words) => Taken(document, new() { Content = [words] }, []);

    private static List<ConditionCandidate> Taken(ParsedDocument document, Saying saying, List<string> why)
    {
        var taken = new List<ConditionCandidate>();
        var features = new List<string>(64);
        foreach (var candidate in ConditionCandidates.Find(document, saying))
        {
            if (taken.Count > 0 && candidate.Range.First < taken[^1].Range.End)
            {
                continue;
            }

            var (isCondition, reason) = Weigh(document, saying, candidate, features);
            if (!isCondition)
            {
                continue;
            }

            if (taken.Count > 0 && Joins(document.Doc, taken[^1], candidate))
            {
                taken[^1] = taken[^1] with { Range = new(taken[^1].Range.First, candidate.Range.End) };
                continue;
            }

            taken.Add(candidate);
            why.Add($"condition: '{candidate.Connective.Name}' opens what the rest depends on ({reason})");
        }

        return taken;
    }

    // if a happens, or if b does: one condition.
    private static bool Joins(Doc doc, ConditionCandidate first, ConditionCandidate second)
    {
        if (first.Connective.Kind != second.Connective.Kind || first.Part != second.Part || second.Range.First - first.Range.End is < 1 or > 2)
        {
            return false;
        }

        return doc[second.Range.First - 1].Lower is "and" or "or" && (second.Range.First - first.Range.End == 1 || doc[first.Range.End].Text == ",");
    }
}
