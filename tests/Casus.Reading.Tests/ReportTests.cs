using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Whole short reports, declarations and transcripts: what stands where, and who speaks.</summary>
public class ReportTests
{
    [Fact]
    public void HeadlineAndDateline_AreNoPartOfTheSentenceBelow()
    {
        var statements = Texts.Read("Marten says bridge will stand\n\nBRAVA — The old mayor of Brava said on Friday that the toll would stay.");
        Assert.Contains(statements, s => s.Source?.Text == "Marten" && s.Content.Text == "bridge will stand");
        Assert.Contains(statements, s => s.Source?.Text == "The old mayor of Brava" && s.Content.Text == "that the toll would stay");
    }

    [Fact]
    public void QuoteBehindReferringTo_IsWhatWasSaid()
    {
        var said = Assert.Single(Texts.Read("“The bridge will stand,” Alfa Marten said, referring to the ferry plan. “It has stood for a century.”"), s => s.Cue!.Text.StartsWith("said", StringComparison.Ordinal));
        Assert.Contains("The bridge will stand", said.Content.Text, StringComparison.Ordinal);
        Assert.Contains("It has stood for a century", said.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void VerbOfSpeechInTheTenseOfTheCue_GoesOnWithTheReport()
    {
        var statements = Texts.Read("The ministry said it was opposed to the toll and warned the mayor to open the bridge.");
        Assert.Equal("it was opposed to the toll", Assert.Single(statements, s => s.Cue!.Text == "said").Content.Text);
        Assert.Equal("The ministry", Assert.Single(statements, s => s.Cue!.Text == "warned").Source!.Text);
    }

    [Fact]
    public void WhoAsked_IsNotTheOneWhoAnswers()
    {
        var statements = Texts.Read("Asked whether the bridge would stand, Alfa Marten said it would.");
        Assert.Null(Assert.Single(statements, s => s.Cue!.Text == "Asked").Source);
        Assert.Equal("Alfa Marten", Assert.Single(statements, s => s.Cue!.Text == "said").Source!.Text);
    }

    [Fact]
    public void WhatAReleaseTellsOfOthers_IsAStatementInIt()
    {
        var statements = Texts.Read("The two ministers discussed the new bridge with the engineers, the release said.");
        Assert.Equal(Assert.Single(statements, s => s.Cue!.Text == "said").Id, Assert.Single(statements, s => s.Cue!.Text == "discussed").Within);
    }

    [Fact]
    public void Heading_NamesThePartiesOfADeclaration()
    {
        var statements = Texts.Read("Joint Declaration by the Presidents of Kazakhstan, Uzbekistan and Kyrgyzstan\n\n9 June 2024\n\nWe condemn the attack on the bridge. The Parties agree to open the border by the end of 2025.");
        Assert.Equal(2, statements.Count);
        Assert.All(statements, s => Assert.Equal(["KAZ", "UZB", "KGZ"], s.Speakers.Select(one => one.Side)));
        Assert.Equal(["Kazakhstan", "Uzbekistan", "Kyrgyzstan"], statements[1].Commitment!.Debtors.Select(one => one.Name));
    }

    [Fact]
    public void We_AreThoseWhomTheSentenceNames()
    {
        var statements = Texts.Read("Summit Communiqué\n\nWe, the Heads of State and Government of the North Atlantic Alliance, have met in Brava. We condemn the attack on the bridge. We will send ten engineers next year.");
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Equal("NATO", Assert.Single(s.Speakers).Side));
    }

    [Fact]
    public void Turns_TellWhoWeAre()
    {
        var statements = Texts.Read("Daily Briefing\n\nMR MARTEN: We call on the rebels to open the bridge at once. We condemn the shelling of the port.\n\nQ: Does the mayor agree?\n\nMS LUND: We urge the mayor to speak for himself.");
        Assert.Contains(statements, s => s.Act == Act.Demand && s.Content.Text.StartsWith("the rebels", StringComparison.Ordinal) && s.Speakers is [{ Name: var name }] && name.EndsWith("MARTEN", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(statements, s => s.Content.Text.EndsWith("the mayor to speak for himself", StringComparison.Ordinal) && s.Speakers is [{ Name: var name }] && name.EndsWith("LUND", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("BEIRUT, Oct 3 (Reuters) - Israeli jets struck the port. Israel said Israeli soldiers were safe. Health Minister Odo Marten said the hospitals were full.", "Odo Marten", "LBN")]
    [InlineData("Hezbollah fired at the port. The group's deputy leader, Odo Marten, said the port would burn.", "Odo Marten", "Hezbollah")]
    [InlineData("The European Commission met on Monday. Commission spokesman Odo Marten said the duties would rise.", "Odo Marten", "European Union")]
    [InlineData("Secretary of the Treasury Scott Bessent said the tariffs would stay.", "Scott Bessent", "USA")]
    public void Side_IsToldByWhatTheTextTakesForGranted(string text, string name, string side)
    {
        var speaker = Assert.Single(Assert.Single(Texts.Read(text), s => s.Source!.Text.EndsWith(name, StringComparison.Ordinal)).Speakers);
        Assert.Equal((name, side), (speaker.Name, speaker.Side));
    }

    [Fact]
    public void PronounAfterAnUnnamedOne_NamesNobodyElse()
    {
        var statements = Texts.Read("Alfa Marten said the case was built on sand.\n\nA former police officer admitted that the papers had been forged. He said nobody had paid for them.");
        Assert.Equal(SpeakerKind.Anonymous, Assert.Single(Assert.Single(statements, s => s.Source!.Text == "He").Speakers).Kind);
    }

    [Fact]
    public void ArticleAndNoun_AreWhomTheNounNamedBefore()
    {
        var statements = Texts.Read("The members of the Security Council condemned the attack on the bridge. The members warned that the river would rise.");
        Assert.All(statements, s => Assert.Equal("United Nations", Assert.Single(s.Speakers).Side));
        Assert.Equal(2, statements.Count);
    }

    [Theory]
    [InlineData("Alfa Marten would not say when the ferries would sail.")]
    [InlineData("Alfa Marten said he would cross the river with or without a deal.")]
    public void QuestionsAndBothWays_AreNoConditions(string text)
    {
        var statements = Texts.Read(text);
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Empty(s.Conditions));
    }

    [Fact]
    public void NumberedCommunique_KeepsNumbersAndHeadingsOutOfItsStatements()
    {
        var statements = Texts.Read("Joint Communiqué of the Foreign Ministers of Estonia and Latvia\nRiga, 4 March 2026\n1. Estonia will open the bridge by 31 March 2026.\n2. Latvia undertakes to pay the guards until 31 May 2026.\nSecurity\n3. We condemn the attack on the ferry.\n4. We call on the Union to send observers.");
        Assert.Equal(
            ["will open the bridge by 31 March 2026", "to pay the guards until 31 May 2026", "the attack on the ferry", "the Union to send observers"],
            statements.Select(s => s.Content.Text));
    }

    [Fact]
    public void HeadlinesOnLinesOfTheirOwn_StayApart()
    {
        var statements = Texts.Read("Norway warns of flood\nSweden rejects claim of delay\nMarten: we will never sell the bridge\nUnion chief urges restraint");
        Assert.All(statements, s => Assert.DoesNotContain('\n', s.Content.Text));
        Assert.True(statements.Count >= 3);
    }

    [Fact]
    public void Resolution_IsItsBodysItemByItem()
    {
        var statements = Texts.Read("Security Council Meets on Sudan\n\nThe Security Council,\n\nRecalling its earlier resolutions,\n\n1. Demands that all parties cease fire immediately;\n\n2. Calls upon Sudan to let the convoys through;\n\n3. Requests the envoy to report within 30 days;\n\n4. Urges Member States to refrain from supplying arms.");
        var acts = statements.Where(s => s.Cue?.Text is "Demands" or "Calls upon" or "Requests" or "Urges").ToList();
        Assert.Equal(4, acts.Count);
        Assert.All(acts, s => Assert.Equal(("United Nations Security Council", Act.Demand), (Assert.Single(s.Speakers).Name, s.Act)));
    }

    [Fact]
    public void TurnsOfATranscript_AreEachSpeakersOwn()
    {
        var statements = Texts.Read("Remarks at a press conference\n\nMR MARTEN: Good evening. The bridge was built in 1950. Many have crossed it. It is a fine bridge. It has two arches. Norway will not accept a toll.\n\nQUESTION: How old is it?\n\nMR MARTEN: As old as the town. It was painted in May. I would urge the guild to open it.\n\nQUESTION: And the ferry?\n\nMR MARTEN: The ferry is old too. It sails on Mondays.");
        Assert.Contains(statements, s => s.Content.Text == "will not accept a toll");
        Assert.Contains(statements, s => s.Cue?.Text == "would urge");
    }

    [Fact]
    public void RankBeforeARank_BelongsToTheSource() =>
        Assert.Equal("Brig. Gen. Alfa Marten", Assert.Single(Texts.Read("Brig. Gen. Alfa Marten said the bridge would stand.")).Source!.Text);

    [Theory]
    [InlineData("Norway warns of flood\nMarten: we will never sell the bridge\nUnion chief urges restraint", "Marten", "we will never sell the bridge")]
    [InlineData("Norway warns of flood\nBridge will stand: Marten\nUnion chief urges restraint", "Marten", "Bridge will stand")]
    public void HeadlineWithAColon_IsSaidByTheNameBesideIt(string text, string source, string content) =>
        Assert.Contains((source, content), Texts.Read(text).Where(s => s.Cue?.Text == ":").Select(s => (s.Source?.Text ?? string.Empty, s.Content.Text)));

    [Theory]
    [InlineData("Live: the storm will reach the strait\nNorway shuts port\nFerries stay home")]
    [InlineData("Analysis: why the talks have failed\nNorway shuts port\nFerries stay home")]
    public void LabelBeforeAColon_SaysNothing(string text) => Assert.DoesNotContain(Texts.Read(text), s => s.Source?.Text is "Live" or "Analysis");

    [Fact]
    public void ClauseWhoseSubjectTheParseTakesForAnObject_KeepsIt() =>
        Assert.Equal("Warsaw was prepared to pay for the batteries", Assert.Single(Texts.Read("Polish Defense Minister Alfa Marten told reporters Warsaw was prepared to pay for the batteries.")).Content.Text);

    [Fact]
    public void ConsequenceOfACondition_IsAnnouncedByTheSpeakerOfTheDocument()
    {
        var statements = Texts.Read("Statement by the President of Finland\n\nWe condemn the attack on the ferry. We call on Norway to accept the truce. If it refuses, further sanctions will follow.");
        var announced = Assert.Single(statements, s => s.Content.Text == "If it refuses, further sanctions will follow");
        Assert.Equal("FIN", Assert.Single(announced.Speakers).Side);
        Assert.DoesNotContain(statements, s => s.Cue?.Text == "refuses");
    }

    [Fact]
    public void ParticipleThatOpensItsSentence_HasTheSubjectBehindIt() =>
        Assert.Equal("Marten", Assert.Single(Texts.Read("The bridge was shut in May. Promising that the toll would fall, Marten opened it on Monday."), s => s.Cue?.Text == "Promising").Source?.Text);
}
