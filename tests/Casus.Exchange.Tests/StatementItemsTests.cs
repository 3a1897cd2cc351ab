using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class StatementItemsTests
{
    private const string Text = "Minister Venn said Alfa will open the port within 30 days if the toll is lifted.";

    private static readonly Document Paper = new()
    {
        Name = "gazette.txt",
        Path = "gazette.txt",
        Sha256 = new string('a', 64),
        Text = Text,
        Raw = ReadOnlyMemory<byte>.Empty,
        Published = new PartialDate(2026, 1, 5),
    };

    private static readonly Dossier Empty = new() { Id = "port", Title = "The port" };

    [Fact]
    public void StatementWithACommitment_MakesItWithItsConditionDeadlineAndWords()
    {
        var made = Make(Pledge());
        Assert.Equal(["Party", "Proposition", "Proposition", "Commitment"], made.Items.Select(item => item.GetType().Name));
        var commitment = made.Commitment;
        Assert.Equal((CommitmentKind.Pledge, "state/ALF", "toll-lifted", "opens-kept"), (commitment.Kind, commitment.Debtors[0], commitment.If!.ToString(), commitment.Then.ToString()));
        Assert.Equal(("P30D", "2026-01-05", "if the toll is lifted"), (commitment.Within.ToString(), commitment.Made.ToString(), commitment.IfWords));
        Assert.Equal(("the toll is lifted", "open the port"), (((Proposition)made.Items[1]).Text, ((Proposition)made.Items[2]).Text));
        var words = Assert.Single(commitment.Evidence);
        Assert.Equal((Paper.Sha256, "Alfa will open the port within 30 days if the toll is lifted"), (words.Sha256, words.Words));
    }

    [Fact]
    public void WhatTheDossierHas_IsNotMadeAgain()
    {
        var origin = new Origin("port/1", Instant.Min, Instant.Min);
        var dossier = Empty with
        {
            Parties = [new Party("state/ALF", "Alfa", true, null, [], origin)],
            Propositions = [new Proposition("toll-lifted", "The toll is lifted.", Absence.Open, null, null, [], origin)],
        };
        Assert.Equal(["Proposition", "Commitment"], Make(Pledge(), dossier).Items.Select(item => item.GetType().Name));
    }

    [Fact]
    public void ConditionThatCouldNotBeRead_BecomesAPropositionInItsWords()
    {
        var pledge = Pledge();
        var made = Make(pledge with
        {
            Conditions = [pledge.Conditions[0] with { Formula = null, Atoms = null }],
            Commitment = pledge.Commitment! with { Antecedent = pledge.Commitment.Antecedent! with { Formula = null } },
        });
        Assert.Equal("opens-condition", made.Commitment.If!.ToString());
        Assert.Contains(made.Items.OfType<Proposition>(), proposition => proposition is { Id: "opens-condition", Text: "if the toll is lifted" });
    }

    [Fact]
    public void ReportWithoutAKind_IsRefusedUnlessOneIsGiven()
    {
        var report = Pledge() with { Act = Act.Report, Commitment = null };
        Assert.Equal("no-commitment", Assert.Single(StatementItems.Commitment(Empty, Paper, report, "opens").Refusals).Code);
        var made = StatementItems.Commitment(Empty, Paper, report, "opens", CommitmentKind.Obligation);
        Assert.Equal((CommitmentKind.Obligation, "person/orla-venn"), (made.Value!.Commitment.Kind, made.Value.Commitment.Debtors[0]));
        Assert.Equal("no-debtor", Assert.Single(StatementItems.Commitment(Empty, Paper, report with { Speakers = [] }, "opens", CommitmentKind.Pledge).Refusals).Code);
    }

    private static MadeItems Make(Statement statement, Dossier? dossier = null) =>
        StatementItems.Commitment(dossier ?? Empty, Paper, statement, "opens") is { IsValue: true } made ? made.Value : throw new InvalidOperationException();

    private static Statement Pledge()
    {
        var condition = Of("if the toll is lifted");
        var atom = Of("the toll is lifted");
        var deadline = new DeadlineClause(Of("within 30 days"), "within 30 days", "P30D");
        return new Statement
        {
            Id = "0123456789abcdef",
            Content = Quoted.From(Text, Of("Alfa will open the port within 30 days if the toll is lifted")),
            Speakers = [new Speaker("person/orla-venn", "Orla Venn", SpeakerKind.Person, "ALF")],
            Act = Act.Pledge,
            Conditions = [new ConditionClause(condition, condition.In(Text), ConditionKind.If, "toll-lifted", null) { Atoms = [new ConditionAtom("toll-lifted", atom, atom.In(Text))] }],
            Commitment = new CandidateCommitment(Act.Pledge, [new ActorName("state/ALF", "Alfa")], [], Quoted.From(Text, Of("open the port")))
            {
                Antecedent = new Antecedent("toll-lifted", Quoted.From(Text, condition)),
                Deadline = deadline,
            },
        };
    }

    private static Span Of(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new Span(start, start + words.Length);
    }
}
