using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

public sealed class LawTests
{
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

    private static readonly Gen<Finding> Findings = Gen.Select(
        Formulas.Any("a", "b", "c", "done"), Gen.Bool, Gen.Int[0, 60], Gen.Int[0, 60].Select(l => l == 0 ? (int?)null : l), Gen.Int[0, 60], (id, value, from, length, known) =>
            new Finding(
                $"{id}-{value}-{from}-{length}-{known}", id, value, Day(from), length is { } l ? Day(from + l) : null, null, null, null, [],
                new Origin($"x/{id}-{value}-{from}-{length}-{known}", Day(known).Start, Day(known).Start)));

    private static readonly Gen<Arrangement> Arrangements = Gen.Select(Formulas.Of(["a", "b", "c"], 2), Findings.List[0, 8], Gen.Bool, (condition, findings, monitored) =>
    {
        var start = new Arrangement().Propositions("a", "b", "c");
        start = (monitored ? start.Monitored("done") : start.Propositions("done")).Derived("g", "at least 2 of (a, b, c)")
            .Pledge("one", @if: condition.ToString(), within: "P10D").Pledge("two", @if: "g and not c", by: "2026-02-10")
            .Pledge("three", kind: CommitmentKind.Prohibition, then: "a", by: "2026-02-20")
            .Pledge("four", @if: "violated(one) or a before b", then: "c", by: "2026-02-25", standing: true)
            .Pledge("five", @if: "not done", then: "b", within: "P8D", kind: CommitmentKind.Threat)
            .Pledge("six", @if: "a for 5 days", then: "c within 10 days of b", kind: CommitmentKind.Permission, effects: [(EffectKind.Suspend, "one"), (EffectKind.Terminate, "two")]);
        return start with { Dossier = start.Dossier with { Findings = [.. findings.DistinctBy(f => f.Id)] } };
    });

    // Findings of one matter that follow one another, some with a gap between.
    private static readonly Gen<List<(bool Value, int From, int To)>> Spans = Gen.Select(Gen.Bool, Gen.Int[-3, 9], Gen.Int[1, 12], (value, wait, length) => (value, wait, length)).List[0, 5].Select(all =>
    {
        var (spans, day) = (new List<(bool, int, int)>(), 0);
        foreach (var (value, wait, length) in all)
        {
            day += Math.Max(0, wait);
            spans.Add((value, day, day + length));
            day += length;
        }

        return spans;
    });

    private static readonly Gen<Instant> Times = Gen.Int[0, 70].Select(d => Day(d).AsOf);

    [Fact]
    public void Supervaluation_EqualsTryingEveryCompletionOfTwelvePropositions() =>
        Gen.Select(Formulas.Of(Ids), Formulas.Any(Truth.True, Truth.False, Truth.Open, Truth.Unknown, Truth.Contested).Array[12]).Sample((formula, values) =>
        {
            var (actual, _) = Evaluate(formula, values);
            var completions = Enumerable.Range(0, 1 << 12)
                .Where(bits => Ids.Select((_, i) => values[i] is not (Truth.True or Truth.False) || values[i] == Truth.True == ((bits >> i) & 1) > 0).All(fits => fits))
                .Select(bits => Formulas.Holds(formula, id => ((bits >> Array.IndexOf(Ids, id)) & 1) > 0)).Distinct().ToList();
            Assert.Equal(completions.Count > 1, actual is not (Truth.True or Truth.False));
            if (completions.Count == 1)
            {
                Assert.Equal(completions[0] ? Truth.True : Truth.False, actual);
            }
        });

    [Fact]
    public void WideGates_AreDecidedExactly()
    {
        string[] many = [.. Enumerable.Range(0, 300).Select(i => $"p{i}")];
        var all = $"at least 26 of ({string.Join(", ", many.Take(26))})";
        var shared = $"at least 150 of ({string.Join(", ", many)}) or not (p0 and at least 149 of ({string.Join(", ", many.Skip(1))}))";
        var wide = new Arrangement().Propositions(many).Derived("all", all).Derived("shared", shared);
        Assert.Equal(Truth.Open, wide.Value("all", "2026-01-10"));
        Assert.Equal(Truth.True, wide.Value("shared", "2026-01-10"));
        Assert.Equal(Truth.True, many.Take(26).Aggregate(wide, (a, id) => a.Finding(id, true, "2026-01-01")).Value("all", "2026-01-10"));
    }

    [Fact]
    public void DeepFormula_IsNoTrouble() =>
        Assert.Equal(Truth.True, new Arrangement().Propositions("a").Derived("deep", string.Concat(Enumerable.Repeat("not ", 199)) + "a").Finding("a", false, "2026-01-01").Value("deep", "2026-01-10"));

    [Fact]
    public void OrderOfItems_DoesNotMatter() => Gen.Select(Arrangements, Times, Times).Sample((arrangement, valid, known) =>
    {
        var turned = arrangement.Dossier with { Findings = [.. arrangement.Dossier.Findings.Reverse()] };
        Assert.Equal(StatusTable.Evaluate(arrangement.Dossier, valid, known), StatusTable.Evaluate(turned, valid, known));
    });

