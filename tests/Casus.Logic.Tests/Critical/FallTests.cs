using System.Numerics;
using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

public sealed class FallTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void TwoOfThree_FallsByAnyTwo()
    {
        var dossier = Dossier([P("a", 0.6), P("b", 0.7), P("c", 0.8), P("g", holds: "at least 2 of (a, b, c)")]);
        var (fall, result) = Ask(dossier, "g");
        Assert.Equal(["a", "b", "c"], fall.Basics.Select(p => p.Id));
        Assert.Equal(new BigInteger(3), result.CutSets);
        Assert.Equal([0, 0, 3], result.ByOrder);
        Assert.Empty(result.SinglePoints);
        Assert.Equal((0.4 * 0.3 * 0.8) + (0.4 * 0.7 * 0.2) + (0.6 * 0.3 * 0.2) + (0.4 * 0.3 * 0.2), result.Probability.Probability!.Value, 1e-12);
    }

    [Fact]
    public void WhatIsNeeded_IsASinglePoint()
    {
        var dossier = Dossier([P("a"), P("b"), P("n"), P("g", holds: "a or b")], D("g", "n"));
        var (fall, result) = Ask(dossier, "g");
        Assert.Equal("n", fall.Basics[result.SinglePoints.Single().Variable].Id);
        Assert.Equal([0, 1, 1], result.ByOrder);
        Assert.Null(result.Probability.Probability);
        Assert.Equal("no probability is given for a, b, n", result.Probability.Why);
    }

    [Fact]
    public void Negation_GivesPrimeImplicantsOfTheFalsity()
    {
        var dossier = Dossier([P("a"), P("b"), P("g", holds: "a and not b")]);
        var (fall, result) = Ask(dossier, "g");
        Assert.True(result.AreImplicants);

        // A variable is true when its proposition is false: the guarantee falls without a, or with b.
        Assert.Equal([("a", false), ("b", true)], result.SinglePoints.Select(p => (fall.Basics[p.Variable].Id, p.IsNegated)).Order());
    }

    [Fact]
    public void WhatIsNotDescribedYet_IsAMatterOfItsOwn()
    {
        var later = P("b", 0.7) with { Origin = new("x/1", Now.Next, Now.Next) };
        var dossier = Dossier([P("a", 0.6), later, P("g", holds: "a and not b")], D("g", "n"));
        var (fall, result) = Ask(dossier, "g");
        Assert.Equal([("a", false), ("b", true), ("n", false)], result.SinglePoints.Select(p => (fall.Basics[p.Variable].Id, p.IsNegated)).Order());
        Assert.Equal("no probability is given for b, n", result.Probability.Why);
    }

    [Fact]
    public void CircularNeeds_FallTogether()
    {
        var dossier = Dossier([P("a"), P("b"), P("c"), P("g", holds: "a or c")], D("a", "b"), D("b", "a"));
        var (fall, result) = Ask(dossier, "g");
        var sets = result.Listed.Select(s => string.Join('+', s.Parts.Select(p => fall.Basics[p.Variable].Id).Order())).Order();
        Assert.Equal(["a+c", "b+c"], sets);
    }

    [Fact]
    public void CommitmentAskedAbout_FallsWithWhatItNeedsAndWhatItWouldBringAbout()
    {
        var arrangement = new Arrangement().Propositions("a", "b", "n").Pledge("p", then: "a and b").Needs("p", "n");
        var fall = Fall.Read(arrangement.Dossier, ["p"], Now).Value!;
        Assert.Equal(["a", "b", "n"], fall.Basics.Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.Equal([0, 3], Critical.Analyze(new(fall.Circuit, fall.Event, _ => null)).ByOrder);
    }

    [Fact]
    public void WhatFindingsSettle_NeitherFallsNorHoldsByChance()
    {
        var arrangement = new Arrangement().Propositions("a", "b", "c").Monitored("m").Derived("g", "at least 2 of (a, b, c) and m")
            .Finding("a", true, "2026-01-05").Finding("b", false, "2026-01-05", "2026-02-01");
        ValueList<string> Open(string? at) => [.. Fall.Read(arrangement.Dossier, ["g"], Instant.Max, false, at is null ? null : Arrangement.Time(at)).Value!.Basics.Select(p => p.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(["a", "b", "c", "m"], Open(null));
        Assert.Equal(["c", "m"], Open("2026-01-10"));
        Assert.Equal(["b", "c", "m"], Open("2026-03-01"));
    }

    [Fact]
    public void TimedPart_IsAMatterOfItsOwn()
    {
        var fall = Fall.Read(new Arrangement().Propositions("a", "b").Derived("g", "a before b and a").Dossier, ["g"], Now).Value!;
        Assert.Contains("a before b", fall.Basics.Select(p => p.Id));
        Assert.Equal([0, 2], Critical.Analyze(new(fall.Circuit, fall.Event, _ => null)).ByOrder);
    }

    [Fact]
    public void WhatAThreatWaitsFor_IsNoEnd()
    {
        var arrangement = new Arrangement().Propositions("a", "b", "n").Derived("present", "a or b").Pledge("t", kind: CommitmentKind.Threat, @if: "present", then: "n").Needs("a", "n");
        Assert.Equal(["a"], Fall.Ends(arrangement.Dossier, Instant.Max));
        Assert.Equal(["present", "whole"], Fall.Ends(arrangement.Derived("whole", "a and n").Dossier with { Commitments = [] }, Instant.Max));
    }

    [Fact]
    public void RestingOnItsOwnNegation_IsRefused()
    {
        var dossier = Dossier([P("a"), P("b"), P("g", holds: "not a")], D("a", "g"));
        var refusal = Fall.Read(dossier, ["g"], Now).Refusals.Single();
        Assert.Equal("circular", refusal.Code);
    }

    [Fact]
    public void LongChain_IsFollowedToItsEnd()
    {
        const int length = 20_000;
        var chain = Enumerable.Range(0, length).Select(i => P($"p{i}", holds: i == 0 ? null : $"p{i - 1}"));
        var (fall, result) = Ask(Dossier([.. chain]), $"p{length - 1}");
        Assert.Equal("p0", fall.Basics.Single().Id);
        Assert.Equal(BigInteger.One, result.CutSets);
    }

    [Fact]
    public void SharedCause_TiesPropositionsAndKeepsTheirProbabilities()
    {
        Proposition[] tied = [P("a", 0.9) with { Cause = "election", Share = 0.5 }, P("b", 0.9) with { Cause = "election", Share = 0.5 }];
        var (_, result) = Ask(Dossier([.. tied, P("g", holds: "a or b")]), "g");

        // Of 0.1 each, 0.05 is the cause's; what is left by itself is 0.05 / 0.95.
        Assert.Equal(0.05 + (0.95 * Math.Pow(0.05 / 0.95, 2)), result.Probability.Probability!.Value, 1e-12);
        var (_, one) = Ask(Dossier([.. tied, P("g", holds: "a or b")]), "a");
        Assert.Equal(0.1, one.Probability.Probability!.Value, 1e-12);
    }

    [Fact]
    public void CauseIsNoLikelierThanTheLeastOfAllThatNameIt_WhetherTheyBearOnTheQuestionOrNot()
    {
        var dossier = Dossier(
            [
                P("a", 0.5) with { Cause = "election", Share = 0.8 }, P("b", 0.634) with { Cause = "election", Share = 0.84 }, P("c", 0.382) with { Cause = "election", Share = 0.13 },
                P("ab", holds: "a or b"), P("abc", holds: "a or b or c"), P("abnc", holds: "a or b or not c"),
            ]);
        double Of(string id) => Ask(dossier, id).Result.Probability.Probability!.Value;
        const double cause = 0.618 * 0.13;
        double Own(double p) => 1 - (p / (1 - cause));
        Assert.Equal(cause + ((1 - cause) * Own(0.5) * Own(0.634)), Of("ab"), 1e-12);
        Assert.Equal(Of("ab"), Of("abc") + Of("abnc"), 1e-12);
    }

    [Fact]
    public void WithSharedCauses_AFallIsAsLikelyAsWithAndWithoutAnythingElseTogether()
    {
        string[] ids = ["a", "b", "c", "d", "e"];
        Gen.Select(Formulas.Of(ids, 3), Gen.Double[0, 1].Array[6], Gen.Double[0, 1].Array[6], Gen.Int[0, 2].Array[5]).Sample((formula, p, shares, causes) =>
        {
            Proposition[] basics =
            [
                .. ids.Select((id, i) => causes[i] == 0 ? P(id, p[i]) : P(id, p[i]) with { Cause = $"cause-{causes[i]}", Share = shares[i] }),
                P("z", p[5]) with { Cause = "cause-1", Share = shares[5] / 3 },
            ];
            var dossier = Dossier([.. basics, P("whole", holds: $"({formula})"), P("or", holds: $"({formula}) or z"), P("ornot", holds: $"({formula}) or not z")]);
            double Of(string id) => Ask(dossier, id).Result.Probability.Probability!.Value;
            Assert.Equal(Of("whole"), Of("or") + Of("ornot"), 1e-9);
        },
        iter: 300);
    }

    [Fact]
    public void Ends_AreWhatNothingElseRestsOn()
    {
        var dossier = Dossier([P("a"), P("b"), P("h", holds: "a or b"), P("g", holds: "h and a"), P("k", holds: "b")], D("b", "a"));
        Assert.Equal(["g", "k"], Fall.Ends(dossier, Now));
        Assert.Equal(["b"], Fall.Ends(Dossier([P("a"), P("b")], D("b", "a")), Now));
        Assert.Empty(Fall.Ends(Dossier([P("a")]), Now));
    }

    private static (Fall Fall, CriticalResult Result) Ask(Dossier dossier, string of)
    {
        var fall = Fall.Read(dossier, [of], Now).Value!;
        return (fall, Critical.Analyze(new CriticalQuestion(fall.Circuit, fall.Event, i => 1 - fall.Basics[i].Probability)
        {
            Causes = fall.Causes,
            Name = i => fall.Basics[i].Id,
            List = 100,
        }));
    }

    private static Dossier Dossier(Proposition[] propositions, params Dependency[] dependencies) =>
        new() { Id = "d", Title = "D", Propositions = [.. propositions], Dependencies = [.. dependencies] };

    private static Proposition P(string id, double? probability = null, string? holds = null)
    {
        Formula? formula = null;
        if (holds is not null)
        {
            Assert.True(FormulaSyntax.TryParse(holds, out formula, out _));
        }

        return new(id, id, Absence.Open, formula, probability, [], Known);
    }

    private static Dependency D(string of, string needs) => new($"{of}-{needs}", of, needs, null, [], Known);

    private static Origin Known => new("test:1", Instant.Min, Instant.Min);
}
