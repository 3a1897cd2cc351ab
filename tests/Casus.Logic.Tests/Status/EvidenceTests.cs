using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>What findings, and their absence, make of a proposition.</summary>
public sealed class EvidenceTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("p").Monitored("watched");

    [Fact]
    public void NothingKnown_IsOpen() => Assert.Equal(Truth.Open, Base.Value("p", "2026-01-01"));

    [Fact]
    public void Finding_HoldsFromItsFirstInstantToBeforeItsLast()
    {
        var found = Base.Finding("p", true, "2026-01-05", "2026-01-10");
        Assert.Equal(Truth.Open, found.Value("p", "2026-01-04"));
        Assert.Equal(Truth.True, found.Value("p", "2026-01-05"));
        Assert.Equal(Truth.True, found.Value("p", "2026-01-09"));
        Assert.Equal(Truth.Unknown, found.Value("p", "2026-01-10"));
        var status = found.At("2026-01-07").Proposition("p");
        Assert.Equal((Arrangement.Moment("2026-01-05").Start, Arrangement.Moment("2026-01-10").Start), (status.From, status.To));
    }

    [Fact]
    public void FindingEndsAndAnotherFollows_NoGap() =>
        Assert.Equal(Truth.False, Base.Finding("p", true, "2026-01-05", "2026-01-10").Finding("p", false, "2026-01-10").Value("p", "2026-01-10"));

    [Fact]
    public void BothValuesAtOneInstant_ContestedThereAndOnlyThere()
    {
        var found = Base.Finding("p", true, "2026-01-05").Finding("p", false, "2026-01-08", "2026-01-12");
        Assert.Equal(Truth.True, found.Value("p", "2026-01-07"));
        Assert.Equal(Truth.Contested, found.Value("p", "2026-01-08"));
        Assert.Equal(Truth.True, found.Value("p", "2026-01-12"));
        Assert.Equal(2, found.At("2026-01-09").Proposition("p").Reasons.Count(r => r.Rule == "contested"));
    }

    [Fact]
    public void Correction_TakesTheFindingAwayOnceItIsKnown()
    {
        var found = Base.Finding("p", true, "2026-01-05", known: "2026-01-06", id: "wrong")
            .Finding("p", false, "2026-01-05", known: "2026-01-20", corrects: "wrong");
        Assert.Equal(Truth.True, found.Value("p", "2026-01-10", known: "2026-01-19"));
        Assert.Equal(Truth.False, found.Value("p", "2026-01-10", known: "2026-01-20"));
    }

    [Fact]
    public void CorrectionOfACorrection_DoesNotBringTheFirstBack()
    {
        var found = Base.Finding("p", true, "2026-01-05", id: "a").Finding("p", false, "2026-01-05", id: "b", corrects: "a")
            .Finding("p", false, "2026-01-09", corrects: "b");
        Assert.Equal(Truth.Open, found.Value("p", "2026-01-07"));
    }

    [Fact]
    public void FindingThatEndsBeforeItBegins_SaysNothing() => Assert.Equal(Truth.Open, Base.Finding("p", true, "2026-01-05", "2026-01-01").Value("p", "2026-02-01"));

    [Fact]
    public void Monitored_WithoutAFinding_IsFalse() => Assert.Equal(Truth.False, Base.Value("watched", "2026-01-01"));

    [Fact]
    public void Monitored_WhileAWindowIsOpen_IsToldAsOpenAndThenFalse()
    {
        var pledged = Base.Pledge(then: "watched", by: "2026-02-01");
        Assert.Equal(Truth.Open, pledged.Value("watched", "2026-02-01"));
        Assert.Equal(Truth.False, pledged.Value("watched", "2026-02-02"));
        Assert.Equal("window-open", pledged.At("2026-01-10").Proposition("watched").Reasons[0].Rule);
    }

    [Fact]
    public void MonitoredFoundFalseWhileAWindowIsOpen_IsFalseAsFarAsTheFindingGoes()
    {
        var pledged = Base.Pledge(then: "watched", by: "2026-01-31").Pledge("threat", kind: CommitmentKind.Threat, @if: "not watched", then: "p", by: "2026-01-31");
        var denied = pledged.Finding("watched", false, "2026-01-05", "2026-01-08");
        Assert.Equal([Truth.Open, Truth.False, Truth.False, Truth.Open], ((string[])["2026-01-04", "2026-01-05", "2026-01-07", "2026-01-08"]).Select(day => denied.Value("watched", day)));
        Assert.Equal("conditional", denied.States("2026-01-04", "threat"));
        Assert.Equal("detached", denied.States("2026-01-20", "threat"));
        Assert.Equal("2026-01-05", denied.Commitment("2026-01-20", "threat").Since());
        Assert.Contains(denied.Commitment("2026-01-20", "threat").Reasons, r => r.Rule == "finding-false" && r.Proposition == "watched");
        Assert.Equal("conditional", pledged.States("2026-01-20", "threat"));
    }

    [Fact]
    public void BreachAfterADenialOfWhatAnotherWindowIsOpenOn_IsSeen()
    {
        var kept = Base.Pledge("other", kind: CommitmentKind.Prohibition, @if: "p", then: "watched", by: "2026-02-09")
            .Pledge(kind: CommitmentKind.Prohibition, @if: "not watched", then: "watched", made: "2026-01-19", by: "2026-01-27")
            .Finding("watched", false, "2026-01-23", "2026-01-25").Finding("watched", true, "2026-01-25");
        Assert.Equal("detached", kept.States("2026-01-24"));
        Assert.Equal("violated", kept.States("2026-01-25"));
    }

    [Fact]
    public void DerivedFromWhatIsAwaited_IsToldAsOpenToo()
    {
        var pledged = Base.Derived("both", "watched and p").Pledge(then: "both", by: "2026-02-01").Finding("p", true, "2026-01-01");
        Assert.Equal(Truth.Open, pledged.Value("both", "2026-01-10"));
        Assert.Equal(Truth.False, pledged.Value("both", "2026-02-02"));
    }

    [Fact]
    public void LateFinding_ChangesAFinalStatusAtItsKnownTimeAndNotBefore()
    {
        var pledged = new Arrangement().Propositions("deed").Pledge(then: "deed", by: "2026-02-01").Finding("deed", true, "2026-01-20", known: "2026-03-01");
        Assert.Equal("overdue", pledged.States("2026-02-10", known: "2026-02-10"));
        Assert.Equal("satisfied", pledged.States("2026-02-10", known: "2026-03-01"));
        var denied = new Arrangement().Propositions("deed").Pledge(then: "deed", by: "2026-02-01").Finding("deed", false, "2026-01-02", known: "2026-03-01");
        Assert.Equal("overdue", denied.States("2026-02-10", known: "2026-02-10"));
        Assert.Equal("violated", denied.States("2026-02-10", known: "2026-03-01"));
    }

    [Fact]
    public void Derived_FollowsItsParts()
    {
        var gate = new Arrangement().Propositions("a", "b", "c").Derived("g", "at least 2 of (a, b, c)").Finding("a", true, "2026-01-05");
        Assert.Equal(Truth.Open, gate.Value("g", "2026-01-06"));
        Assert.Equal(Truth.True, gate.Finding("c", true, "2026-01-08").Value("g", "2026-01-08"));
        Assert.Equal(Truth.False, gate.Finding("b", false, "2026-01-08").Finding("c", false, "2026-01-09").Value("g", "2026-01-09"));
        Assert.Equal(Truth.Unknown, gate.Finding("b", true, "2026-01-06", "2026-01-07").Value("g", "2026-01-08"));
    }

    [Fact]
    public void FindingAboutADerived_DecidesWhatItsPartsLeaveOpenAndContestsWhatTheyDecide()
    {
        var gate = new Arrangement().Propositions("a", "b").Derived("g", "a and b").Finding("g", true, "2026-01-05");
        Assert.Equal(Truth.True, gate.Value("g", "2026-01-06"));
        Assert.Equal(Truth.Contested, gate.Finding("a", false, "2026-01-05").Value("g", "2026-01-06"));
    }

    [Fact]
    public void CircularDefinitions_AreFoundNamedAndUnknown()
    {
        var circle = new Arrangement().Propositions("x").Derived("a", "b or x").Derived("b", "c and x").Derived("c", "a").Derived("outside", "a or x")
            .Finding("x", true, "2026-01-05");
        foreach (var id in new[] { "a", "b", "c" })
        {
            var status = circle.At("2026-01-06").Proposition(id);
            Assert.Equal(Truth.Unknown, status.Value);
            Assert.Equal("circular-definition", status.Reasons[0].Rule);
        }

        Assert.Contains("a → b → c → a", circle.At("2026-01-06").Proposition("a").Reasons[0].Text, StringComparison.Ordinal);
        Assert.Equal(Truth.True, circle.Value("outside", "2026-01-06"));
        Assert.Equal(Truth.Unknown, circle.Value("outside", "2026-01-04"));
    }

    [Fact]
    public void DefinedByItself_IsUnknown() => Assert.Equal(Truth.Unknown, new Arrangement().Derived("a", "not a").Value("a", "2026-01-06"));

    [Fact]
    public void TenThousandNestedDefinitions_AreNoTrouble()
    {
        var deep = new Arrangement().Propositions("p0");
        List<Proposition> propositions = [.. deep.Dossier.Propositions];
        for (var i = 1; i <= 10_000; i++)
        {
            propositions.Add(propositions[0] with { Id = $"p{i}", Holds = new Atom($"p{i - 1}") });
        }

        deep = deep with { Dossier = deep.Dossier with { Propositions = [.. propositions] } };
        deep = deep.Pledge(@if: "p10000 or not p10000", then: "p9999", by: "2026-02-01").Needs("p10000", "p0");
        Assert.Equal(Truth.True, deep.Finding("p0", true, "2026-01-05").Value("p10000", "2026-01-06"));
        Assert.Equal("detached", deep.States("2026-01-06"));
    }

    [Fact]
    public void UnknownAntecedent_GivesBothStates()
    {
        var status = Base.Pledge(@if: "p", then: "watched", by: "2026-03-01").Finding("p", false, "2026-01-01", "2026-01-10").Commitment("2026-01-15");
        Assert.Equal("conditional|detached", status.Words());
        Assert.Equal("undetermined", StatusWords.Word(status));
        Assert.Equal("2026-01-10", status.Since());
        Assert.Equal("conditional or detached: settled once it is known whether p held from 2026-01-10", status.Nearest);
    }

    [Fact]
    public void ContestedConsequent_IsDoneOrDue()
    {
        var contested = Base.Pledge(then: "watched", by: "2026-02-01").Finding("watched", true, "2026-01-10").Finding("watched", false, "2026-01-10");
        Assert.Equal("detached|satisfied", contested.States("2026-01-15"));
        Assert.Equal("satisfied|violated", contested.States("2026-02-02"));
    }

    [Fact]
    public void GapInTheConsequent_IsOverdueAtTheDeadline()
    {
        var gap = Base.Pledge(then: "p", by: "2026-02-01").Finding("p", false, "2026-01-01", "2026-01-10");
        Assert.Equal("detached|satisfied", gap.States("2026-01-15"));
        Assert.Equal("overdue", gap.States("2026-02-02"));
    }

    [Fact]
    public void EitherWay_IsTrueWithoutKnowing()
    {
        var status = Base.Pledge(@if: "p or not p", then: "watched").Commitment("2026-01-10");
        Assert.Equal("detached", status.Words());
        Assert.Contains(status.Reasons, r => r.Rule == "either-way");
    }

    [Fact]
    public void UnknownSpan_DeadlineCountsFromAnyInstantOfIt()
    {
        var pledged = Base.Pledge(@if: "p", then: "watched", within: "P10D").Finding("p", false, "2026-01-01", "2026-01-05").Finding("p", false, "2026-01-09");
        Assert.Equal("conditional|detached", pledged.States("2026-01-14"));

        // Detached in the midst of the fifth: ten days are over in the midst of the fifteenth.
        Assert.Equal("conditional|detached|violated", pledged.States("2026-01-15"));
        Assert.Equal("conditional|detached|violated", pledged.States("2026-01-18"));
        Assert.Equal("conditional|violated", pledged.States("2026-01-19"));
        Assert.Null(pledged.Commitment("2026-01-15").Deadline);
    }
}
