namespace Casus.Reading.Tests;

/// <summary>Reports whose words stand elsewhere than right behind the cue: before it, around it, in another paragraph.</summary>
public class ReportedElsewhereTests
{
    [Theory]
    [InlineData("As the United Nations has warned, the dam could fail within days.", "the United Nations", "has warned", "the dam could fail within days")]
    [InlineData("The note does not say whether the ship was armed, as the navy has claimed.", "the navy", "has claimed", "the ship was armed")]
    [InlineData("The army did not withdraw by June, as Kenya had demanded.", "Kenya", "had demanded", "The army withdraw by June")]
    public void CommentClause_HasTheClauseItStandsWith(string text, string source, string cue, string content) =>
        Assert.Contains((source, cue, content), Texts.Read(text).Select(s => (s.Source?.Text ?? string.Empty, s.Cue?.Text ?? string.Empty, s.Content.Text)));

    [Fact]
    public void ThatIsWhatTheySay_IsTheSentenceBefore() =>
        Assert.Contains(("the ministry", "The bridge will be sold in May"), Texts.Read("The bridge will be sold in May. That is what the ministry now says.").Select(s => (s.Source?.Text, s.Content.Text)));

    [Fact]
    public void VerbAheadOfAColon_IsTheCueOfWhatFollows() =>
        Assert.Equal(("Marsh", "Said", "I don’t think they will sign the accord"), Texts.Read("The budget has doubled since June. Said Marsh: “I don’t think they will sign the accord.”").Select(s => (s.Source?.Text, s.Cue?.Text, s.Content.Text)).Single());

    [Theory]
    [InlineData("In the past two days, Colonel Marsh said, the fleet stopped nine boats.", "In the past two days the fleet stopped nine boats")]
    [InlineData("Despite the truce, the monitors said, shelling went on in the east.", "Despite the truce shelling went on in the east")]
    [InlineData("Rebel-held Goma will not be handed over, the rebel spokesman Lena Marsh wrote on X, whatever the ministers decide in Luanda.", "Rebel-held Goma will not be handed over whatever the ministers decide in Luanda")]
    [InlineData("According to the ministry, which gave no details, both pilots survived.", "both pilots survived")]
    public void PhraseAheadOfWhoSaysIt_IsSaidAndARelativeClauseOfTheirsIsNot(string text, string content) => Assert.Equal(content, Assert.Single(Texts.Read(text)).Content.Text);

    [Theory]
    [InlineData("Court papers reveal that a dealer from the village named Old Harbour was first persuaded to talk and then arrested.", "that a dealer from the village named Old Harbour was first persuaded to talk and then arrested")]
    [InlineData("The Herald reported at the time that the editor in chief, Lena Marsh, told Ms. Grey that her statement was “not welcome here.”", "that the editor in chief, Lena Marsh, told Ms. Grey that her statement was “not welcome here")]
    public void ClauseWithAnothersWordsInIt_IsWhole(string text, string content) => Assert.Contains(content, Texts.Read(text).Select(s => s.Content.Text));

    [Fact]
    public void WordsBehindASemicolon_AreNotPartOfTheClauseBefore() =>
        Assert.DoesNotContain(Texts.Read("Norway has long demanded that Kenya hand over the pilots; Nairobi says its courts decide."), s => s.Cue?.Text == "has long demanded" && s.Content.Text.Contains("courts", StringComparison.Ordinal));

    [Theory]
    [InlineData("The bishops renewed their plea for Sudan to let the trucks through.", "renewed their plea for", "Sudan to let the trucks through")]
    [InlineData("The governor repeated her demand on Monday for Chad to open the border.", "repeated her demand", "for Chad to open the border")]
    [InlineData("The rebels repeated their threat to blow up the pipeline if the army advances.", "repeated their threat", "to blow up the pipeline if the army advances")]
    [InlineData("The president made a promise to the miners to raise their wages.", "made a promise", "to raise their wages")]
    [InlineData("Sweden remains committed to paying its share of the costs.", "remains committed", "to paying its share of the costs")]
    public void NounOrStateThatNamesAnAct_IsTheCueWithItsVerb(string text, string cue, string content) =>
        Assert.Equal((cue, content), Texts.Read(text).Select(s => (s.Cue?.Text, s.Content.Text)).Single());

    [Theory]
    [InlineData("Sweden is not committed to paying its share of the costs.")]
    [InlineData("The patient was committed to the ward by the court.")]
    public void WhoIsNotCommittedOrIsByAnother_BindsNobody(string text) => Assert.DoesNotContain(Texts.Read(text), s => s.Act == Model.Act.Pledge);

