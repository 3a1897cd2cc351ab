using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Communiqués, resolutions and speeches: provisions with their conditions, and what may and may not be done.</summary>
public class OwnVoiceTests
{
    private const string Communique = """
        Communiqué of the Council of the Sarn Basin

        1. The Council condemns the seizure of two barges and calls for their release.
        2. The members will close their ports to the barges if the crews are not released within ten days.
        3. Korvia may appeal to the tribunal, provided that it lifts the toll beforehand.
        4. Should the commission fail to report by 30 April, either party may refer the matter to the court.
        5. Unless the Council decides otherwise, the mandate of the observers shall expire on 31 May 2026.
        6. In the event that Korvia leaves the convention, the members shall meet within ten days.
        7. Subject to the consent of the towns, the clerk shall publish the figures.
        8. No vessel may pass the lower lock at night.
        """;

    [Theory]
    [InlineData("Korvia may appeal to the tribunal, provided that it lifts the toll beforehand", Act.Acceptance, "provided that it lifts the toll beforehand")]
    [InlineData("Should the commission fail to report by 30 April, either party may refer the matter to the court", Act.Acceptance, "Should the commission fail to report by 30 April")]
    [InlineData("Unless the Council decides otherwise, the mandate of the observers shall expire on 31 May 2026", null, "Unless the Council decides otherwise")]
    [InlineData("In the event that Korvia leaves the convention shall meet within ten days", null, "In the event that Korvia leaves the convention")]
    [InlineData("Subject to the consent of the towns, the clerk shall publish the figures", null, "Subject to the consent of the towns")]
    [InlineData("No vessel may pass the lower lock at night", null, null)]
    public void ProvisionOfANumberedItem_IsReadWithItsCondition(string content, Act? act, string? condition)
    {
        var statement = Assert.Single(Texts.Read(Communique), s => s.Content.Text == content);
        Assert.Equal(condition, statement.Conditions.SingleOrDefault()?.Text);
        Assert.True(act is null ? statement.Act is not (Act.Report or Act.Assessment) : statement.Act == act);
    }

    [Fact]
    public void StatementByItsHeading_SpeaksAlsoWhereTheRestIsToldInThePast()
    {
        const string Text = "Joint Statement of the Foreign Ministers of Norway and Kenya\n\n1. The Ministers agreed that Norway would pay for the well by 30 June 2025.\n\n2. Should the talks fail, the two countries will seek an emergency session of the Council.";
        var statements = Texts.Read(Text);
        Assert.Equal(["Norway"], Assert.Single(statements, s => s.Content.Text.Contains("pay for", StringComparison.Ordinal)).Commitment!.Debtors.Select(one => one.Name));
        Assert.Equal("Should the talks fail", Assert.Single(Assert.Single(statements, s => s.Content.Text.Contains("session", StringComparison.Ordinal)).Conditions).Text);
    }

    private const string Spokesperson = "Statement by the Spokesperson of the European Union on the truce\n\nThe announcement of a truce is welcome. What matters now is that it is kept by all. The rain went on.\n\nThose who shelled the mill must be held to account. The Union is fully committed to supporting the talks, and stands ready to pay for the bridge. It will not pay for the wall.\n\nOur office in Geneva will help those who need it. It is essential that talks resume.";

    [Theory]
    [InlineData("The announcement of a truce", "is welcome", Act.Acceptance)]
    [InlineData("What matters now is that it is kept by all", null, Act.Requirement)]
    [InlineData("Those who shelled the mill must be held to account", null, Act.Requirement)]
    [InlineData("the talks", "is fully committed", Act.Pledge)]
    [InlineData("to pay for the bridge", "stands ready", Act.Offer)]
    [InlineData("will not pay for the wall", null, Act.Refusal)]
    [InlineData("It is essential that talks resume", null, Act.Requirement)]
    [InlineData("will help those who need it", null, Act.Pledge)]
    public void SentenceOfAStatement_DoesWhatItSaysWhateverItsSubject(string content, string? cue, Act act)
    {
        var statement = Assert.Single(Texts.Read(Spokesperson), s => s.Content.Text.EndsWith(content, StringComparison.Ordinal));
        Assert.StartsWith(cue ?? string.Empty, statement.Cue?.Text ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal((cue is null, act, "European Union"), (statement.Cue is null, statement.Act, Assert.Single(statement.Speakers).Name));
    }

    [Fact]
    public void NeedThatNewsTells_IsNobodysStatement() =>
        Assert.Empty(Texts.Read("The rain went on for a week. The mill must be repaired before the harvest. It is essential that the road stays open."));

    [Fact]
    public void NewsOfAStatement_DoesNotSpeakForItself() =>
        Assert.DoesNotContain(Texts.Read("Joint statement angers Kenya\n\nThe ships left the port on Monday. Should the talks fail, the two countries will ask for a session of the Council. The rain went on."), s => s.Content.Text.Contains("session", StringComparison.Ordinal));

    [Fact]
    public void WhatMayBeDoneOutsideItems_IsLeftAlone() =>
        Assert.DoesNotContain(Texts.Read("We condemn the raid. We urge both towns to talk. Should the rain stop, either boat may sail."), s => s.Content.Text.Contains("may sail", StringComparison.Ordinal));

    [Theory]
    [InlineData("If one more boat is sunk, we will close the strait.", "If one more boat is sunk will close the strait")]
    [InlineData("Should our neighbours choose peace, they will find an open door.", "Should our neighbours choose peace, they will find an open door")]
    public void ConditionInFrontOfASpeakersSentence_BelongsToIt(string sentence, string content) =>
        Assert.Single(Texts.Read("Friends, we gather at a grave hour. We condemn the raid. We urge both towns to talk. " + sentence), s => s.Content.Text == content && s.Conditions.Count == 1);

    [Fact]
    public void ClauseThatPerformsAgain_IsAStatementOfItsOwn()
    {
        var statements = Texts.Read("We condemn the raid. We thank Norvik for its help, and we ask it to stay the course.");
        Assert.Equal("Norvik for its help", Assert.Single(statements, s => s.Cue?.Text == "thank").Content.Text);
        Assert.Equal("it to stay the course", Assert.Single(statements, s => s.Cue?.Text == "ask").Content.Text);
    }
}
