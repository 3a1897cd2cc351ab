using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>What a person says over what is known, field by field: commitments, parties, propositions and dependencies.</summary>
public sealed class ProposalTests
{
    private static readonly Origin There = new("port/1", Instant.Min, Instant.Min);

    private static readonly Dossier Port = new()
    {
        Id = "port",
        Title = "The port",
        Parties = [new Party("state/ALF", "Alfa", true, null, [], There)],
        Propositions =
        [
            new Proposition("toll-lifted", "The toll is lifted.", Absence.Open, null, null, [], There),
            new Proposition("ships-come", "Ships come", Absence.Open, Read("toll-lifted"), null, [], There),
            new Proposition("gone", "Gone", Absence.Open, null, null, [], There with { Until = Instant.Max }),
        ],
        Commitments =
        [
            new Commitment("alfa-opens", CommitmentKind.Permission, "Alfa opens", ["state/ALF"], [], null, Read("toll-lifted"), "if the toll is lifted", Read("ships-come"), Casus.Model.Duration.TryParse("P30D", out var within) ? within : null, null, [], There)
            {
                Opens = Day("2026-01-01"),
                WithinOf = Read("ships-come"),
                Standing = true,
                Effects = [new Effect(EffectKind.Suspend, "other")],
            },
        ],
        Series = [new Series("price-oil", "The price", null, [], [], There)],
    };

    [Fact]
    public void WhatIsNotSaid_StaysAsItStands()
    {
        var stands = Port.Commitments[0];
        var made = Amend(new() { If = "toll-lifted and price(oil) > 80" });
        Assert.Equal(stands with { If = Read("toll-lifted and price(oil) > 80"), Origin = made.Origin }, made);
    }

    [Fact]
    public void WhoStandsThereAlready_NeedNotBeDeclared()
    {
        var dossier = Port with { Parties = [] };
        Assert.True(CommitmentProposal.Make(dossier, "alfa-opens", CommitmentBasis.Of(Port.Commitments[0]), new() { If = "", Debtors = ["state/ALF"] }).IsValue);
        var other = CommitmentProposal.Make(dossier, "alfa-opens", CommitmentBasis.Of(Port.Commitments[0]), new() { Debtors = ["state/ALF", "state/BRV"] });
        Assert.Equal("unknown-party", Assert.Single(other.Refusals).Code);
    }

    [Fact]
    public void WhatIsEmptied_IsTakenAwayWithWhatHangsOnIt()
    {
        var made = Amend(new() { If = " ", Within = "", Text = "", Kind = "pledge" });
        Assert.Equal((null, null, null, null, null, null), (made.If, made.IfWords, made.Within, made.WithinOf, made.Text, made.Effects));
        Assert.Equal((Day("2026-01-01"), true), (made.Opens!.Value, made.Standing));
    }

    [Fact]
    public void OneDeadlineThatIsSaid_TakesThePlaceOfTheOther()
    {
        var made = Amend(new() { By = "2026-03-01" });
        Assert.Equal((null, Day("2026-03-01")), (made.Within, made.By!.Value));
    }

    [Fact]
    public void WhatNoFormulaNames_IsNotMade()
    {
        var outcome = CommitmentProposal.Make(Port, "new", CommitmentBasis.Nothing, new()
        {
            Kind = "pledge",
            Debtors = ["group/pilots", " state/ALF ", "group/pilots"],
            Then = "lights-on and not ships-come",
            Propositions = [new("lights-on", "The lights are on"), new("lights-off", "The lights are off"), new("ships-come", "")],
            Parties = [new("group/pilots", "The pilots"), new("group/cooks", "The cooks")],
        });
        Assert.Equal(["group/pilots", "lights-on", "new"], outcome.Value!.Items.Select(i => i.Id));
        Assert.Equal(["group/pilots", "state/ALF"], outcome.Value.Commitment.Debtors);
    }

