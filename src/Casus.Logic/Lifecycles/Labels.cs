using Casus.Model;

namespace Casus.Logic;

/// <summary>The kind's own words for the states.</summary>
internal static class Labels
{
    /// <param name="isBinding">False for a demand that was not accepted.</param>
    public static string Of(CommitmentKind kind, Hypothesis hypothesis, bool isBinding) =>
        hypothesis.IsRefused ? "refused" : Of(kind, hypothesis.State, isBinding);

    public static string Of(CommitmentKind kind, CommitmentState state, bool isBinding) =>
        kind == CommitmentKind.Demand && isBinding && state is CommitmentState.Cancelled or CommitmentState.Expired ? state.Word() : Of(kind, state);

    private static string Of(CommitmentKind kind, CommitmentState state) => (kind, state) switch
    {
        (CommitmentKind.Threat, CommitmentState.Satisfied) => "executed",
        (CommitmentKind.Threat, CommitmentState.Violated) => "not carried out",
        (CommitmentKind.Threat, CommitmentState.Expired or CommitmentState.Cancelled or CommitmentState.Released) => "averted",
        (CommitmentKind.Demand, CommitmentState.Conditional or CommitmentState.Detached) => "pending",
        (CommitmentKind.Demand, CommitmentState.Satisfied) => "met",
        (CommitmentKind.Demand, CommitmentState.Cancelled or CommitmentState.Released) => "withdrawn",
        (CommitmentKind.Demand, CommitmentState.Expired) => "lapsed",
        (CommitmentKind.Permission, CommitmentState.Detached) => "available",
        (CommitmentKind.Permission, CommitmentState.Satisfied) => "exercised",
        (CommitmentKind.Permission, CommitmentState.Expired) => "lapsed",
        (CommitmentKind.Prohibition, CommitmentState.Overdue) => "unverified",
        _ => state.Word(),
    };
}
