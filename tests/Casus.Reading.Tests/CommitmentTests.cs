using Casus.Model;

namespace Casus.Reading.Tests;

public class CommitmentTests
{
    [Fact]
    public void PersonForAState_BindsTheState()
    {
        var commitment = Of("[President Ada Grey] <said> {she would send grain to the miners}.", Act.Pledge, MarkedText.Person("Ada Grey", "NOR"));
        Assert.Equal(new ActorName("state/NOR", "Norway"), Assert.Single(commitment.Debtors));
        Assert.Equal("miners", Assert.Single(commitment.Toward).Name);
        Assert.Equal("send grain to the miners", commitment.Content.Text);
    }

    [Fact]
    public void PersonWithoutASide_BindsThemselves() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Ada Grey] <vowed> {to sell the ship}.", Act.Pledge, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void Lawmaker_BindsThemselvesNotTheState() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Sen. Ada Grey] <said> {she would hold a hearing}.", Act.Pledge, MarkedText.Person("Ada Grey", "NOR")).Debtors).Name);

    [Fact]
    public void Candidate_BindsThemselvesNotTheCampaign() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Ada Grey] <said> {she would sell the ship}.", Act.Pledge, MarkedText.Person("Ada Grey", "Grey campaign")).Debtors).Name);

    [Theory]
    [InlineData("[Ada Grey] (R-Tex.) <said> {she would hold a hearing}.")]
    [InlineData("[Ada Grey], D-N.Y., <said> {she would hold a hearing}.")]
    [InlineData("[Majority Leader Ada Grey] <said> {she would hold a hearing}.")]
    public void MemberByTheirSeat_BindsThemselves(string marked) =>
        Assert.Equal("Ada Grey", Assert.Single(Of(marked, Act.Pledge, MarkedText.Person("Ada Grey", "USA")).Debtors).Name);

    [Theory]
    [InlineData("[Bernie Sanders] <called for> {a ban on new toll roads}.", Act.Demand, "United States")]
    [InlineData("[Bernie Sanders]'s <call> {to tax the river ports} went unheard.", Act.Demand, "United States")]
    [InlineData("[Bernie Sanders] <proposed> {a tax on river ships}.", Act.Offer, "United States")]
    [InlineData("[Bernie Sanders] <proposed> {to debate on Friday}.", Act.Offer, "Bernie Sanders")]
    [InlineData("[Bernie Sanders] <called on> {the lenders to forgive the debt}.", Act.Demand, "lenders")]
    public void MeasureThatACandidateCallsForOfNoOne_IsForTheStateToTake(string marked, Act act, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Of(marked, act, MarkedText.Person("Bernie Sanders", "Sanders campaign")).Debtors).Name);

    [Theory]
    [InlineData("[The bishops] <repeated> {their plea for Sudan to let the trucks through}.", "Sudan")]
    [InlineData("[President Ada Grey] <sounded> {a call for Norway to accept more refugees}.", "Norway")]
    [InlineData("[The bishops] <made> {an appeal to Chad for calm}.", "Chad")]
    public void CallForSomebodyToAct_BindsThem(string marked, string debtor) => Assert.Equal(debtor, Assert.Single(Of(marked, Act.Demand, MarkedText.Person("Ada Grey", "NOR")).Debtors).Name);

    [Fact]
    public void MeasureThatACandidateOfAnUnknownStateCallsFor_BindsNoOne() =>
        Assert.Empty(Of("[Ada Grey] <called for> {a ban on new toll roads}.", Act.Demand, MarkedText.Person("Ada Grey", "Grey campaign")).Debtors);

    [Theory]
    [InlineData("[President Ada Grey] <said> {she would resign by Friday}.", "Ada Grey")]
    [InlineData("[President Ada Grey] <said> {she would not seek another term}.", "Ada Grey")]
    [InlineData("[President Ada Grey] <said> {she would seek a loan for the harbour}.", "Norway")]
    public void OwnMatterOfAPerson_BindsThePersonAlone(string marked, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Of(marked, Act.Pledge, MarkedText.Person("Ada Grey", "NOR")).Debtors).Name);

    [Theory]
    [InlineData("[Ada Grey] <declined> {to comment on the loan}.", "Ada Grey")]
    [InlineData("[Ada Grey] <would not say> {whether the harbour would open}.", "Ada Grey")]
    [InlineData("Tom Lund spoke. [Ada Grey] <declined> {to say whether he would go further}.", "Ada Grey")]
    [InlineData("[Ada Grey] <declined> {to open the harbour}.", "Norway")]
    [InlineData("[Ada Grey, the spokeswoman,] <declined> {to comment on the loan}.", "Norway")]
    public void ToAnswerOrNot_IsAMatterOfOnesOwn(string marked, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Of(marked, Act.Refusal, MarkedText.Person("Ada Grey", "NOR")).Debtors).Name);

    [Theory]
    [InlineData("Norway's opposition leader", "Norway's opposition leader")]
    [InlineData("Sri Lanka's creditors", "Sri Lanka's creditors")]
    [InlineData("Norway's army", "Norway")]
    public void WhoIsInAState_BindsItOnlyAsItsBody(string source, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Of($"[{source}] <vowed> {{to fell the oak}}.", Act.Pledge, MarkedText.Unnamed())!.Debtors).Name);

    [Fact]
    public void GroupAtTheVeryEndOfAText_BindsItself() =>
        Assert.Equal("farmers", Assert.Single(Of("“{We will fell the oak},” <vowed> [the farmers]", Act.Pledge, MarkedText.Unnamed())!.Debtors).Name);

    [Fact]
    public void GroupInAState_DoesNotBindIt() =>
        Assert.Equal("Norway's farmers", Assert.Single(Of("[Norway's farmers] <vowed> {to fell the oak}.", Act.Pledge, MarkedText.Unnamed())!.Debtors).Name);

    [Fact]
    public void DayBehindBy_IsNoDoer() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Ada Grey] <said> {the water supply would be restored by 25 May if repair crews received security guarantees}.", Act.Pledge, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void SpeakerWhoseNameLooksLikeAPlural_IsMeantByHe() =>
        Assert.Equal("Bernie Sanders", Assert.Single(Of("Tom Grey spoke first. [Sanders] <said> {he would sell the ship}.", Act.Pledge, MarkedText.Person("Bernie Sanders", "Sanders campaign")).Debtors).Name);

    [Theory]
    [InlineData("Norwegian police", "Norwegian police")]
    [InlineData("Ministry of Fisheries", "Norway")]
    public void OfficeThatJudgesOrInvestigates_BindsItself(string office, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Of($"[The {office}] <said> {{it would open the files}}.", Act.Pledge, new Speaker(null, office, SpeakerKind.Office, "NOR")).Debtors).Name);

    [Fact]
    public void WhoEnsuresThatOthersAct_IsTheDebtor() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Ada Grey] <vowed> {she would ensure that the lenders forgive the debt}.", Act.Pledge, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void WhoIsSpokenTo_IsTheOneAsked() =>
        Assert.Equal("Norway", Assert.Single(Of("“{Norway, if you are listening, open the harbour},” <said> [Ada Grey].", Act.Demand, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void NeedForSomebodyToAct_IsAskedOfThem() =>
        Assert.Equal("European Union", Assert.Single(Of("[Ada Grey] <stressed> {the need for Europe to stop buying coal}.", Act.Demand, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void AnotherSubjectThatActs_IsTheDebtor() =>
        Assert.Equal("lenders", Assert.Single(Of("[Ada Grey] <said> {the lenders will forgive the debt}.", Act.Pledge, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Theory]
    [InlineData("the lenders had agreed to forgive the debt", Act.Pledge)]
    [InlineData("the lenders have threatened to sell the debt", Act.Threat)]
    [InlineData("the lenders refused to forgive the debt", Act.Refusal)]
    public void WhoIsReportedToHaveUndertakenIt_IsTheDebtor(string content, Act act) =>
        Assert.Equal("lenders", Assert.Single(Of($"[Ada Grey] <said> {{{content}}}.", act, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void WhoWouldSuffer_IsNotTheDebtor() =>
        Assert.Equal("Ada Grey", Assert.Single(Of("[Ada Grey] <said> {the smugglers will face ruin}.", Act.Threat, MarkedText.Person("Ada Grey")).Debtors).Name);

    [Fact]
    public void Demand_BindsThoseAsked() =>
        Assert.Equal(["rebels", "settlers"], Of("[Ada Grey] <urged> {the rebels and the settlers to leave the bridge}.", Act.Demand, MarkedText.Person("Ada Grey")).Debtors.Select(one => one.Name));

    [Fact]
    public void UnnamedGroup_BindsItselfByItsWords_QuantifiedOneDoesNot()
    {
        Assert.Equal("river traders", Assert.Single(Of("[The river traders] <said> {they would close the market}.", Act.Threat, MarkedText.Unnamed()).Debtors).Name);
        Assert.Equal("anonymous", Assert.Single(Of("[Some traders] <said> {they would close the market}.", Act.Threat, MarkedText.Unnamed()).Debtors).Name);
    }

    [Theory]
    [InlineData("[Norway] <said> {it had received assurances from the rebels that they would stay at the table}.", "rebels")]
    [InlineData("[Norway] <said> {it had obtained a promise from Sweden to open the harbour}.", "Sweden")]
    [InlineData("[Norway] <said> {it had been assured by Sweden that the harbour would open}.", "Sweden")]
    [InlineData("[Norway] <said> {it had Sweden's word that the harbour would open}.", "Sweden")]
    public void PromiseThatWasReceived_BindsWhoGaveItTowardWhoHasIt(string marked, string debtor)
    {
        var commitment = Of(marked, Act.Pledge, new Speaker("state/NOR", "Norway", SpeakerKind.State, "NOR"));
        Assert.Equal(debtor, Assert.Single(commitment.Debtors).Name);
        Assert.Equal("Norway", Assert.Single(commitment.Toward).Name);
    }

    [Theory]
    [InlineData("[Norway] <said> {it had received assurances that the harbour would open}.")]
    [InlineData("[Norway] <said> {it had received assurances from both sides that they would remain at the table}.")]
    public void PromiseThatWasReceivedOfNoOneNamed_BindsNoOne(string marked) =>
        Assert.Empty(Of(marked, Act.Pledge, new Speaker("state/NOR", "Norway", SpeakerKind.State, "NOR")).Debtors);

    [Fact]
    public void Threat_IsNotTowardWhomItBinds()
    {
        var commitment = Of("{The Harbour Front will leave the talks unless the guild frees its sailors by Friday}, [the front's political chief] <told> the front's council.", Act.Threat, new Speaker(null, "the front's political chief", SpeakerKind.Anonymous, null));
        Assert.Equal("Harbour Front", Assert.Single(commitment.Debtors).Name);
        Assert.DoesNotContain(commitment.Toward, one => one.Name == "Harbour Front");
    }

    [Theory]
    [InlineData("[Ada Grey] <said> {neither side would station troops at the bridge}.", Act.Pledge)]
    [InlineData("[Ada Grey] <called on> {all parties to wait}.", Act.Demand)]
    public void SideWithoutAName_IsNoDebtorByThatWord(string marked, Act act) => Assert.DoesNotContain(Of(marked, act, MarkedText.Person("Ada Grey")).Debtors, one => one.Name is "side" or "parties");

    [Theory]
    [InlineData("[Ada Grey] <said> {the parties had promised to meet again}.")]
    [InlineData("[Ada Grey] <said> {neither side would station troops at the bridge}.")]
    [InlineData("[Ada Grey] <said> {neither country would open the bridge}.")]
    public void WhatUnnamedSidesWillDo_DoesNotBindWhoeverTellsIt(string marked) => Assert.Empty(Of(marked, Act.Pledge, MarkedText.Person("Ada Grey", "NOR")).Debtors);

    [Theory]
    [InlineData("[Ada Grey] <said> {she would send police officers to the bridge}.")]
    [InlineData("[Ada Grey] <said> {she would station troops at the bridge}.")]
    [InlineData("[Ada Grey] <vowed> {to align herself with the law}.")]
    [InlineData("[Ada Grey] <told> parliament {she would sell the ship}.")]
    public void TroopsThatAreMoved_OneselfAndWhoIsMerelyTold_AreNotWhomItIsFor(string marked) => Assert.Empty(Of(marked, Act.Pledge, MarkedText.Person("Ada Grey")).Toward);

    [Fact]
    public void WhoIsFreed_IsWhomItIsFor() => Assert.Equal("prisoners", Assert.Single(Of("[Ada Grey] <vowed> {to free the prisoners}.", Act.Pledge, MarkedText.Person("Ada Grey")).Toward).Name);

    [Fact]
    public void SideThatNoTableHas_IsBoundUnderItsOwnId() =>
        Assert.Equal(new ActorName("organisation/valdora", "Valdora"), Assert.Single(Of("[Ada Grey] <said> {she would send grain to the miners}.", Act.Pledge, MarkedText.Person("Ada Grey", "Valdora")).Debtors));

    [Theory]
    [InlineData("“{Our patience is not endless},” <said> [Ada Grey].", Act.Assessment, Act.Refusal)]
    [InlineData("[Ada Grey] <dismissed> {the ultimatum as theatre}.", Act.Denial, Act.Refusal)]
    [InlineData("[Ada Grey] <dismissed> {the reports of a toll as fantasy}.", Act.Denial, Act.Refusal)]
    [InlineData("[Ada Grey] <denied> {it}.", Act.Denial, Act.Refusal)]
    [InlineData("[Ada Grey] <said> {the harbour closed in March}.", Act.Report, Act.Threat)]
    public void WhereThereIsNothingToDo_NobodyIsBound(string marked, Act likeliest, Act next) => Assert.Null(Doubtful(marked, likeliest, next));

    [Theory]
    [InlineData("[Ada Grey] <dismissed> {the idea of a toll}.", Act.Denial, Act.Refusal)]
    [InlineData("[Ada Grey] <said> {the harbour will close}.", Act.Report, Act.Threat)]
    public void WhereThereIsSomethingToDo_TheNextLikeliestActBinds(string marked, Act likeliest, Act next) => Assert.Equal(next, Doubtful(marked, likeliest, next)?.Kind);

    [Fact]
    public void Refusal_KeepsTheDeedWithoutItsNegation() =>
        Assert.Equal("open the gate", Of("[Ada Grey] <said> {she would not open the gate}.", Act.Refusal, MarkedText.Person("Ada Grey")).Content.Text);

    [Theory]
    [InlineData(Act.Report)]
    [InlineData(Act.Assessment)]
    [InlineData(Act.Accusation)]
    [InlineData(Act.Acceptance)]
    public void OtherActs_BindNobody(Act act) =>
        Assert.Null(Assert.Single(MarkedText.Read("[Ada Grey] <said> {the rebels had left}.", MarkedText.Given(act, MarkedText.Person("Ada Grey")))).Commitment);

    private static CandidateCommitment? Doubtful(string marked, Act likeliest, Act next) =>
        Assert.Single(MarkedText.Read(marked, new GivenReading(new([MarkedText.Person("Ada Grey")], "given"), new([new(likeliest, 0.6), new(next, 0.4)], [])))).Commitment;

    private static CandidateCommitment Of(string marked, Act act, Speaker speaker) => Assert.Single(MarkedText.Read(marked, MarkedText.Given(act, speaker))).Commitment!;
}
