using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Reports inside reports, nouns that report, and reports that close their sentence.</summary>
public class NestedReportTests
{
    [Theory]
    [InlineData("The mayor told the council that the company had assured her that the dam was safe.", "the company", "had assured", "that the dam was safe")]
    [InlineData("Marten said on Monday that Lund had admitted that the figures were wrong.", "Lund", "had admitted", "that the figures were wrong")]
    [InlineData("According to a diplomat, Norway has threatened to shut the strait unless the fees are paid.", "Norway", "has threatened", "to shut the strait unless the fees are paid")]
    [InlineData("Officials said Spain had called on Portugal to open the border.", "Spain", "had called on", "Portugal to open the border")]
    [InlineData("Reporters met. The harbour agency quoted the admiral as saying that the fleet would stay in port.", "the admiral", "quoted", "that the fleet would stay in port")]
    [InlineData("Kenya rejects Uganda's claim that it armed the rebels.", "Uganda's", "claim", "that it armed the rebels")]
    [InlineData("The two mayors said Norway had shown willingness to pay for the dam.", "Norway", "had shown willingness", "to pay for the dam")]
    [InlineData("Marten thanked the guild for its help, and noted the role of the guards, according to the release.", "Marten", "thanked", "the guild for its help")]
    [InlineData("Lund renewed his call for both sides to stop shooting.", "Lund", "renewed his call for", "both sides to stop shooting")]
    [InlineData("Brandt noted the ministry's admission that it had lost the files.", "the ministry's", "admission", "that it had lost the files")]
    public void ReportInsideAReport_IsFoundWithWhoSaysIt(string text, string source, string cue, string content) =>
        Assert.Contains((source, cue, content), Texts.Read(text).Select(s => (s.Source?.Text ?? string.Empty, s.Cue?.Text ?? string.Empty, s.Content.Text)));

    [Fact]
    public void ActThatANounNames_IsNoContentOfItsVerb() =>
        Assert.Single(Texts.Read("National Security Minister Itamar Grey renews his threat to bring down the government should it agree to end the war."));

    [Fact]
    public void RejectionOfAClaim_IsOneOfTheOuterAndAClaimOfTheInner()
    {
        var statements = Texts.Read("Kyiv rejects Moscow's claim that it struck a bridge, the foreign ministry said on Wednesday.");
        Assert.Equal("UKR", Assert.Single(Assert.Single(statements, s => s.Cue!.Text == "rejects").Speakers).Side);
        Assert.Equal("RUS", Assert.Single(Assert.Single(statements, s => s.Cue!.Text == "claim").Speakers).Side);
    }