    [Theory]
    [InlineData("Serbia says the deal is dead, which Kosovo denies.", "Kosovo", "the deal is dead")]
    [InlineData("The army said it had shelled the mill by mistake, a claim that residents dispute.", "residents", "a claim")]
    public void WhatOthersDenyAtTheEnd_IsTheirs(string text, string source, string content)
    {
        var statements = Texts.Read(text);
        Assert.Equal(2, statements.Count);
        Assert.Contains((source, content), statements.Select(s => (s.Source?.Text, s.Content.Text)));
        Assert.DoesNotContain(statements, s => s.Source?.Text != source && s.Content.Text.Contains(source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Readers wrote to us.\n\n“The bridge will stand.”\n\n— Mayor Ada Grey\n\n\"We will never sell the port.\"\n\n— Lena Marsh\n\nThe council met.", "Mayor Ada Grey", "The bridge will stand.")]
    [InlineData("The blockade will end on Friday. Nobody should doubt it. pic.example.com/abcd123 — Ada Grey (@AdaGrey) July 5, 2026\n\nThe council met.", "Ada Grey", "The blockade will end on Friday. Nobody should doubt it.")]
    [InlineData("We urge both sides to stop firing now. https://example.com/abcd\n\n— Foreign Ministry of Norland (@MFANorland) June 3, 2026\n\nThe council met.", "Foreign Ministry of Norland", "We urge both sides to stop firing now.")]
    public void SignatureBelowOrBehindAHandle_SaysWhoSaidIt(string text, string source, string content) =>
        Assert.Contains((source, "—", content), Texts.Read(text).Select(s => (s.Source?.Text ?? string.Empty, s.Cue?.Text ?? string.Empty, s.Content.Text)));

    [Fact]
    public void NarrationBetweenTwoQuotations_IsNotSigned() =>
        Assert.DoesNotContain(Texts.Read("“It is over,” Ada Grey told “The Morning” – Reuters\n\nThe council met."), s => s.Source?.Text == "Reuters");

    [Fact]
    public void TurnOfATranscript_GoesOnBeforeTheNextAndEndsWhereTheReporterSpeaks()
    {
        var statements = Texts.Read("On Sunday the mayor, Vera Lund, spoke on the radio with Alfa Marten.\n\n\"MARTEN: Will it be sold?\n\n\"LUND: The bridge stays.\n\n\"The toll goes in May.\n\n\"MARTEN: Who pays?\n\n\"LUND: We will not sell,\" she told the host. Nobody answered.");
        Assert.Contains(statements, s => s.Source?.Text == "LUND" && s.Cue?.Text == ":" && s.Content.Text.StartsWith("The bridge stays.", StringComparison.Ordinal) && s.Content.Text.EndsWith("The toll goes in May", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, s => s.Content.Text.Contains("Nobody answered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Lund: Force not meant to fight\n\nPresident Ada Lund said on Monday that the force would be small.", true)]
    [InlineData("Grain: prices rising again\n\nThe price of grain rose on Friday.", false)]
    public void HeadlineWithoutItsAuxiliary_IsSaidByWhomTheTextNames(string text, bool said) => Assert.Equal(said, Texts.Read(text).Any(s => s.Cue?.Text == ":"));

    [Theory]
    [InlineData("Her aides did not respond to questions about the cost.", "Her aides", "did not respond to", "questions about the cost")]
    [InlineData("Neither side replied to a letter from the mediator.", "Neither side", "replied to", "a letter from the mediator")]
    public void QuestionThatNobodyAnswers_IsARefusal(string text, string source, string cue, string content)
    {
        var statement = Assert.Single(Texts.Read(text));
        Assert.Equal((source, cue, content, Model.Act.Refusal), (statement.Source?.Text, statement.Cue?.Text, statement.Content.Text, statement.Act));
    }

    [Theory]
    [InlineData("The minister responded to the letter on Monday.")]
    [InlineData("If the army does not respond to the demand, the rebels will strike.")]
    public void AnswerThatWasGivenOrIsWaitedFor_IsNoRefusal(string text) => Assert.DoesNotContain(Texts.Read(text), s => s.Cue?.Text.Contains("respond", StringComparison.Ordinal) == true && s.Content.Text is "the letter" or "the demand");

    [Fact]
    public void WhatASayingLedTo_IsNotSaid() =>
        Assert.Equal("to tear up the treaty on her first day in office", Assert.Single(Texts.Read("Grey vowed to tear up the treaty on her first day in office, drawing sharp rebukes from her rivals.")).Content.Text);
}
