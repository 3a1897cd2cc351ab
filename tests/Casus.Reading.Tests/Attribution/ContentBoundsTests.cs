using Casus.Language;
namespace Casus.Reading.Tests;

/// <summary>What is a statement and where its words end, by the rules alone: the marks stand in the sentences, no network is asked.</summary>
public class ContentBoundsTests
{
    [Theory]
    [InlineData("A pilot, {who} [asked] <not to be named because the talks are private>, left early.")]
    [InlineData("A pilot, {who} [asked] <that her name be withheld>, left early.")]
    [InlineData("A pilot, {who} [requested] <anonymity>, left early.")]
    [InlineData("A pilot, {who} [spoke on] <the condition of anonymity to describe the talks>, left early.")]
    [InlineData("A pilot, {who} [declined] <to be identified>, left early.")]
    [InlineData("{The pilot} [refused] <to give his name>.")]
    [InlineData("A pilot, {who} [insisted on] <not being quoted by name>, left early.")]
    [InlineData("A pilot, {who} [was not authorised] <to speak publicly>, left early.")]
    public void WhatDescribesANamelessSource_IsNoStatement(string sentence) => Assert.Empty(Named(sentence));

    [Theory]
    [InlineData("{The duke} [demanded] <that the street be named after his son>.")]
    [InlineData("{The editor} [asked] <to be named chairman of the guild>.")]
    [InlineData("{The guild} [demanded] <that the names of the dead be published>.")]
    [InlineData("{The captain} [refused] <to give his word>.")]
    [InlineData("{The captain} [declined] <to comment on the toll>.")]
    [InlineData("{The mayor} [said] <anonymity had protected the thieves>.")]
    public void OtherRequestsAndRefusals_AreStatements(string sentence) => Assert.Single(Named(sentence));

    [Theory]
    [InlineData("{The pilot} [confirmed] <the plan on condition that his name not be used>.", "the plan")]
    [InlineData("{The pilot} [confirmed] <the plan, speaking on condition of anonymity>.", "the plan")]
    [InlineData("{The guild} [agreed] <to pay on condition that the gate be opened>.", "to pay on condition that the gate be opened")]
    public void ConditionOfAnonymity_IsNoPartOfWhatIsSaid(string sentence, string content) => Assert.Equal(content, Assert.Single(Named(sentence)));

    [Theory]
    [InlineData("{The guild} [undertakes] <to open the weir>, provided that the town certifies that the gate has been mended.", "to open the weir, provided that the town certifies that the gate has been mended")]
    [InlineData("{The guild} [undertook] <to open the weir within ten days>, provided that the town repairs the gate.", "to open the weir within ten days, provided that the town repairs the gate")]
    [InlineData("{The guild} [promised] <to open the weir>, on condition that the fee be waived.", "to open the weir, on condition that the fee be waived")]
    [InlineData("{The guild} [offered] <to open the weir> if the town paid.", "to open the weir if the town paid")]
    [InlineData("{The guild} [vowed] <to close the weir> unless the town paid.", "to close the weir unless the town paid")]
    [InlineData("{The guild} [threatened] <to close the weir>, should the town refuse to pay.", "to close the weir, should the town refuse to pay")]
    [InlineData("{The guild} [agreed] <to open the weir> once the gate is mended.", "to open the weir once the gate is mended")]
    [InlineData("{The guild} [promised] <to open the weir> only after the town had paid.", "to open the weir only after the town had paid")]
    [InlineData("{The guild} [agreed] <to close the weir>, pending the approval of the town.", "to close the weir, pending the approval of the town")]
    [InlineData("{The guild} [agreed] <to close the weir> for a period of ninety days.", "to close the weir for a period of ninety days")]
    [InlineData("{The guild} [promised] <to open the weir> by 30 April.", "to open the weir by 30 April")]
    [InlineData("{The guild} [agreed] <to open the weir> no later than 1 March 2026, provided that the town pays.", "to open the weir no later than 1 March 2026, provided that the town pays")]
    public void ConditionOrDeadlineBehindAContent_BelongsToIt(string sentence, string content) => Assert.Equal(content, Extended(sentence));

