using Casus.Model;

namespace Casus.Reading.Tests;

public class AttributionTests
{
    [Theory]
    [InlineData("“The bridge will stand,” said Alfa Marten.", "Alfa Marten", "said", "The bridge will stand")]
    [InlineData("“The bridge will stand,” Alfa Marten said on Friday.", "Alfa Marten", "said", "The bridge will stand")]
    [InlineData("Alfa Marten said: “The bridge will stand.”", "Alfa Marten", "said:", "The bridge will stand")]
    [InlineData("The old mayor of Brava said that the bridge would stand.", "The old mayor of Brava", "said", "that the bridge would stand")]
    [InlineData("A harbour spokesman said the bridge would stand.", "A harbour spokesman", "said", "the bridge would stand")]
    [InlineData("According to Alfa Marten, the bridge would stand.", "Alfa Marten", "According to", "the bridge would stand")]
    [InlineData("The bridge would stand, according to the harbour office.", "the harbour office", "according to", "The bridge would stand")]
    [InlineData("The bridge would stand, Alfa Marten said.", "Alfa Marten", "said", "The bridge would stand")]
    [InlineData("The mayor has vowed to open the bridge.", "The mayor", "has vowed", "to open the bridge")]
    [InlineData("The mayor urged the guards to open the bridge.", "The mayor", "urged", "the guards to open the bridge")]
    [InlineData("Alfa Marten, the mayor of Brava, said the bridge would stand.", "Alfa Marten, the mayor of Brava", "said", "the bridge would stand")]
    public void Saying_IsFoundWithItsSourceCueAndContent(string text, string source, string cue, string content)
    {
        var statement = Assert.Single(Texts.Read(text));
        Assert.Equal((source, cue, content), (statement.Source?.Text, statement.Cue?.Text, statement.Content.Text));
    }

    [Fact]
    public void QuoteBrokenByItsCue_IsOneStatementInTwoSpans()
    {
        var statement = Assert.Single(Texts.Read("“We will open the bridge,” Alfa Marten said, “but the toll stays.”"));
        Assert.Equal(2, statement.Content.Spans.Count);
        Assert.Equal(Voice.Direct, statement.Voice);
    }

    [Fact]
    public void QuoteAfterItsCuesSentence_GoesOnInTheSameStatement()
    {
        var statement = Assert.Single(Texts.Read("“We will open the bridge,” Alfa Marten said. “The toll stays as it is.”"));
        Assert.Equal("We will open the bridge The toll stays as it is", statement.Content.Text);
    }

    [Fact]
    public void QuoteOverTwoParagraphs_GoesOnWhereItIsOpenedAgain()
    {
        var statement = Assert.Single(Texts.Read("“We will open the bridge,” Alfa Marten said. “The toll stays as it is.\n\n“Nobody has to pay it twice.”\n"));
        Assert.Equal(3, statement.Content.Spans.Count);
    }

    [Fact]
    public void SecondCueOfOneSubject_IsAStatementOfItsOwn()
    {
        var statements = Texts.Read("Alfa Marten welcomed the plan and warned that the river would rise.");
        Assert.Equal(["welcomed", "warned"], statements.Select(s => s.Cue!.Text));
        Assert.All(statements, s => Assert.Equal("Alfa Marten", s.Source!.Text));
    }

    [Fact]
    public void GerundCue_HasTheSubjectOfItsSentence()
    {
        var statements = Texts.Read("Alfa Marten rejected the plan, saying that the river would rise.");
        var saying = Assert.Single(statements, s => s.Cue!.Text == "saying");
        Assert.Equal("Alfa Marten", saying.Source!.Text);
    }

    [Fact]
    public void StatementInsideAnother_NamesTheOneItStandsIn()
    {
        var statements = Texts.Read("Alfa Marten said that the guards had warned that the river would rise.");
        var inner = Assert.Single(statements, s => s.Cue!.Text == "had warned");
        Assert.Equal(Assert.Single(statements, s => s.Cue!.Text == "said").Id, inner.Within);
    }

    [Fact]
    public void ScareQuote_IsPartOfTheContentAndMakesItMixed()
    {
        var statement = Assert.Single(Texts.Read("Alfa Marten said the “temporary” toll would stay for a year."), s => s.Cue!.Text == "said");
        Assert.Equal(Voice.Mixed, statement.Voice);
        Assert.Equal("the “temporary” toll would stay for a year", statement.Content.Text);
    }

    [Fact]
    public void NarrativeWithoutSaying_GivesNoStatement() =>
        Assert.Empty(Texts.Read("The river rose on Monday. Two carts crossed the bridge, and the mill stood still for an hour."));

    [Fact]
    public void UnbalancedQuote_DoesNotHideTheRest() =>
        Assert.Contains(Texts.Read("“We will see.\n\nThe mayor said that the bridge would stand."), s => s.Cue?.Text == "said");
}