    [Theory]
    [InlineData("id", "bad-id", "and", null, null, null)]
    [InlineData("id", "bad-id", "", null, null, null)]
    [InlineData("if", "unknown-proposition", "new", "gone", null, null)]
    [InlineData("if", "unknown-series", "new", "price(gas) > 3", null, null)]
    [InlineData("if", "unknown-commitment", "new", "violated(bravo-opens)", null, null)]
    [InlineData("if", "bad-formula", "new", "at least 3 of (toll-lifted, ships-come)", null, null)]
    [InlineData("propositions", "exists", "new", "toll-lifted", "The toll is raised", null)]
    [InlineData("parties", "exists", "new", null, null, "Another")]
    public void EachFieldThatIsWrong_IsToldByItsName(string field, string code, string id, string? condition, string? means, string? name)
    {
        var outcome = CommitmentProposal.Make(Port, id, CommitmentBasis.Nothing, new()
        {
            Kind = "pledge",
            Debtors = ["state/ALF"],
            If = condition,
            Then = "ships-come",
            Propositions = means is null ? [] : [new("toll-lifted", means)],
            Parties = name is null ? [] : [new("state/ALF", name)],
        });
        Assert.Equal((field, code), outcome.Refusals.Select(r => (r.Input, r.Code)).Single());
    }

    [Fact]
    public void AllThatIsWrong_IsToldAtOnce() => Assert.Equal(
        ["kind", "debtors", "if", "then", "made", "within"],
        CommitmentProposal.Make(Port, "new", CommitmentBasis.Nothing, new() { Kind = "vow", If = "(", Made = "lately", Within = "soon" }).Refusals.Select(r => r.Input));

    [Fact]
    public void AFormula_IsReadAgainstWhatStands()
    {
        var reading = FormulaReading.Of("toll-lfited or gone or satisfied(alfa-opens) or price(oil) > 3 or gone", new(Port));
        Assert.Equal([("toll-lfited", "toll-lifted"), ("gone", null)], reading.Unknown.Select(u => (u.Name.Id, u.Nearest)));
        Assert.Null(reading.Why);
        Assert.Equal("at character 3: 'and', 'or' or the end was expected here, not ','; did you mean 'and'?", FormulaReading.Of("x , y", new(Port)).Why);
    }

    [Fact]
    public void ADefinitionThatRestsOnItself_IsRefused()
    {
        var amended = ItemProposals.Proposition(Port, "toll-lifted", "The toll is lifted", false, "ships-come", null, []);
        Assert.Equal(("holds", "circular-proposition"), amended.Refusals.Select(r => (r.Input, r.Code)).Single());
        Assert.True(ItemProposals.Proposition(Port, "all", "All", false, "ships-come and toll-lifted", 0.5, []).IsValue);
    }

    [Fact]
    public void ADependency_NamesWhatStands()
    {
        Assert.Equal("alfa-opens-needs-toll-lifted", ItemProposals.Dependency(Port, "alfa-opens", "toll-lifted", null, []).Value!.Id);
        Assert.Equal(["of", "needs"], ItemProposals.Dependency(Port, "gone", "", null, []).Refusals.Select(r => r.Input));
        Assert.Equal(["needs"], ItemProposals.Dependency(Port, "toll-lifted", "toll-lifted", null, []).Refusals.Select(r => r.Input));
    }

    [Fact]
    public void AFreeId_IsOfWhoIsBoundAndToWhatAndNotTaken()
    {
        var statement = new Statement
        {
            Id = "0123456789abcdef",
            Content = Quoted.From("that it will open the port to all ships", new Span(0, 39)),
            Speakers = [new Speaker("state/ALF", "the crown of Alfa", SpeakerKind.State, "ALF")],
            Act = Act.Pledge,
        };
        Assert.Equal("alfa-open-port-all", StatementItems.FreeId(Port, statement));
        var taken = Port with { Commitments = [Port.Commitments[0] with { Id = "alfa-open-port-all" }] };
        Assert.Equal("alfa-open-port-all-2", StatementItems.FreeId(taken, statement));
    }

    private static Commitment Amend(CommitmentSaid said)
    {
        var outcome = CommitmentProposal.Make(Port, "alfa-opens", CommitmentBasis.Of(Port.Commitments[0]), said);
        Assert.Empty(outcome.Refusals);
        return Assert.Single(outcome.Value!.Items.OfType<Commitment>());
    }

    private static Formula Read(string text) => FormulaSyntax.TryParse(text, out var formula, out _) ? formula : throw new ArgumentException(text);

    private static Moment Day(string text) => Moment.TryParse(text, out var day) ? day : throw new ArgumentException(text);
}
