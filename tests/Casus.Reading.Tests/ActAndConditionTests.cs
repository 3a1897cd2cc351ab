using Casus.Model;

namespace Casus.Reading.Tests;

public class ActAndConditionTests
{
    [Theory]
    [InlineData("The mayor pledged to repair the bridge.", Act.Pledge)]
    [InlineData("The mayor urged the guards to leave the bridge.", Act.Demand)]
    [InlineData("The mayor accused the guards of taking the toll.", Act.Accusation)]
    [InlineData("The mayor denied that the toll was taken.", Act.Denial)]
    [InlineData("The mayor pledged to impose harsh sanctions on the guards.", Act.Pledge)]
    [InlineData("The mayor refused to open the bridge.", Act.Refusal)]
    [InlineData("The mayor welcomed the plan.", Act.Acceptance)]
    [InlineData("The mayor threatened to close the bridge.", Act.Threat)]
    [InlineData("The mayor warned that the river would rise.", Act.Warning)]
    public void Act_FollowsTheWordThatNamesIt(string text, Act expected)
    {
        var statement = Assert.Single(Texts.Read(text));
        Assert.Equal(expected, statement.Act);
        Assert.Equal(expected, statement.Acts[0].Act);
    }

    [Theory]
    [InlineData("The Norwegian prime minister said any attempt to move the border would endanger the truce.")]
    public void WhatThingsWouldBringAbout_IsNoThreat(string text) => Assert.NotEqual(Act.Threat, Assert.Single(Texts.Read(text)).Act);

    [Fact]
    public void WhoWillNotHesitate_RefusesNothing() => Assert.NotEqual(Act.Refusal, Assert.Single(Texts.Read("“We will not hesitate to close the strait,” the Norwegian prime minister said.")).Act);

    [Theory]
    [InlineData("The Norwegian prime minister said Oslo would send two ships to the strait.")]
    [InlineData("The Norwegian prime minister said the government would send two ships to the strait.")]
    [InlineData("“Norway will send two ships to the strait,” the Norwegian prime minister said.")]
    public void WhatTheSpeakersOwnSideWillDo_IsAPledge(string text) => Assert.Equal(Act.Pledge, Assert.Single(Texts.Read(text)).Act);

    [Theory]
    [InlineData("Norway said it would send ships if the truce holds.", "if the truce holds", ConditionKind.If)]
    [InlineData("Norway said that once the truce is signed, it would send ships.", "once the truce is signed", ConditionKind.Once)]
    [InlineData("Norway said it would not send ships unless the truce holds.", "unless the truce holds", ConditionKind.Unless)]
    [InlineData("Norway said it would send ships as long as the truce holds.", "as long as the truce holds", ConditionKind.AsLongAs)]
    [InlineData("“If the truce breaks, we will leave,” Norway said.", "If the truce breaks", ConditionKind.If)]
    public void Condition_IsTheClauseWithItsConnective(string text, string clause, ConditionKind kind)
    {
        var condition = Assert.Single(Assert.Single(Texts.Read(text)).Conditions);
        Assert.Equal((clause, kind), (condition.Text, condition.Kind));
        Assert.NotNull(condition.Governs);
    }

    [Theory]
    [InlineData("Norway said it asked if the truce holds.")]
    [InlineData("Norway said it would send ships even if the truce breaks.")]
    public void ConnectiveThatSetsNoCondition_IsLeftAlone(string text) =>
        Assert.All(Texts.Read(text), s => Assert.Empty(s.Conditions));

    [Theory]
    [InlineData("within 48 hours", "PT48H")]
    [InlineData("by Friday", "2026-01-09")]
    [InlineData("by tomorrow", "2026-01-06")]
    [InlineData("by the end of the month", "2026-01-31")]
    [InlineData("by March 3", "2026-03-03")]
    [InlineData("no later than 2027", "2027")]
    public void Deadline_IsResolvedAgainstTheDocumentsDate(string deadline, string value)
    {
        var reader = new Reader(new() { Published = new(2026, 1, 5) });
        var statement = Assert.Single(reader.Read(reader.Open(Texts.Plain($"Norway vowed to withdraw {deadline}.")), TestContext.Current.CancellationToken).Statements);
        Assert.Equal((deadline, value), (statement.Deadline?.Text, statement.Deadline?.Value));
    }

    [Fact]
    public void Pledge_MakesACommitmentOfTheStateWithoutItsCondition()
    {
        var commitment = Assert.Single(Texts.Read("Norwegian Prime Minister Alfa Marten pledged to send ships if the truce holds.")).Commitment;
        Assert.NotNull(commitment);
        Assert.Equal((Act.Pledge, "send ships"), (commitment.Kind, commitment.Content.Text));
        Assert.Equal(new ActorName("state/NOR", "Norway"), Assert.Single(commitment.Debtors));
    }

    [Fact]
    public void Demand_BindsTheOneAsked()
    {
        var statement = Assert.Single(Texts.Read("Norway urged Sweden to open the border."));
        Assert.Equal(new ActorName("state/SWE", "Sweden"), Assert.Single(statement.Commitment!.Debtors));
    }
}
