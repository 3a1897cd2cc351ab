using Casus.Model;

namespace Casus.Reading.Tests;

public class SpeakerTests
{
    [Fact]
    public void LastName_StandsForTheFullestNameOfTheText()
    {
        var statements = Texts.Read("French President Alfa Marten said the bridge would stand.\n\nMarten said the toll would stay.\n\nHe added that nobody would pay twice.");
        Assert.Equal(3, statements.Count);
        Assert.All(statements, s => Assert.Equal(new Speaker("person/alfa-marten", "Alfa Marten", SpeakerKind.Person, "FRA"), Assert.Single(s.Speakers)));
    }

    [Fact]
    public void Official_IsAnonymousWithTheSideSpokenFor()
    {
        var speaker = Assert.Single(Assert.Single(Texts.Read("A White House official said the talks would go on.")).Speakers);
        Assert.Equal((SpeakerKind.Anonymous, "USA"), (speaker.Kind, speaker.Side));
    }

    [Fact]
    public void RelativeClauseOfAnApposition_IsSaidByThoseNamedBeforeIt()
    {
        var statement = Assert.Single(Texts.Read("The deal was signed by Norway and Sweden, the two largest sellers of timber, which vowed to close the mills by May."), s => s.Cue?.Text.Contains("vowed", StringComparison.Ordinal) == true);
        Assert.Equal(["NOR", "SWE"], statement.Speakers.Select(s => s.Side));
    }

    [Theory]
    [InlineData("The grain came from Brazil and Argentina, the continent's two largest exporters, which together vowed to raise prices.", "Brazil", "Argentina")]
    [InlineData("Much of the money came from Japan and the Netherlands, the fund's two richest backers, which jointly pledged to pay for the dam.", "Japan", "Netherlands")]
    public void DescriptionBehindNames_IsWhomTheyName(string text, string first, string second)
    {
        var statement = Assert.Single(Texts.Read(text), s => s.Act is Act.Pledge or Act.Threat);
        Assert.Equal([first, second], statement.Speakers.Select(s => s.Name));
    }

    [Fact]
    public void WeOfADocumentThatSpeaks_IsItsIssuer()
    {
        var statements = Texts.Read("The European Union condemns the attack on the ferry. The European Union urges the parties to return to the talks. We will host a conference on the strait in the spring.");
        Assert.Equal(3, statements.Count);
        Assert.All(statements, s => Assert.Equal("European Union", Assert.Single(s.Speakers).Name));
    }

    [Fact]
    public void WeOfAReport_IsNobodyItNames()
    {
        var statement = Assert.Single(Texts.Read("NATO said the talks would go on. NATO added that the ferry would sail.\n\nWe reported on Monday that the ferry had sunk."), s => s.Source?.Text == "We");
        Assert.DoesNotContain(statement.Speakers, s => s.Name == "NATO");
    }

    [Theory]
    [InlineData("Norway said the talks would go on.", "state/NOR", "NOR")]
    [InlineData("Moscow warned that the talks would fail.", "state/RUS", "RUS")]
    [InlineData("NATO said the talks would go on.", "organisation/nato", "NATO")]
    public void StateOrBody_IsKnownByItsName(string text, string actor, string side)
    {
        var speaker = Assert.Single(Assert.Single(Texts.Read(text)).Speakers);
        Assert.Equal((actor, side), (speaker.Actor, speaker.Side));
    }

    [Fact]
    public void JointSpeakers_AreBothNamed()
    {
        var statement = Assert.Single(Texts.Read("Norwegian Prime Minister Kari Holm spoke first. Swedish Prime Minister Nils Lund spoke after her.\n\nHolm and Lund said the talks would go on."), s => s.Cue?.Text == "said");
        Assert.Equal(["NOR", "SWE"], statement.Speakers.Select(s => s.Side));
    }

    [Fact]
    public void PronounWithoutAnybodyBefore_StaysUnknown() =>
        Assert.Empty(Assert.Single(Texts.Read("He said the talks would go on.")).Speakers);

    [Fact]
    public void FirstPersonInsideAQuote_IsWhoIsQuoted()
    {
        var statements = Texts.Read("“I said that the bridge would stand,” said Alfa Marten.");
        Assert.All(statements, s => Assert.Equal("Alfa Marten", Assert.Single(s.Speakers).Name));
    }
}