    [Theory]
    [InlineData("The evidence in the files suggested that the dam was weak, the mayor said.", "suggested")]
    [InlineData("The mayor said the dam might break and asked for help.", "might")]
    [InlineData("The fact that the dam broke was known.", "fact")]
    [InlineData("Marten spoke of the mayor’s willingness to pay for the dam.", "willingness")]
    public void WhatOnlyShows_DoesNotSpeak(string text, string word) =>
        Assert.DoesNotContain(Texts.Read(text), s => s.Cue?.Text.Contains(word, StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("No Swedish delegate will enter the hall unless the word is struck from the text, the chief negotiator, Vera Lund, insisted.", "the chief negotiator, Vera Lund", "insisted", "No Swedish delegate will enter the hall unless the word is struck from the text")]
    [InlineData("The two envoys will meet again on the island of Gotland, the presidency in Oslo said.", "the presidency in Oslo", "said", "The two envoys will meet again on the island of Gotland")]
    [InlineData("Sweden, a close ally of Norway, is ready to open its ports as soon as the treaty is signed, Foreign Minister Vera Lund was quoted as saying.", "Foreign Minister Vera Lund", "was quoted as saying", "Sweden, a close ally of Norway, is ready to open its ports as soon as the treaty is signed")]
    [InlineData("Our boats remain where they are until the vote has been held, the harbour chief, Alfa Marten, declared.", "the harbour chief, Alfa Marten", "declared", "Our boats remain where they are until the vote has been held")]
    public void SentenceThatEndsWithWhoSaysIt_IsSaidWhole(string text, string source, string cue, string content)
    {
        var statement = Assert.Single(Texts.Read(text));
        Assert.Equal((source, cue, content), (statement.Source?.Text, statement.Cue?.Text, statement.Content.Text));
    }

    [Theory]
    [InlineData("It was late, and the crowd cheered.")]
    [InlineData("When the rain stopped, the captain added salt.")]
    public void SentenceThatEndsOtherwise_IsNoReport(string text) => Assert.Empty(Texts.Read(text));

    [Fact]
    public void ParagraphBehindAColon_IsSaidByWhoIsNamedBeforeIt()
    {
        var statements = Texts.Read("The mayor of Halden, Vera Lund, met the guild on Monday.\n\nLund said in a statement:\n\nThe dam is safe, and nobody will be moved. The guild has been told so twice.\n\nThe guild did not answer.");
        Assert.Contains(("Lund", "The dam is safe, and nobody will be moved. The guild has been told so twice"), statements.Select(s => (s.Source?.Text, s.Content.Text)));
    }

    [Theory]
    [InlineData("Readers wrote to us.\n\n“The bridge must never be sold, and the toll must go.” — Vera Lund\n\n“I do not care for bridges.” — Alfa Marten, the mayor of Halden\n\nThe council met.")]
    [InlineData("Readers wrote to us.\n\n\"The bridge must never be sold, and the toll must go.\" -- Vera Lund\n\"I do not care for bridges.\" -- Alfa Marten, the mayor of Halden\n\nThe council met.")]
    public void SignedQuotation_IsSaidByWhoSignsIt(string text) =>
        Assert.Equal(
            [("Vera Lund", "The bridge must never be sold, and the toll must go."), ("Alfa Marten, the mayor of Halden", "I do not care for bridges.")],
            Texts.Read(text).Select(s => (s.Source?.Text, s.Content.Text)));

    // Marks inside, marks that do not pair, a space that does not break: who signs a paragraph says all of it.
    [Theory]
    [InlineData("Readers wrote to us.\n\n“He calls the old bridge “rubble” and sells it.” ― Vera Lund\n“We lived in what he calls “hell”.” ―\u00a0Alfa Grey\n\nThe council met.", "He calls the old bridge “rubble” and sells it.")]
    [InlineData("Readers wrote to us.\n\n”He sells the old bridge to nobody we know.” — Vera Lund\n\nThe council met.", "He sells the old bridge to nobody we know.")]
    public void SignedQuotationWithMarksInside_IsWhole(string text, string content) =>
        Assert.Contains(("Vera Lund", content), Texts.Read(text).Select(s => (s.Source?.Text, s.Content.Text)));

    [Theory]
    [InlineData("Ban Ki-moon")]
    [InlineData("Ada Grey, co-founder of the guild")]
    public void SignatureWithAHyphen_IsWhole(string name) =>
        Assert.Contains((name, "We will stand by the bridge."), Texts.Read($"Readers wrote to us.\n\n“We will stand by the bridge.” — {name}\n\nThe council met.").Select(s => (s.Source?.Text, s.Content.Text)));

    [Fact]
    public void NameAheadOfATurn_SaysIt()
    {
        var statements = Texts.Read("On Sunday the mayor, Vera Lund, said on the harbour radio that the bridge would never be sold.\n\nPartial transcript as follows:\n\n\"MARTEN: Let us begin with the bridge. Will it be sold, as the guild says?\n\n\"LUND: Well, look, the guild has said so for years. The people of this town paid for the bridge, and they want to keep it. We will never sell it, and I think everybody knows that by now.\n\n\"MARTEN: But the toll, Madam Mayor, has not been lowered once.\n\n\"LUND: The toll will go by May. I have said so before, and I say it again.\"");
        Assert.Contains(statements, s => s.Source?.Text == "LUND" && s.Content.Text.Contains("will", StringComparison.Ordinal));
        Assert.All(statements, s => Assert.DoesNotContain("LUND", s.Content.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LUND", "LUND")]
    [InlineData("UPDATE", null)]
    public void SingleTurn_LosesItsNameWhereItNamesSomebody(string label, string? source)
    {
        var text = $"Vera Lund spoke on Sunday.\n\n\"{label}: We will never sell it.\"";
        var document = Contents.Parse(text);
        var first = Enumerable.Range(0, document.Doc.Count).Single(i => document.Doc[i].Text == label);
        var last = Enumerable.Range(first, document.Doc.Count - first).First(i => document.Doc[i].Text == "it");
        List<Saying> sayings = [new() { Content = [new(first, last + 1)], Confidence = 0.5, Evidence = [] }];
        TurnLabels.Add(document, sayings);
        var saying = Assert.Single(sayings);
        Assert.Equal((source, source is null ? first : first + 2), (saying.Source.Count == 0 ? null : document.Words(saying.Source[0]), saying.Content[0].First));
    }

    [Fact]
    public void WordAheadOfALineThatNamesNobody_SaysNothing() =>
        Assert.DoesNotContain(Texts.Read("UPDATE: The mayor said the bridge will stay open until the spring, and that the toll will go."), s => s.Source?.Text == "UPDATE");

    [Theory]
    [InlineData("The archbishop renewed a plea for Ethiopia to let the trucks through by Friday.", "for")]
    [InlineData("Much of the money came from Japan and South Korea, the region's two richest states, which together pledged to pay for the dam.", "together")]
    public void AdverbOrPreposition_SaysNothing(string text, string word)
    {
        var statements = Texts.Read(text);
        Assert.NotEmpty(statements);
        Assert.DoesNotContain(statements, s => s.Source?.Text == word || s.Content.Text.StartsWith("for ", StringComparison.Ordinal));
    }

    [Fact]
    public void QuotationThatADashGoesOnFrom_IsNotSigned() =>
        Assert.DoesNotContain(Texts.Read("“The bridge” — Vera Lund built it in a year — must never be sold."), s => s.Source?.Text == "Vera Lund");

    [Fact]
    public void NamesThatAHeadlineJoinsByAComma_SpeakTogether()
    {
        var statement = Assert.Single(Texts.Read("Norway, Sweden agree to pull back heavy guns\n\nThe two neighbours met on Monday."), s => s.Cue?.Text == "agree");
        Assert.Equal("Norway, Sweden", statement.Source?.Text);
        Assert.Equal(["NOR", "SWE"], statement.Speakers.Select(s => s.Side));
    }

    [Fact]
    public void WhatSomethingIsCalled_IsSaidOfIt() =>
        Assert.Contains("the raid a violation of the truce", Texts.Read("The minister said Oslo would not accept conditions and called the raid a violation of the truce.").Select(s => s.Content.Text));

    [Fact]
    public void WhoIsQuotedByAnAgency_SaysIt()
    {
        var statement = Assert.Single(Texts.Read("“Not a single barrel will leave the port if our ships are held,” Vera Lund was quoted as saying by the Oslo news agency."));
        Assert.Equal("Vera Lund", statement.Source?.Text);
    }

    [Fact]
    public void SecondVerbOfAReport_TakesItsOwnWords()
    {
        var statements = Texts.Read("The minister warned that the dam might break and asked that the villagers be moved.");
        Assert.Equal(["that the dam might break", "that the villagers be moved"], statements.Select(s => s.Content.Text));
        Assert.All(statements, s => Assert.Equal("The minister", s.Source!.Text));
    }

    [Fact]
    public void OrderToSomebody_IsOneOfWhoGaveIt()
    {
        var statement = Assert.Single(Texts.Read("Niger's junta told the last French teachers to leave next month."));
        Assert.Equal(("Niger's junta", "told", "the last French teachers to leave next month"), (statement.Source?.Text, statement.Cue?.Text, statement.Content.Text));
        Assert.Equal("last French teachers", Assert.Single(statement.Commitment!.Debtors).Name);
    }

    [Theory]
    [InlineData("The town got a sharp answer from the African Union, which said it would cut all aid.", "which", "African Union")]
    [InlineData("The town hired Alfa Marten of the African Union, who argued that the bridge should close.", "who", "Alfa Marten")]
    public void RelativePronoun_IsWhoeverCanSpeak(string text, string pronoun, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Assert.Single(Texts.Read(text), s => s.Source?.Text == pronoun).Speakers).Name);

    [Fact]
    public void Ministry_IsNoBodyOfAnotherName()
    {
        var statements = Texts.Read("Brandt Holdings sold the bridge on Monday. The ministry said the bridge was safe.");
        Assert.Equal(SpeakerKind.Anonymous, Assert.Single(Assert.Single(statements).Speakers).Kind);
    }
}
