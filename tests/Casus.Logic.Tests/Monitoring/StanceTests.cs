using Casus.Model;
using CsCheck;
using static Casus.Model.StanceAct;

namespace Casus.Logic.Tests;

/// <summary>Positions that what was merely said moves.</summary>
public sealed class StanceTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("troops", "treaty");

    private static readonly string[] Propositions = ["troops", "treaty"];

    private static readonly Gen<Arrangement> Arrangements = Gen.Select(
        Formulas.Any(Enum.GetValues<StanceAct>()), Formulas.Any(Propositions), Formulas.Any("debtor", "creditor"), Gen.Bool, Gen.Bool, Gen.Int[0, 40], Gen.Int[0, 40],
        (act, on, by, weakened, negated, said, known) => (act, on, by, weakened, negated, said, known)).Array[0, 8].Select(all => all.Aggregate(
            Base.Pledge("promise", then: "troops", made: "2026-01-10"), (a, s) => a.Stance(s.act, s.on, Day(s.said), s.weakened ? "if it is calm" : null, s.negated, Day(s.known), s.known % 5 == 0, s.said % 3 == 0 ? "x" : null, s.said % 4 == 0 ? "these words" : null, s.by)));

    private static readonly Gen<Instant> Times = Gen.Int[0, 40].Select(d => Arrangement.Time(Day(d)));

    private static ValueList<PositionCourse> At(Dossier dossier, Instant valid, Instant known, bool drafts = false) => Watch.Over(dossier, valid, known, valid, drafts).Positions;

    private static PositionCourse Course(Arrangement arrangement, string proposition = "troops", string valid = "2026-02-01", string? known = null) =>
        At(arrangement.Dossier, Arrangement.Time(valid), known is null ? Instant.Max : Arrangement.Time(known)).Single(c => c.Actor == "debtor" && c.Proposition == proposition);

    private static string Day(int day) => new DateOnly(2026, 1, 1).AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Pledge, false, false, "pledge", 2)]
    [InlineData(Pledge, true, false, "pledge", 1)]
    [InlineData(Pledge, true, true, "pledge", -1)]
    [InlineData(Offer, false, false, "offer", 2)]
    [InlineData(Demand, true, false, "demand", 1)]
    [InlineData(Acceptance, false, false, "acceptance", 2)]
    [InlineData(Affirmation, false, false, "affirmation", 2)]
    [InlineData(Affirmation, false, true, "denial", -2)]
    [InlineData(StanceAct.Refusal, false, false, "refusal", -2)]
    [InlineData(StanceAct.Refusal, true, false, "refusal", -1)]
    [InlineData(Threat, true, false, "threat", -2)]
    [InlineData(Threat, false, true, "threat", 2)]
    [InlineData(Denial, false, false, "denial", -2)]
    [InlineData(Denial, true, true, "affirmation", 1)]
    public void Saying_CountsByThePublishedTable(StanceAct act, bool weakened, bool negated, string word, int weight)
    {
        var position = Assert.Single(Course(Base.Stance(act, "troops", "2026-01-05", weakened ? "if it is calm" : null, negated)).Positions);
        Assert.Equal((word, weight), (position.Act, position.Weight));
    }

    [Fact]
    public void WhatALeaderMerelySaid_MovesThePositionFromThePromiseWithBothQuoted()
    {
        var course = Course(Base.Pledge("promise", then: "troops", made: "2026-01-02").Stance(StanceAct.Refusal, "troops", "2026-01-09", words: "not one of them will go").Stance(Affirmation, "treaty", "2026-01-10"));
        var move = Assert.Single(course.Moves);
        Assert.Equal(("reversed", "the words of promise", "not one of them will go"), (move.Direction, move.From.Words[0].Words, move.To.Words[0].Words));
        Assert.Equal("test/4", move.To.Entry);
    }

    [Fact]
    public void SayingAlone_IsTheOnlyStatement()
    {
        var course = Course(Base.Stance(Demand, "troops", "2026-01-09"));
        Assert.Single(course.Positions);
        Assert.Empty(course.Moves);
    }

    [Fact]
    public void UndatedOrUnapprovedOrLaterSaying_MovesNothing()
    {
        var moved = Base.Pledge("promise", then: "troops", made: "2026-01-02");
        Assert.Empty(Course(moved.Stance(StanceAct.Refusal, "troops", null)).Moves);
        Assert.Empty(Course(moved.Stance(StanceAct.Refusal, "troops", "2026-01-09", draft: true)).Moves);
        Assert.Empty(Course(moved.Stance(StanceAct.Refusal, "troops", "2026-01-09"), valid: "2026-01-08").Moves);
        Assert.Empty(Course(moved.Stance(StanceAct.Refusal, "troops", "2026-01-09", known: "2026-01-20"), known: "2026-01-19").Moves);
        Assert.Single(Course(moved.Stance(StanceAct.Refusal, "troops", "2026-01-09", known: "2026-01-20"), known: "2026-01-20").Moves);
    }

    [Fact]
    public void StatementTiedToWhatItIsTheWordsOf_CountsOnce()
    {
        var promise = Base.Pledge("promise", @if: "treaty", then: "troops", made: "2026-01-02");
        Assert.Equal(["promise"], Course(promise.Stance(Pledge, "troops", "2026-01-02", statement: "x", words: "the words of promise")).Positions.Select(p => p.Item));
        Assert.Equal(2, Course(promise.Stance(Pledge, "troops", "2026-01-02", statement: "x", words: "other words altogether")).Positions.Count);
    }

    [Fact]
    public void OneSayingReportedByTwo_CountsOnceWhileTheyAreMerged()
    {
        var said = Base.Stance(Pledge, "troops", "2026-01-02", statement: "x").Stance(Pledge, "troops", "2026-01-03", statement: "y").Merge("y", "x", known: "2026-01-20");
        Assert.Equal(2, Course(said, known: "2026-01-19").Positions.Count);
        Assert.Single(Course(said, known: "2026-01-20").Positions);
    }

    [Fact]
    public void OrderOfRecording_DoesNotMatter() => Gen.Select(Arrangements, Times, Times, Gen.Bool).Sample((arrangement, valid, known, drafts) =>
    {
        var turned = arrangement.Dossier with { Stances = [.. arrangement.Dossier.Stances.Reverse()] };
        Assert.Equal(At(arrangement.Dossier, valid, known, drafts), At(turned, valid, known, drafts));
    });

    [Fact]
    public void WhatIsLearntLater_NeverChangesAnEarlierAnswer() => Gen.Select(Arrangements, Arrangements, Times, Times).Sample((arrangement, later, valid, known) =>
    {
        var more = later.Dossier.Stances.Select((s, i) => s with { Id = $"later-{i}", Origin = s.Origin with { Known = known.Next, Approved = known.Next } });
        var extended = arrangement.Dossier with { Stances = [.. arrangement.Dossier.Stances, .. more] };
        Assert.Equal(At(arrangement.Dossier, valid, known), At(extended, valid, known));
    });
}
