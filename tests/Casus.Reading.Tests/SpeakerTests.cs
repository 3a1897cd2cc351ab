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
    public void SubjectBehindAPhraseWithAName_IsItself()
    {
        var statement = Assert.Single(Texts.Read("After talks in Norway, the fishermen, who vowed to stay out for a month, sailed home."), s => s.Cue?.Text == "vowed");
        Assert.Equal(SpeakerKind.Anonymous, Assert.Single(statement.Speakers).Kind);
    }

    [Theory]
    [InlineData("Houthi forces said the ships would be hit.", "Houthis")]
    [InlineData("Taliban forces promised not to enter the town.", "Taliban")]
    [InlineData("RSF troops vowed to take the airport.", "Rapid Support Forces")]
    [InlineData("The Wagner group denied the report.", "Wagner Group")]
    public void ForcesOfAGroup_AreTheGroup(string text, string name) => Assert.Equal(name, Assert.Single(Assert.Single(Texts.Read(text)).Speakers).Name);

    [Fact]
    public void CrownPrince_IsWhoHoldsTheTitleThen()
    {
        var statement = Assert.Single(Texts.Read("RIYADH, May 4, 2024 (Norpress) - The Saudi crown prince said Riyadh was ready to mediate."));
        Assert.Equal("Mohammed bin Salman", Assert.Single(statement.Speakers).Name);
    }

    [Theory]
    [InlineData("The company promised to reopen the mine by March.")]
    [InlineData("The agency said it would publish the list on Monday.")]
    public void BodyThatNobodyNamed_IsNotWhoSentTheText(string sentence) =>
        Assert.Equal(SpeakerKind.Anonymous, Assert.Single(Assert.Single(Texts.Read("OSLO, Nov 12, 2026 (Norpress) - " + sentence)).Speakers).Kind);

    [Fact]
    public void AnswersOfAnInterview_AreOfTheOnePersonNamedBeforeIt()
    {
        var statements = Texts.Read("An interview about the treaty\n\nThe foreign minister of Norway, Lena Marsh, spoke to us on Tuesday.\n\nQ: Will you sign the treaty?\n\nA: We will sign it when the others have signed it.\n\nQ: And if they do not?\n\nA: Then we will go back to Parliament. We will not wait for ever.");
        Assert.All(statements.Where(s => s.Source?.Text is "We" or "we"), s => Assert.Equal("Lena Marsh", Assert.Single(s.Speakers).Name));
        Assert.Contains(statements, s => s.Content.Text == "will not wait for ever");
    }

    [Fact]
    public void GatheringInAHeading_SpeaksForNobody()
    {
        var statements = Texts.Read("Joint Communiqué of the Third Trilateral Meeting\n\nThe Presidents condemned the attack on the bridge. Norway undertakes to withdraw its guns by 5 May 2027.");
        Assert.DoesNotContain(statements, s => s.Speakers.Any(one => one.Name.Contains("Meeting", StringComparison.Ordinal)));
        Assert.Contains(statements, s => s.Cue?.Text == "undertakes");
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
