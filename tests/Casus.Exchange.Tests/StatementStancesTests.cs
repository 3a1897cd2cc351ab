using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class StatementStancesTests
{
    private const string Text = "Minister Venn said Alfa would not lift the toll unless the port is open.";

    private static readonly Document Paper = new()
    {
        Name = "gazette.txt",
        Path = "gazette.txt",
        Sha256 = new string('a', 64),
        Text = Text,
        Raw = ReadOnlyMemory<byte>.Empty,
        Published = new PartialDate(2026, 1, 5),
    };

    private static readonly Origin Unset = new("port/1", Instant.Min, Instant.Min);

    private static readonly Dossier Port = new()
    {
        Id = "port",
        Title = "The port",
        Parties = [new Party("state/ALF", "Alfa", true, null, [], Unset), new Party("organisation/HU", "Harbour Union", true, null, [], Unset)],
        Propositions = [new Proposition("toll-lifted", "The toll is lifted.", Absence.Open, null, null, [], Unset)],
    };

    [Fact]
    public void Statement_GivesActDayConditionWordsAndWhoseItIs()
    {
        var stance = Tie(Refusal()).Stance;
        Assert.Equal(("stance-toll-lifted-0123456789abcdef", "toll-lifted", StanceAct.Refusal, false), (stance.Id, stance.Proposition, stance.Act, stance.Negated));
        Assert.Equal(("2026-01-05", "unless the port is open", "0123456789abcdef", Paper.Sha256), (stance.On.ToString(), stance.IfWords, stance.Statement, stance.Document));
        Assert.Equal(["state/ALF"], stance.By);
        Assert.Equal(("would not lift the toll", "Orla Venn"), (stance.Evidence[0].Words, stance.Evidence[0].By));
    }

    [Theory]
    [InlineData("person/orla-venn", "ALF", SpeakerKind.Person, "state/ALF")]
    [InlineData("state/ALF", "ALF", SpeakerKind.State, "state/ALF")]
    [InlineData("person/ada-mirov", "Harbour Union", SpeakerKind.Person, "organisation/HU")]
    [InlineData("person/ada-mirov", "BRV", SpeakerKind.Person, "person/ada-mirov")]
    [InlineData(null, "ALF", SpeakerKind.Anonymous, "state/ALF")]
    [InlineData(null, null, SpeakerKind.Group, "group/the-islanders")]
    public void Position_IsTheSpeakersOwnOrTheirSides(string? actor, string? side, SpeakerKind kind, string by)
    {
        var made = Tie(Refusal() with { Speakers = [new Speaker(actor, "the islanders", kind, side)] });
        Assert.Equal([by], made.Stance.By);
        Assert.Equal(Port.Parties.Any(p => p.Id == by) ? 1 : 2, made.Items.Count);
    }

    [Fact]
    public void Promise_IsTheirsWhomItBinds()
    {
        var promise = Refusal() with { Act = Act.Pledge, Commitment = new CandidateCommitment(Act.Pledge, [new ActorName("organisation/HU", "Harbour Union")], [], Refusal().Content) };
        Assert.Equal(["organisation/HU"], Tie(promise).Stance.By);
        Assert.Equal(["state/ALF"], Tie(promise, new(StanceAct.Denial, false, [], null, null)).Stance.By);
    }

    [Fact]
    public void WhatAPersonSays_TakesThePlaceOfTheStatements()
    {
        Assert.True(Moment.TryParse("2026-02", out var month));
        var stance = Tie(Refusal(), new(StanceAct.Threat, true, ["organisation/HU"], month, "if the port shuts")).Stance;
        Assert.Equal((StanceAct.Threat, true, "organisation/HU", month, "if the port shuts"), (stance.Act, stance.Negated, stance.By[0], stance.On!.Value, stance.IfWords));
    }

    [Theory]
    [InlineData(Act.Requirement, StanceAct.Demand)]
    [InlineData(Act.Assessment, StanceAct.Affirmation)]
    [InlineData(Act.Report, StanceAct.Affirmation)]
    [InlineData(Act.Denial, StanceAct.Denial)]
    public void ActOfTheStatement_IsAnActTowardTheProposition(Act act, StanceAct stance) => Assert.Equal(stance, Tie(Refusal() with { Act = act }).Stance.Act);

    [Theory]
    [InlineData(Act.Warning)]
    [InlineData(Act.Accusation)]
    public void ActThatIsNeitherForNorAgainst_IsRefusedUnlessOneIsSaid(Act act)
    {
        var neither = Refusal() with { Act = act };
        Assert.Equal("no-stance", Assert.Single(StatementStances.Tie(Port, Paper, neither, "toll-lifted", Nothing, []).Refusals).Code);
        Assert.Equal(StanceAct.Denial, Tie(neither, Nothing with { Act = StanceAct.Denial }).Stance.Act);
    }

    [Fact]
    public void NobodyWhoSpeaks_IsRefused() =>
        Assert.Equal("no-speaker", Assert.Single(StatementStances.Tie(Port, Paper, Refusal() with { Speakers = [] }, "toll-lifted", Nothing, []).Refusals).Code);

    [Fact]
    public void StatementTiedByAnEarlierReading_IsTiedByTheSameStance()
    {
        var earlier = Tie(Refusal() with { Id = "00000000000000aa" }).Stance;
        var again = StatementStances.Tie(Port, Paper, Refusal(), "toll-lifted", Nothing with { Negated = true }, [earlier]).Value!.Stance;
        Assert.Equal((earlier.Id, Refusal().Id), (again.Id, again.Statement));
    }

    private static StanceSaid Nothing { get; } = new(null, false, [], null, null);

    private static MadeStance Tie(Statement statement, StanceSaid? said = null) =>
        StatementStances.Tie(Port, Paper, statement, "toll-lifted", said ?? Nothing, []) is { IsValue: true } made ? made.Value : throw new InvalidOperationException();

    private static Statement Refusal()
    {
        var condition = Of("unless the port is open");
        return new Statement
        {
            Id = "0123456789abcdef",
            Content = Quoted.From(Text, Of("would not lift the toll")),
            Speakers = [new Speaker("person/orla-venn", "Orla Venn", SpeakerKind.Person, "ALF")],
            Act = Act.Refusal,
            Conditions = [new ConditionClause(condition, condition.In(Text), ConditionKind.Unless, null, null)],
        };
    }

    private static Span Of(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new Span(start, start + words.Length);
    }
}