    [Fact]
    public void WhatIsLearntLater_NeverChangesAnEarlierAnswer() => Gen.Select(Arrangements, Findings.List[1, 4], Times, Times).Sample((arrangement, later, valid, known) =>
    {
        var more = later.Select((f, i) => f with { Id = $"later-{i}", Origin = f.Origin with { Known = known.Next, Approved = known.Next } });
        var extended = arrangement.Dossier with { Findings = [.. arrangement.Dossier.Findings, .. more] };
        Assert.Equal(StatusTable.Evaluate(arrangement.Dossier, valid, known), StatusTable.Evaluate(extended, valid, known));
    });

    [Fact]
    public void ChangesReplayed_EqualTheStatusAtTheEnd() => Gen.Select(Arrangements, Times, Times, Gen.Bool).Sample((arrangement, one, other, needs) =>
    {
        var dossier = (needs ? arrangement.Needs("one", "b").Needs("a", "c").Needs("g", "done") : arrangement).Dossier;
        var (since, until) = one <= other ? (one, other) : (other, one);
        var before = StatusTable.Evaluate(dossier, since, since);
        var commitments = before.Commitments.ToDictionary(c => c.Commitment.Id, Standing);
        var propositions = before.Propositions.ToDictionary(p => p.Proposition.Id, Value);
        foreach (var change in Changes.Since(dossier, since, until).Changes)
        {
            Assert.True(change.Known > since && change.Known <= until && change.At <= change.Known);
            if (change.Commitment is { } commitment)
            {
                commitments[change.Id] = Standing(commitment.After!);
                var told = StatusTable.Evaluate(dossier, change.Known, change.Known).Commitments.Single(c => c.Commitment.Id == change.Id);
                Assert.Equal(told, commitment.After);
            }
            else
            {
                propositions[change.Id] = Value(change.Proposition!.After!);
            }
        }

        var after = StatusTable.Evaluate(dossier, until, until);
        Assert.Equal(after.Commitments.ToDictionary(c => c.Commitment.Id, Standing), commitments);
        Assert.Equal(after.Propositions.ToDictionary(p => p.Proposition.Id, Value), propositions);

        static string Standing(CommitmentStatus c) => $"{c.Words()} {c.Label} {c.Deadline} {Needs(c.BlockedBy)} {Needs(c.NotAssuredBy)}";
        static string Value(PropositionStatus p) => $"{p.Value} {Needs(p.BlockedBy)} {Needs(p.NotAssuredBy)}";
        static string Needs(ValueList<Need> list) => string.Join(' ', list.Select(n => $"{n.Dependency.Id}={n.Value}"));
    });

    [Fact]
    public void WhatIf_EqualsRecordingTheSameFindingWhereNothingElseIsFound() =>
        Gen.Select(Arrangements, Formulas.Any("a", "b", "c", "done"), Gen.Bool, Gen.Int[0, 60], Gen.Int[0, 9]).Sample((arrangement, id, value, from, wait) =>
        {
            var bare = arrangement.Dossier with { Findings = [.. arrangement.Dossier.Findings.Where(f => f.Proposition != id)] };
            var finding = new Finding("supposed", id, value, Day(from), null, null, null, null, [], new Origin("x/1", Instant.Min, Instant.Min));
            var valid = Day(from + wait).AsOf;
            var supposed = WhatIf.Suppose(bare, [new(id, value ? Truth.True : Truth.False, Day(from))], valid, Instant.Max).After;
            var recorded = StatusTable.Evaluate(bare with { Findings = [.. bare.Findings, finding] }, valid, Instant.Max);
            Assert.Equal(recorded.Propositions.Select(p => (p.Value, p.From)), supposed.Propositions.Select(p => (p.Value, p.From)));
            Assert.Equal(recorded.Commitments.Select(c => (c.States, c.Since, c.Deadline)), supposed.Commitments.Select(c => (c.States, c.Since, c.Deadline)));
        });

    [Fact]
    public void WhatIsWatched_IsOpenInAWindowOnlyWhereNothingIsFoundAndAThreatWaitsThatLong() =>
        Gen.Select(Spans, Gen.Int[0, 40], Gen.Int[0, 60]).Sample((spans, by, last) =>
        {
            var watched = spans.Aggregate(new Arrangement().Monitored("m").Propositions("x"), (a, s) => a.Finding("m", s.Value, Day(s.From).ToString()!, Day(s.To).ToString()))
                .Pledge("pledge", then: "m", made: "2026-01-01", by: Day(by).ToString()).Pledge("threat", kind: CommitmentKind.Threat, @if: "not m", then: "x", made: "2026-01-01");
            var held = spans.Where(s => s.Value).Select(s => (int?)s.From).Min();
            var isDetached = false;
            for (var day = 0; day <= last; day++)
            {
                var found = spans.Where(s => s.From <= day && day < s.To).Select(s => (bool?)s.Value).SingleOrDefault();
                var expected = found is { } value ? value ? Truth.True : Truth.False : day <= by && !(held <= day) ? Truth.Open : Truth.False;
                isDetached |= expected == Truth.False;
                var status = watched.At(Day(day).ToString()!);
                Assert.Equal(expected, status.Value("m"));
                Assert.Equal(isDetached ? "detached" : "conditional", status.Of("threat").Words());
            }
        });