    [Theory]
    [InlineData("{The guild} [promised] <to open the weir>, the mayor said.", "to open the weir")]
    [InlineData("{The guild} [promised] <to open the weir> on Monday.", "to open the weir")]
    [InlineData("{The guild} [promised] <to open the weir>, even if few believed it.", "to open the weir")]
    [InlineData("{The guild} [promised] <to open the weir>. If it rains, the road will close.", "to open the weir")]
    [InlineData("“<We will open the weir>,” {the guild} [said] if anyone asked.", "We will open the weir")]
    public void WhatElseFollows_DoesNot(string sentence, string content) => Assert.Equal(content, Extended(sentence));

    [Theory]
    [InlineData("The mayor said the release would begin once {the guild} [confirmed] <the list>.", true)]
    [InlineData("The toll falls away unless {the clerk} [reports] <that the guild has paid>.", true)]
    [InlineData("The mayor will pay as soon as {the guild} [confirms] <the sum>.", true)]
    [InlineData("The mayor will pay, provided that {the guild} [confirms] <the sum>.", true)]
    [InlineData("The mayor paid after {the guild} [confirmed] <the sum>.", false)]
    [InlineData("The mayor paid because {the guild} [confirmed] <the sum>.", false)]
    [InlineData("The mayor said {the guild} [confirmed] <the sum>.", false)]
    public void ClauseOfACondition_ReportsNoAct(string sentence, bool awaited)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(awaited, Awaited.Is(document, saying));
    }

    [Theory]
    [InlineData("{The minister} spoke hours after the army [was accused of] <shelling a village>.", null)]
    [InlineData("{The army}, which [was accused of] <breaking the truce>, said nothing.", null)]
    [InlineData("{The guild} [was urged] <to open its books>.", null)]
    [InlineData("{Valdora} [was told] <that its fleet must leave>.", null)]
    [InlineData("{The general} [was accused] by the mayor <of hoarding grain>.", "the mayor")]
    [InlineData("The general [was accused] by {the mayor of hoarding grain}.", "the mayor")]
    [InlineData("{The mayor} [accused] <the general of hoarding grain>.", "The mayor")]
    public void SourceOfAPassive_StandsBehindBy(string sentence, string? source)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(source, SourceOf(document, saying, saying.Source[0]));
    }

    [Theory]
    [InlineData("{Valdora} [has faced sharp criticism for] <sinking the ferry>.", null)]
    [InlineData("{The landslide} [raised new questions about] <the dam>.", null)]
    [InlineData("{The mayor} [drew criticism from] the guild <for closing the weir>.", null)]
    [InlineData("{The mayor} [raised new questions about] <the dam>.", "The mayor")]
    [InlineData("{The ministry} [raised concerns about] <the dam>.", "The ministry")]
    [InlineData("{Valdora} [renewed its call for] <talks>.", "Valdora")]
    [InlineData("{The ferry} [was described as] <a relic>.", null)]
    [InlineData("The ferry [was described] by {the mayor} <as a relic>.", "the mayor")]
    public void WhatWordsBefall_DoesNotSayThem(string sentence, string? source)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(source, SourceOf(document, saying, saying.Source[0]));
    }

    [Theory]
    [InlineData("In [rejecting] <the plea>, the court opened the weir.", "the court")]
    [InlineData("While [commenting on] <the dam>, Ada Grey dropped her pen.", "Ada Grey")]
    [InlineData("The mayor left the hall and [told] the guards <that the weir was shut>.", "The mayor")]
    [InlineData("Ada Grey met reporters to [announce] <that the weir was shut>.", "Ada Grey")]
    [InlineData("The envoy left the talks, [warning] <that the truce would fail>.", "The envoy")]
    [InlineData("The envoy was arrested, [warning] <that the truce would fail>.", null)]
    [InlineData("“<The weir is shut>”, [added] Halden.", "Halden")]
    [InlineData("“<Give us the list>,” the governor, Ada Grey, [was heard telling] them.", "the governor, Ada Grey")]
    [InlineData("The mission in Halden [is gravely concerned by] <the raid>.", "The mission in Halden")]
    [InlineData("“<The ships were sent to the front to destroy the weir>”, [added] KCNA.", "KCNA")]
    [InlineData("“<The weir is shut>,” [said] Ada Grey, who keeps it.", "Ada Grey, who keeps it")]
    [InlineData("[According to] Rathbun <the property in question was returned by mail>.", "Rathbun")]
    public void CueWithoutASourceBesideIt_HasTheSubjectThatGrammarGivesIt(string sentence, string? source)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(source, SourceOf(document, saying, null));
    }

    [Theory]
    [InlineData("{The agency} reported that the warning came after the envoys of Halden [announced] <a truce>.", "reported", "the envoys of Halden")]
    [InlineData("{The agency} reported on Friday and [announced] <a truce>.", "reported", "The agency")]
    [InlineData("{The agency} slept while the envoys of Halden [announced] <a truce>.", null, "The agency")]
    public void VerbWithASubjectOfItsOwn_IsNotOfTheOneWhoseVerbAnotherIs(string sentence, string? other, string source)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        if (other is not null)
        {
            var at = Enumerable.Range(0, document.Doc.Count).First(i => document.Doc[i].Text == other);
            spans.Add(new(SpanRole.Cue, new(at, at + 1), 1));
        }

        Assert.Equal(source, new Completion(document, new(document, new(document), spans), spans).SourceOf(0, saying.Source[0]) is { } range ? document.Words(range) : null);
    }

    [Fact]
    public void SentenceBehindAReport_IsNotOfTheOneReported()
    {
        var (document, saying) = MarkedSayings.Read("<The ships must leave>, {she} [added]. <It is not clear whether they will>.");
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        var kept = new Completion(document, new(document, new(document), spans), spans).WithoutStrays(saying.Content, saying.Cue[0]);
        Assert.Equal("The ships must leave", document.Quote(kept)!.Text);
    }

    [Theory]
    [InlineData("The court gave the ministry until the end of June to publish the files.", "The court", "gave", "the ministry until the end of June to publish the files")]
    [InlineData("Rebels have granted the crew ten days to leave the ship.", "Rebels", "have granted", "the crew ten days to leave the ship")]
    [InlineData("The mayor was given a week to hand over the keys.", null, "was given", "The mayor a week to hand over the keys")]
    public void TermSetForSomebodyToAct_IsAStatement(string text, string? source, string cue, string content)
    {
        var document = Contents.Parse(text);
        var saying = Assert.Single(NamedActs.Find(document, []));
        Assert.Equal((source, cue, content), (document.Quote(saying.Source)?.Text, document.Quote(saying.Cue)!.Text, document.Quote(saying.Content)!.Text));
    }

    [Theory]
    [InlineData("He gave the child two coins to buy bread.")]
    [InlineData("The mayor might give the crew ten days to leave the ship.")]
    [InlineData("The mayor did not give the crew a week to leave the ship.")]
    [InlineData("She gave up a week ago to leave the ship.")]
    [InlineData("Doctors gave him six months to live.")]
    [InlineData("The ceasefire gave the families a day to bury their dead.")]
    [InlineData("The ministry gave reporters a chance last week to tour the site.")]
    public void WhatSetsNoTerm_IsNone(string text) => Assert.DoesNotContain(NamedActs.Find(Contents.Parse(text), []), saying => saying.Evidence[0].Contains("term", StringComparison.Ordinal));

    [Theory]
    [InlineData("If the river falls, the mayor promised to open the gates.", "If the river falls to open the gates", "If the river falls")]
    [InlineData("In return for a ceasefire, the junta offered to free the prisoners.", "In return for a ceasefire to free the prisoners", "In return for a ceasefire")]
    [InlineData("Provided the council approves the budget, the port will open on Monday, the mayor announced.", "Provided the council approves the budget, the port will open on Monday", "Provided the council approves the budget")]
    [InlineData("Seoul said it was willing to resume food aid, but only if inspectors were allowed in.", "it was willing to resume food aid, but only if inspectors were allowed in", "only if inspectors were allowed in")]
    [InlineData("Norvik's mayor said the door to talks was open, provided Halden stopped insisting on two states.", "the door to talks was open, provided Halden stopped insisting on two states", "provided Halden stopped insisting on two states")]
    [InlineData("The islands refused to open their ports until the quota is settled and the fines are repaid.", "to open their ports until the quota is settled and the fines are repaid", "until the quota is settled and the fines are repaid")]
    [InlineData("Norvik would withdraw within 60 days, the draft says, assuming that the army leaves first.", "Norvik would withdraw within 60 days assuming that the army leaves first", "assuming that the army leaves first")]
    [InlineData("The mayor said the talks would stay frozen for as long as the rebels refused to free the crew.", "the talks would stay frozen for as long as the rebels refused to free the crew", "as long as the rebels refused to free the crew")]
    public void ConditionOfWhatIsSaid_BelongsToIt(string text, string content, string condition)
    {
        var statement = Assert.Single(Texts.Read(text));
        Assert.Equal((content, condition), (statement.Content.Text, Assert.Single(statement.Conditions).Text));
    }

    [Theory]
    [InlineData("Chad's junta told the last Italian nurses to leave next week.", "the last Italian nurses to leave next week")]
    [InlineData("Kenyan President Alfa Marten promised to open the new bridge when he tours the coast on Friday.", "to open the new bridge when he tours the coast on Friday")]
    public void WhatIsPromisedOrAskedFor_IsWholeThoughTheNetworkIsInDoubt(string text, string content) => Assert.Equal(content, Assert.Single(Texts.Read(text)).Content.Text);

    [Fact]
    public void ConditionOfThePast_IsNotWhatIsPromised() => Assert.DoesNotContain(Texts.Read("When the river fell, the mayor promised to open the gates."), statement => statement.Content.Text.Contains("fell", StringComparison.Ordinal));

    [Fact]
    public void WhatStandsAroundATelling_IsWhatIsTold()
    {
        var (document, saying) = MarkedSayings.Read("Once the last hostage is back, {the mayor} [told] <the guild>, the army will return to the corridor.");
        var completion = new Completion(document, new(document, new(document), []), []);
        Assert.Equal("Once the last hostage is back the army will return to the corridor", document.Quote(completion.AroundTelling(saying.Content, saying.Cue[0], saying.Source[0]))!.Text);
        (document, saying) = MarkedSayings.Read("The port will open, {the mayor} [told] <them> on Monday.");
        Assert.Equal("The port will open", document.Quote(new Completion(document, new(document, new(document), []), []).AroundTelling(saying.Content, saying.Cue[0], saying.Source[0]))!.Text);
        (document, saying) = MarkedSayings.Read("On Monday, {the mayor} [told] <the guild>, a body of merchants.");
        Assert.Equal("the guild", document.Quote(new Completion(document, new(document, new(document), []), []).AroundTelling(saying.Content, saying.Cue[0], saying.Source[0]))!.Text);
    }

    [Theory]
    [InlineData("The strike will go ahead as planned, {the mayor} [said], “<because nothing has changed>”.", "The strike will go ahead as planned because nothing has changed")]
    [InlineData("In the hall, {the mayor} [said], “<because nothing has changed>”.", "because nothing has changed")]
    [InlineData("The strike went on, {the mayor} [said] “<because nothing has changed>”.", "because nothing has changed")]
    public void SentenceBrokenByWhoSaysIt_IsSaidFromItsBeginning(string sentence, string content)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(content, document.Quote(new Completion(document, new(document, new(document), []), []).WithItsBeginning(saying.Content, saying.Cue[0], saying.Source[0]))!.Text);
    }

    [Fact]
    public void VerbThatIsUnderWay_MakesAStatement()
    {
        var document = Contents.Parse("The farmers are threatening to burn their crops if the price is not raised.");
        Assert.Equal("are threatening", document.Quote(Assert.Single(NamedActs.Find(document, [])).Cue)!.Text);
    }

    [Fact]
    public void QuestionThatNobodyNamesWasAsked_IsNotOfWhoAnswers()
    {
        var (document, saying) = MarkedSayings.Read("[Asked] <what would happen if the deadline passed>, {the spokesman} said: \"Then the offer is off the table.\"");
        Assert.Null(SourceOf(document, saying, saying.Source[0]));
    }

    [Theory]
    [InlineData("It was a moment that demands respect and courage.")]
    [InlineData("The phrase suggests that the guild is weak.")]
    [InlineData("There are rules that promise to change the trade.")]
    [InlineData("She called on Friday.")]
    [InlineData("Nobody knows which capital had demanded the delay.")]
    [InlineData("The guild appealed to the Sixth Circuit.")]
    public void WhatThingsDoByAVerbOfSpeech_IsNoSpeech(string text) => Assert.Empty(NamedActs.Find(Contents.Parse(text), []));

    [Theory]
    [InlineData("The rebels demand the release of the crew.", "The rebels")]
    [InlineData("Ada Grey appealed to the town for calm.", "Ada Grey")]
    [InlineData("Ada Grey appealed to all sides to respect the truce.", "Ada Grey")]
    [InlineData("Ada Grey appealed for calm outside the court.", "Ada Grey")]
    public void WhatPeopleDoByIt_IsSpeech(string text, string source)
    {
        var document = Contents.Parse(text);
        Assert.Equal(source, document.Quote(Assert.Single(NamedActs.Find(document, [])).Source)!.Text);
    }

    [Fact]
    public void VerbWithItsParticle_NamesARefusal()
    {
        var document = Contents.Parse("Norvik ruled out signing a treaty as long as the army stays.");
        var saying = Assert.Single(NamedActs.Find(document, []));
        Assert.Equal(("Norvik", "ruled out"), (document.Quote(saying.Source)!.Text, document.Quote(saying.Cue)!.Text));
    }

    [Fact]
    public void ClauseAheadOfTheOneOfTheCue_IsNotSaid() =>
        Assert.Equal("a deal was impossible before the elections", Assert.Single(Texts.Read("Neither government would comment, but officials in both said a deal was impossible before the elections.")).Content.Text);

    [Fact]
    public void WhatStandsAroundAsSheSaid_IsSaid()
    {
        var (document, saying) = MarkedSayings.Read("<The gates will open>, as {the mayor} [said], <on Monday>.");
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        Assert.Equal(2, new Completion(document, new(document, new(document), spans), spans).WithoutStrays(saying.Content, saying.Cue[0]).Count);
    }

    [Theory]
    [InlineData("Joint Statement of the Ministers\n\nThe rain went on.", true)]
    [InlineData("Anger Over Minister's Statement on Iran\n\nThe rain went on.", false)]
    [InlineData("Markets Shaken by Fed Statement\n\nThe rain went on.", false)]
    public void Heading_NamesWhatADocumentIs(string text, bool isOne) => Assert.Equal(isOne, DocumentForm.Heading(Contents.Parse(text)) is not null);

    [Fact]
    public void WhatTheMainClauseTells_IsNotWhatSomebodyInItsClauseSays()
    {
        var (document, saying) = MarkedSayings.Read("The town gave the mayor a vote of <confidence> after {she} [promised] <to drop the toll>.");
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        Assert.Equal("to drop the toll", document.Quote(new Completion(document, new(document, new(document), spans), spans).WithoutStrays(saying.Content, saying.Cue[0]))!.Text);
    }

    [Theory]
    [InlineData("“We'll see,” {the mayor} replied when [asked] <if she would come>.", null)]
    [InlineData("{The mayor} fell silent when [asked] by reporters <if she would come>.", "reporters")]
    [InlineData("{Guyana's president, Irfaan Ali,} [called] <the vote a threat> and left.", "Guyana's president, Irfaan Ali,")]
    public void WhoAsked_IsNotWhoWasAsked(string sentence, string? source)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        Assert.Equal(source, SourceOf(document, saying, saying.Source[0]));
    }

    [Fact]
    public void WhatTheVerbAboveTakes_IsNotWhatTheParticipleSays()
    {
        var (document, saying) = MarkedSayings.Read("{The rebels} turned down <an offer of safe passage>, [saying] <they would stay in the city>.");
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        var kept = new Completion(document, new(document, new(document), spans), spans).WithoutStrays(saying.Content, saying.Cue[0]);
        Assert.Equal("they would stay in the city", document.Quote(kept)!.Text);
    }

    [Theory]
    [InlineData("Brevia would leave the pact should either side open fire, its envoy, Ada Grey, said in a statement.", "its envoy, Ada Grey", "Brevia would leave the pact should either side open fire")]
    [InlineData("The weir will open once the fee is paid, the mayor of Halden said on Friday.", "the mayor of Halden", "The weir will open once the fee is paid")]
    public void SentenceThatEndsWithWhoSaysIt_IsSaidWholeWhateverTheParse(string text, string source, string content)
    {
        var document = Contents.Parse(text);
        var saying = Assert.Single(NamedActs.Find(document, []));
        Assert.Equal((source, "said", content), (document.Quote(saying.Source)!.Text, document.Quote(saying.Cue)!.Text, document.Quote(saying.Content)!.Text));
    }

    [Theory]
    [InlineData("The guards had been urged by the governor to open the gate.", "the governor", "had been urged", "The guards to open the gate")]
    [InlineData("The general was accused by the mayor of hoarding the grain.", "the mayor", "was accused", "The general of hoarding the grain")]
    public void PassiveWithBy_IsOfWhoStandsBehindIt(string text, string source, string cue, string content)
    {
        var document = Contents.Parse(text);
        var saying = Assert.Single(NamedActs.Find(document, []));
        Assert.Equal((source, cue, content), (document.Quote(saying.Source)!.Text, document.Quote(saying.Cue)!.Text, document.Quote(saying.Content)!.Text));
    }

    [Theory]
    [InlineData("Orland rejected a Kestrian demand to take down its radar, saying the mast was old.", "Kestrian", "demand", "to take down its radar")]
    [InlineData("The council dismissed American threats to join the measures as bluster.", "American", "threats", "to join the measures")]
    [InlineData("The guild rejected an Alvan offer to buy the mill.", "Alvan", "offer", "to buy the mill")]
    public void AdjectiveOfAState_NamesWhoseActItIs(string text, string source, string cue, string content)
    {
        var document = Contents.Parse(text);
        var saying = Assert.Single(NamedNouns.Find(document, []));
        Assert.Equal((source, cue, content), (document.Quote(saying.Source)!.Text, document.Quote(saying.Cue)!.Text, document.Quote(saying.Content)!.Text));
    }

    private static string? SourceOf(ParsedDocument document, Saying saying, TokenRange? marked)
    {
        List<LabelledSpan> spans = [new(SpanRole.Cue, saying.Cue[0], 1)];
        return new Completion(document, new(document, new(document), spans), spans).SourceOf(0, marked) is { } range ? document.Words(range) : null;
    }

    private static List<string> Named(string sentence)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        List<Saying> sayings = [saying];
        Anonymity.Remove(document, sayings);
        return sayings.ConvertAll(kept => document.Quote(kept.Content)!.Text);
    }

    private static string Extended(string sentence)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        List<Saying> sayings = [saying];
        ContentTails.Extend(document, sayings);
        return document.Quote(sayings[0].Content)!.Text;
    }
}
