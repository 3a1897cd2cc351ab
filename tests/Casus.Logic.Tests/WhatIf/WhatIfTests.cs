using Casus.Model;

namespace Casus.Logic.Tests;

public sealed class WhatIfTests
{
    private static readonly Arrangement Base = Enumerable.Range(1, 26).Aggregate(
        new Arrangement().Propositions("ceasefire", "peace", "support", "deed").Derived("calm", "ceasefire or peace"),
        (a, i) => a.Pledge($"pledge-{i}", @if: "ceasefire or peace", then: "deed", within: "P10D")).Pledge("other", then: "deed").Needs("deed", "support");

    private static WhatIfResult Ask(Arrangement arrangement, string valid, params Supposition[] suppositions) =>
        WhatIf.Suppose(arrangement.Dossier, [.. suppositions], Arrangement.Time(valid), Instant.Max);

    [Fact]
    public void OneCeasefire_DetachesEveryPledgeThatWaits()
    {
        var result = Ask(Base, "2026-01-10", new Supposition("ceasefire", Truth.True));
        Assert.Equal(26, result.Commitments.Count);
        Assert.Equal(1, result.Unchanged);
        Assert.All(result.Commitments, c =>
        {
            Assert.Equal(("conditional", "detached"), (c.Before!.Words(), c.After!.Words()));
            Assert.Equal(Arrangement.Moment("2026-01-10").Start, c.When);
            Assert.Equal("2026-01-20", c.After!.Deadline.ToString());
            Assert.Contains(c.Reasons, r => r.Rule == "supposed" && r.Proposition == "ceasefire");
            Assert.Single(c.After!.NotAssuredBy);
        });
        Assert.Equal(["ceasefire", "calm"], result.Propositions.Select(p => p.Id));
    }

    [Fact]
    public void Supposition_RulesFromItsDateAndNotBefore()
    {
        var found = Base.Finding("ceasefire", true, "2026-01-05");
        Assert.Empty(Ask(found, "2026-01-10", new Supposition("ceasefire", Truth.False, Arrangement.Moment("2026-01-08"))).Commitments);
        Assert.Equal(26, Ask(found, "2026-01-10", new Supposition("ceasefire", Truth.False, Arrangement.Moment("2026-01-04"))).Commitments.Count);
    }

    [Fact]
    public void SuppositionOfALaterDay_IsAskedAboutAtThatDay()
    {
        var result = Ask(Base, "2026-01-10", new Supposition("ceasefire", Truth.True, Arrangement.Moment("2026-02-01")));
        Assert.Equal(Arrangement.Time("2026-02-01"), result.After.Valid);
        Assert.Equal(26, result.Commitments.Count);
    }

    [Fact]
    public void SupposedUnknown_LeavesBothStates() =>
        Assert.Equal("conditional|detached", Ask(Base, "2026-01-10", new Supposition("peace", Truth.Unknown)).After.Of("pledge-1").Words());

    [Fact]
    public void DerivedProposition_MayBeSupposedAgainstItsDefinition()
    {
        var result = Ask(Base.Pledge("late", @if: "calm and not ceasefire", then: "deed"), "2026-01-10", new("calm", Truth.True), new("ceasefire", Truth.False));
        Assert.Equal("detached", result.After.Of("late").Words());
        Assert.Equal(Truth.True, result.After.Value("calm"));
    }

    [Fact]
    public void MonitoredSupposedFalseWhileAWindowIsOpen_IsNoLongerAwaited()
    {
        var watched = new Arrangement().Monitored("withdrawn").Propositions("deed").Pledge("pledge", then: "withdrawn", by: "2026-01-31")
            .Pledge("threat", kind: CommitmentKind.Threat, @if: "not withdrawn", then: "deed", by: "2026-01-31");
        var result = Ask(watched, "2026-01-08", new Supposition("withdrawn", Truth.False, Arrangement.Moment("2026-01-05")));
        Assert.Equal("threat", Assert.Single(result.Commitments).Id);
        Assert.Equal("detached", result.After.Of("threat").Words());
        Assert.Equal("2026-01-05", result.After.Of("threat").Since());
        Assert.Equal(Truth.False, result.After.Value("withdrawn"));
    }

    [Fact]
    public void SuppositionsThatCannotBeMade_AreRefusedByName()
    {
        var time = Arrangement.Moment("2026-01-01");
        ValueList<Supposition> wrong = [new("ceasfire", Truth.True), new("peace", Truth.Contested), new("deed", Truth.True, time), new("deed", Truth.False, time)];
        Assert.Equal(["unknown-proposition", "bad-value", "supposed-twice"], WhatIf.Refuse(Base.Dossier, wrong).Select(r => r.Code));
        Assert.Contains("did you mean 'ceasefire'?", WhatIf.Refuse(Base.Dossier, wrong)[0].Reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ask(Base, "2026-01-10", new Supposition("ceasfire", Truth.True)));
    }

    [Fact]
    public void SupposedOfTheTimeAskedAboutAndOfNoTime_IsSupposedTwice()
    {
        ValueList<Supposition> twice = [new("deed", Truth.True, Arrangement.Moment("2026-01-10")), new("deed", Truth.False)];
        Assert.Equal(["supposed-twice"], WhatIf.Refuse(Base.Dossier, twice, Arrangement.Time("2026-01-10")).Select(r => r.Code));
        Assert.Empty(WhatIf.Refuse(Base.Dossier, twice, Arrangement.Time("2026-01-11")));
        ValueList<Supposition> asAnInstant = [new("deed", Truth.True, Arrangement.Moment("2026-01-10")), new("deed", Truth.False, Arrangement.Moment("2026-01-10T00:00:00Z"))];
        Assert.Equal(["supposed-twice"], WhatIf.Refuse(Base.Dossier, asAnInstant).Select(r => r.Code));
    }
}
