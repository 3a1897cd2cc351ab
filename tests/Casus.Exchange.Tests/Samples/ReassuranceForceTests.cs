using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public class ReassuranceForceTests
{
    private static readonly Dossier Dossier = SampleFolder.Read("reassurance-force").Dossier;

    private static readonly DossierStatus OnTheFifth = StatusTable.Evaluate(Dossier, At.EndOf("2025-09-05"), At.EndOf("2025-09-05"));

    [Fact]
    public void Pledges_AreTwentySixOnTheSameWords()
    {
        var pledges = Dossier.Commitments.Where(IsJoining).ToList();

        Assert.Equal(26, pledges.Count);
        Assert.Single(pledges.Select(p => (p.Evidence[0].Sha256, p.Evidence[0].Words, p.Evidence[0].Spans)).Distinct());
        Assert.All(pledges, p => Assert.True(p.By is null && p.Within is null));
    }

    [Fact]
    public void Parties_OnlyThoseTheReportNamesAreNamed()
    {
        var debtors = Dossier.Commitments.Where(IsJoining).SelectMany(p => p.Debtors).ToHashSet();
        var parties = Dossier.Parties.Where(p => debtors.Contains(p.Id)).ToList();

        Assert.Equal(["state/FRA", "state/GBR"], parties.Where(p => p.Named).Select(p => p.Id));
        Assert.Equal(24, parties.Count(p => !p.Named && p.Name == "not named in the report"));
    }

    [Theory]
    [InlineData("pledge-france", "conditional")]
    [InlineData("pledge-26", "conditional")]
    [InlineData("mandate", "detached")]
    [InlineData("threat-troops", "conditional")]
    [InlineData("pledge-treaty", "conditional")]
    [InlineData("threat-sanctions", "conditional")]
    [InlineData("threat-sanctions-push", "conditional")]
    [InlineData("pledge-summit", "detached")]
    [InlineData("offer-meeting", "conditional")]
    [InlineData("demand-fuel", "pending")]
    public void FifthOfSeptember_EachStandsWhereTheReportLeavesIt(string id, string label)
    {
        Assert.Equal(label, OnTheFifth.Commitment(id).Label);
    }

    [Fact]
    public void FifthOfSeptember_AmericanParticipationIsContested()
    {
        var america = OnTheFifth.Proposition("american-participation");

        Assert.Equal(Truth.Contested, america.Value);
        Assert.Equal(["america-backs", "america-no-role"], america.Findings.Select(f => f.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FifthOfSeptember_RussiaDoesNotConsentToPeacekeepers()
    {
        Assert.Equal(Truth.False, OnTheFifth.Proposition("russia-consents").Value);
    }

    [Fact]
    public void CeasefireSupposed_TwentySixPledgesFallDueAndNothingElse()
    {
        var result = Suppose("ceasefire");

        Assert.Equal(Dossier.Commitments.Where(IsJoining).Select(c => c.Id), result.Commitments.Select(c => c.Id));
        Assert.All(result.Commitments, c =>
        {
            Assert.Equal(CommitmentState.Conditional, c.Before?.Status);
            Assert.Equal(CommitmentState.Detached, c.After?.Status);
            Assert.Equal(At.StartOf("2025-09-06"), c.After?.Since);
            Assert.NotEmpty(c.Reasons);
        });
    }

    [Fact]
    public void CeasefireSupposed_TheGuaranteeIsStillNotAssuredAndQuotesBothSides()
    {
        var guarantee = Suppose("ceasefire").After.Proposition("guarantee");

        Assert.Equal(Truth.Open, guarantee.Value);
        Assert.Empty(guarantee.BlockedBy);
        Assert.Equal("american-participation", Assert.Single(guarantee.NotAssuredBy).Dependency.Needs);
        var reasons = string.Join('\n', guarantee.Reasons.Select(r => r.Text));
        Assert.Contains("had backed the coalition in telephone calls", reasons, StringComparison.Ordinal);
        Assert.Contains("No final role of the United States has been announced", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void AmericanParticipationSupposed_NothingIsLeftThatTheGuaranteeNeeds()
    {
        var guarantee = Suppose("american-participation").After.Proposition("guarantee");

        Assert.Empty(guarantee.BlockedBy);
        Assert.Empty(guarantee.NotAssuredBy);
    }

    [Fact]
    public void PeaceAgreementSupposed_RussiasPromiseFallsDueToo()
    {
        var changed = Suppose("peace-agreement").Commitments.Select(c => c.Id).ToList();

        Assert.Equal(27, changed.Count);
        Assert.Contains("pledge-treaty", changed);
    }

    [Theory]
    [InlineData("troops-in-ukraine", "threat-troops")]
    [InlineData("russia-stalls", "threat-sanctions threat-sanctions-push")]
    public void AntecedentOfAThreatSupposed_OnlyItsThreatsFallDue(string proposition, string threats)
    {
        Assert.Equal(threats.Split(' '), Suppose(proposition).Commitments.Select(c => c.Id));
    }

    private static bool IsJoining(Commitment commitment) =>
        commitment.If is { } condition && condition.Propositions.SequenceEqual(["ceasefire", "peace-agreement"]);

    private static WhatIfResult Suppose(string proposition) =>
        WhatIf.Suppose(Dossier, [new Supposition(proposition, Truth.True)], At.EndOf("2025-09-06"), At.EndOf("2025-09-05"));
}