    [Fact]
    public void DeadlineOfAConditionInAGap_MayHavePassedAsForAnyInstantOfIt() =>
        Gen.Select(Gen.Int[0, 10 * 24], Gen.Int[1, 5 * 24], Gen.Bool, Gen.Int[1, 4], Gen.Int[0, 25 * 24]).Sample((start, length, isOfDays, days, at) =>
        {
            var (from, to) = isOfDays ? (start / 24 * 24, (start / 24 * 24) + (((length + 23) / 24) * 24)) : (start, start + length);
            var valid = Hour(at);
            var waiting = new Arrangement().Propositions("a", "b").Pledge(@if: "a", then: "b", made: "2026-01-01", within: $"P{days}D").Finding("b", false, "2025-01-01")
                .Finding("a", false, "2025-01-01", Hour(from).ToString()).Finding("a", false, Hour(to).ToString());
            var instants = Enumerable.Range(from, to - from).Select(Hour).SelectMany(h => new[] { h, h.Next }).Where(i => i <= valid).ToList();
            var passed = instants.Select(i => i.IsMidnight ? Instant.FromDate(i.Date.AddDays(days + 1)) : Instant.From(i.ToDateTimeOffset().AddDays(days)).Next).Select(end => end <= valid).ToList();
            string[] expected = ["conditional", .. passed.Contains(false) ? ["detached"] : Array.Empty<string>(), .. passed.Contains(true) ? ["violated"] : Array.Empty<string>()];
            Assert.Equal(string.Join('|', expected), StatusTable.Evaluate(waiting.Dossier, valid, Instant.Max).Commitments.Single().Words());

            static Instant Hour(int hour) => Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour));
        });

    [Fact]
    public void StandingObligationThatSomethingIsNot_StandsAsAProhibitionOfIt() =>
        Gen.Select(Spans, Gen.Bool, Gen.Int[0, 25], Gen.Int[0, 40], Gen.Int[0, 70]).Sample((spans, isMonitored, opens, length, at) =>
        {
            var start = isMonitored ? new Arrangement().Monitored("m") : new Arrangement().Propositions("m");
            var (from, by) = (Day(opens).ToString(), Day(opens + length).ToString());
            var kept = spans.Aggregate(start, (a, s) => a.Finding("m", s.Value, Day(s.From).ToString()!, Day(s.To).ToString()))
                .Pledge("standing", then: "not m", made: "2026-01-01", opens: from, by: by, kind: CommitmentKind.Obligation, standing: true)
                .Pledge("prohibition", then: "m", made: "2026-01-01", opens: from, by: by, kind: CommitmentKind.Prohibition);
            var status = kept.At(Day(at).ToString()!);
            Assert.Equal(status.Of("prohibition").Words(), status.Of("standing").Words());
            Assert.Equal(status.Of("prohibition").Since, status.Of("standing").Since);
        });

    [Fact]
    public void MoreKnown_NeverWidensTheStatesByAFindingThatSettlesAnUnknown() => Gen.Select(Formulas.Of(["a", "b", "c"], 3), Gen.Bool).Sample((condition, value) =>
    {
        var unknown = new Arrangement().Propositions("a", "b", "c").Monitored("done").Pledge(@if: condition.ToString(), by: "2026-03-01")
            .Finding("a", true, "2025-01-01", "2025-01-02").Finding("b", true, "2025-01-01", "2025-01-02").Finding("c", true, "2025-01-01");
        var before = unknown.Commitment("2026-01-10").States;
        var after = unknown.Finding("a", value, "2025-01-02").Commitment("2026-01-10").States;
        Assert.Subset(before.ToHashSet(), after.ToHashSet());
    });

    private static (Truth Value, DossierStatus Status) Evaluate(Formula formula, Truth[] values)
    {
        var arrangement = new Arrangement().Propositions(Ids).Derived("whole", formula.ToString());
        for (var i = 0; i < Ids.Length; i++)
        {
            arrangement = values[i] switch
            {
                Truth.True => arrangement.Finding(Ids[i], true, "2026-01-01"),
                Truth.False => arrangement.Finding(Ids[i], false, "2026-01-01"),
                Truth.Contested => arrangement.Finding(Ids[i], true, "2026-01-01").Finding(Ids[i], false, "2026-01-01"),
                Truth.Unknown => arrangement.Finding(Ids[i], true, "2025-01-01", "2025-02-01"),
                _ => arrangement,
            };
        }

        var status = arrangement.At("2026-01-10");
        return (status.Value("whole"), status);
    }

    private static Moment Day(int day) => Moment.FromDate(new DateOnly(2026, 1, 1).AddDays(day));
}
