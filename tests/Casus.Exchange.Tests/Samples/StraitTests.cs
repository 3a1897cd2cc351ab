using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public class StraitTests
{
    private static readonly Dossier Dossier = SampleFolder.Read("strait").Dossier;

    public static TheoryData<string, string> Moments => [.. ExpectedAnswer.Of("strait").Select(a => (a.Valid, a.Known))];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moment_CommitmentsStandWhereTheDesignPutsThem(string valid, string known)
    {
        var (expected, status) = Answer(valid, known);

        Assert.Equal(Lines(expected.Commitments), Lines(expected.Commitments.Select(e => Found(e, status.Commitment(e.Id)))));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moment_PropositionsHaveTheValuesTheFindingsGive(string valid, string known)
    {
        var (expected, status) = Answer(valid, known);

        Assert.Equal(Lines(expected.Propositions), Lines(expected.Propositions.Select(e => Found(e, status.Proposition(e.Id)))));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moment_WhatWasNotYetMadeIsNotShown(string valid, string known)
    {
        var (expected, status) = Answer(valid, known);

        Assert.Empty(status.Commitments.Select(c => c.Commitment.Id).Intersect(expected.Absent));
    }

    [Fact]
    public void TenthOfApril_TwoFallDueWithinThirtyDaysAndOneIsOverdue()
    {
        var status = StatusTable.Evaluate(Dossier, At.EndOf("2026-04-10"), At.EndOf("2026-04-10"));

        var due = status.Commitments.Where(c => c.Status == CommitmentState.Detached && c.Deadline?.AsOf <= At.EndOf("2026-05-10"));
        var overdue = status.Commitments.Where(c => c.Status == CommitmentState.Overdue);
        Assert.Equal(["direct-line-opens", "valdora-inspections"], due.Select(c => c.Commitment.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["kestria-hands-charts"], overdue.Select(c => c.Commitment.Id));
    }

    [Fact]
    public void ChangesFromMarchToTheTenthOfApril_AreThoseOfTheReadme()
    {
        var changes = Changes.Since(Dossier, At.EndOf("2026-03-01"), At.EndOf("2026-04-10")).Changes;

        Assert.Equal(
            [
                "kestria-hands-charts", "kestria-tolls", "norlund-guarantee", "sundmark-guarantee", "sundmark-offer", "survey-flights", "union-fund",
                "valdora-clears-mines", "valdora-closes-channel", "valdora-releases-sailors",
            ],
            changes.Where(c => c.Kind == ChangeKind.Status).Select(c => c.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LateFinding_ChangesTheStatusWhenItBecomesKnown()
    {
        var changes = Changes.Since(Dossier, At.EndOf("2026-03-01"), At.EndOf("2026-04-10")).Changes;

        var change = Assert.Single(changes, c => c.Kind == ChangeKind.Status && c.Id == "valdora-releases-sailors");
        Assert.Equal((At.StartOf("2026-02-18"), At.StartOf("2026-03-16")), (change.At, change.Known));
        Assert.Equal("sailors-free", Dossier.Findings.Single(f => f.Origin.Entry == change.Entry).Id);
    }

    [Fact]
    public void TwoAccountsOfTheFerry_LeaveTheBanUndeterminedUntilOneIsCorrected()
    {
        var changes = Changes.Since(Dossier, At.EndOf("2026-04-10"), At.EndOf("2026-05-15")).Changes;

        Assert.Equal(
            [("detached", "detached or violated", At.StartOf("2026-04-19")), ("detached or violated", "violated", At.StartOf("2026-05-12"))],
            changes.Where(c => c.Kind == ChangeKind.Status && c.Id == "no-fire-valdora").Select(c => (c.Before, c.After, c.Known)));
    }

    [Fact]
    public void TwoAccountsOfAccess_AreAConflictFromTheSecondToTheCorrection()
    {
        var changes = Changes.Since(Dossier, At.EndOf("2026-04-10"), At.EndOf("2026-05-15")).Changes;

        Assert.Equal(
            [("true", "contested", At.StartOf("2026-04-24")), ("contested", "true", At.StartOf("2026-05-06"))],
            changes.Where(c => c.Kind == ChangeKind.Conflict && c.Id == "mission-access").Select(c => (c.Before, c.After, c.Known)));
    }

    private static (ExpectedAnswer Expected, DossierStatus Status) Answer(string valid, string known) => (
        ExpectedAnswer.Of("strait").Single(a => a.Valid == valid && a.Known == known),
        StatusTable.Evaluate(Dossier, At.EndOf(valid), At.EndOf(known)));

    // Only what the file asks about is compared.
    private static ExpectedItem Found(ExpectedItem asked, CommitmentStatus status) => new(
        asked.Id,
        asked.States is null ? null : [.. status.States.Select(s => s.Word())],
        null,
        asked.Label is null ? null : status.Label,
        asked.Since is null ? null : Date(status.Since),
        asked.Deadline is null ? null : status.Deadline?.ToString() ?? "none",
        asked.BlockedBy is null ? null : Needs(status.BlockedBy),
        asked.NotAssuredBy is null ? null : Needs(status.NotAssuredBy));

    private static ExpectedItem Found(ExpectedItem asked, PropositionStatus status) => new(
        asked.Id,
        null,
        status.Value.Word(),
        null,
        asked.Since is null ? null : Date(status.From),
        null,
        asked.BlockedBy is null ? null : Needs(status.BlockedBy),
        asked.NotAssuredBy is null ? null : Needs(status.NotAssuredBy));

    private static List<string> Needs(ValueList<Need> needs) => [.. needs.Select(n => n.Dependency.Needs).Distinct()];

    private static string Lines(IEnumerable<ExpectedItem> items) => string.Join('\n', items);

    private static string Date(Instant? instant) => instant is not { } i ? "none" : i.IsMidnight ? Moment.FromDate(i.Date).ToString() : i.ToString();
}
