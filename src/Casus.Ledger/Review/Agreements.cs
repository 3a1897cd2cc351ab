using Casus.Model;

namespace Casus.Ledger;

/// <summary>Agreement between reviewers: observed, and beyond chance by Krippendorff's alpha.</summary>
/// <remarks>K. Krippendorff, Content Analysis, ch. 11, for nominal data and any number of reviewers a statement.</remarks>
internal static class Agreements
{
    public static ReviewAgreement Of(IEnumerable<StatementHistory> statements)
    {
        var (units, all, approvals) = (0, 0, 0);
        var (same, pairs, disagreement) = (0.0, 0.0, 0.0);
        foreach (var decisions in statements.Select(statement => statement.DecisionsAt(Instant.Max)).Where(decisions => decisions.Count > 1))
        {
            var yes = decisions.Count(decision => decision.IsApproval);
            var no = decisions.Count - yes;
            units++;
            all += decisions.Count;
            approvals += yes;
            pairs += decisions.Count * (decisions.Count - 1) / 2.0;
            same += ((yes * (yes - 1)) + (no * (no - 1))) / 2.0;
            disagreement += 2.0 * yes * no / (decisions.Count - 1);
        }

        var rejections = all - approvals;
        var expected = all < 2 ? 0 : 2.0 * approvals * rejections / (all - 1);
        return new ReviewAgreement(units, all, pairs > 0 ? same / pairs : null, expected > 0 ? 1 - (disagreement / expected) : null);
    }
}
