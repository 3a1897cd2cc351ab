using Casus.Model;

namespace Casus.Ledger;

/// <summary>The numbers that order the queue of statements to review.</summary>
internal static class Weights
{
    /// <summary>How much hangs on a statement, 0 to 99: what binds or threatens before what tells, a commitment before none, a condition or a deadline on top.</summary>
    public static int Of(Statement statement) =>
        Act(statement.Act)
        + (statement.Commitment is null ? 0 : 20)
        + (statement.Conditions.IsEmpty ? 0 : 10)
        + (statement.Deadline is null ? 0 : 9);

    /// <summary>In thousandths.</summary>
    public static int Confidence(Statement statement) =>
        double.IsFinite(statement.Confidence) ? (int)Math.Round(Math.Clamp(statement.Confidence, 0, 1) * 1000) : 0;

    private static int Act(Act act) => act switch
    {
        Casus.Model.Act.Threat or Casus.Model.Act.Pledge => 60,
        Casus.Model.Act.Offer or Casus.Model.Act.Demand => 50,
        Casus.Model.Act.Refusal or Casus.Model.Act.Acceptance or Casus.Model.Act.Requirement => 40,
        Casus.Model.Act.Warning or Casus.Model.Act.Denial or Casus.Model.Act.Accusation => 20,
        Casus.Model.Act.Assessment => 10,
        _ => 0,
    };
}
