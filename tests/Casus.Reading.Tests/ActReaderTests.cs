using Casus.Model;

namespace Casus.Reading.Tests;

public class ActReaderTests
{
    [Theory]
    [InlineData("{The harbour master} [threatened] <to sink any boat that passed the buoy>.", Act.Threat)]
    [InlineData("{The regent} [vowed] <to crush the uprising>.", Act.Threat)]
    [InlineData("{The island} [pledged] <to send a hospital ship>.", Act.Pledge)]
    [InlineData("{The regent} [promised] <that the road would be repaired>.", Act.Pledge)]
    [InlineData("{The guild} [offered] <to mediate between the two towns>.", Act.Offer)]
    [InlineData("{The regent} [urged] <the fishermen to turn back>.", Act.Demand)]
    [InlineData("{The assembly} [called on] <the governor to open the granary>.", Act.Demand)]
    [InlineData("{The judge} [ordered] <the guards to hand over the keys>.", Act.Demand)]
    [InlineData("{The guild} [refused] <to pay the toll>.", Act.Refusal)]
    [InlineData("{A spokesman for the guild} [declined to comment on] <the toll>.", Act.Refusal)]
    [InlineData("{The regent} [ruled out] <a second vote>.", Act.Refusal)]
    [InlineData("{The assembly} [welcomed] <the truce>.", Act.Acceptance)]
    [InlineData("{The assembly} [praised] <the pilots for their courage>.", Act.Acceptance)]
    [InlineData("{The regent} [accused] <the guild of hoarding grain>.", Act.Accusation)]
    [InlineData("{The assembly} [condemned] <the burning of the granary>.", Act.Accusation)]
    [InlineData("{The guild} [denied] <that it had hoarded grain>.", Act.Denial)]
    [InlineData("{The guild} [denies] <holding any grain>.", Act.Denial)]
    [InlineData("{The guild} [denied] <it would permit the sale>.", Act.Denial)]
    [InlineData("{The army} [denied] <the mission access to the bridge>.", Act.Refusal)]
    [InlineData("<The mission> [was denied] <access to the bridge>.", Act.Refusal)]
    [InlineData("{We} [want] <you to close the camps>.", Act.Demand)]
    [InlineData("{The chairman} [called] <the testimony reassuring>.", Act.Assessment)]
    [InlineData("{The chairman} [called for] <an inquiry>.", Act.Demand)]
    [InlineData("{The harbour master} [warned] <that the sea wall could break>.", Act.Warning)]
    [InlineData("{The pilot} [believes] <the fog will lift soon>.", Act.Assessment)]
    [InlineData("{The regent} [hopes] <the harvest will be good>.", Act.Assessment)]
    [InlineData("{The gazette} [reported] <that nine boats were lost>.", Act.Report)]
    [InlineData("{The regent} [repeated her demand] <for the guild to open the granary>.", Act.Demand)]
    [InlineData("{The pirates} [renewed their threat] <to sink the ferry>.", Act.Threat)]
    [InlineData("{The regent} [made a promise] <to mend the road>.", Act.Pledge)]
    [InlineData("{The guild} [rejected] <the accusation>.", Act.Denial)]
    [InlineData("{The guild} [rejected] <the toll>.", Act.Refusal)]
    [InlineData("{The regent} [asked] <the island for two ships>.", Act.Demand)]
    [InlineData("{The regent} [declared] <its readiness to open the granary>.", Act.Offer)]
    public void WordThatNamesTheAct_Decides(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("“<We will burn every boat they have>,” {the captain} [said].", Act.Threat)]
    [InlineData("{The regent} [said] <her government would send two hospital ships>.", Act.Pledge)]
    [InlineData("“<We are ready to talk about the toll>,” {the captain} [said].", Act.Offer)]
    [InlineData("“<You must leave the island at once>,” {the captain} [said].", Act.Demand)]
    [InlineData("{The engineer} [said] <a second pump was needed before the gates could open>.", Act.Requirement)]
    [InlineData("{The engineer} [said] <a second pump was essential>.", Act.Requirement)]
    [InlineData("“<We urge both towns to open their gates to the stranded>,” {the captain} [said].", Act.Demand)]
    [InlineData("{The captain} [warned] <that any boat of theirs near the weir would be a legitimate target for his crews>.", Act.Threat)]
    [InlineData("“<Our town does not, and never will, recognise the new toll>,” {the captain} [said].", Act.Refusal)]
    [InlineData("“<We will not sign this paper>,” {the captain} [said].", Act.Refusal)]
    [InlineData("“<We will not be bullied>,” {the captain} [said].", Act.Refusal)]
    [InlineData("{The captain} [warned] <that any boat near the weir would be considered a military target>.", Act.Threat)]
    [InlineData("{The captain} [said] <foreign boats would be legitimate targets>.", Act.Threat)]
    [InlineData("{The captain} [said] <its boats had become legitimate targets for the pirates>.", Act.Report)]
    [InlineData("“<We consider all foreign boats legitimate targets>,” {the captain} [said].", Act.Threat)]
    [InlineData("“<They must pay by Friday, or we will close the weir>,” {the captain} [said].", Act.Threat)]
    [InlineData("“<You should rest, or you will fall ill>,” {the captain} [said].", Act.Demand)]
    [InlineData("{The captain} [said] <it was time for the governor to open the granary>.", Act.Demand)]
    [InlineData("“<We thank the pilots for their help>,” {the captain} [said].", Act.Acceptance)]
    [InlineData("“<The governor lied to the whole island>,” {the captain} [said].", Act.Accusation)]
    [InlineData("“<We have never hoarded grain>,” {the captain} [said].", Act.Denial)]
    [InlineData("“<I think the fog will lift soon>,” {the captain} [said].", Act.Assessment)]
    [InlineData("{The captain} [said] <nine people were rescued on Tuesday>.", Act.Report)]
    public void NeutralCue_LeavesItToTheMainClause(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("{The captain} [said] <the pirates consider all foreign boats legitimate targets>.", Act.Threat)]
    [InlineData("{The captain} [said] <it was not time for the governor to open the granary>.", Act.Demand)]
    public void WhatAnotherHoldsOrIsNotDue_IsNoThreatAndNoDemand(string sentence, Act other) => Assert.NotEqual(other, Read(sentence).Act);

    [Theory]
    [InlineData("{We} [condemn] <the burning of the granary>.", Act.Accusation)]
    [InlineData("{We} [urge] <both guilds to lay down their arms>.", Act.Demand)]
    [InlineData("{We} [will continue] <to support the work of the pilots>.", Act.Pledge)]
    [InlineData("{The Members of the Assembly} [welcomed] <the truce>.", Act.Acceptance)]
    public void SentenceOfACommunique_HasTheActItPerforms(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("{The chief} [said] <the front will walk out of the talks unless the crews are freed>.", Act.Threat)]
    [InlineData("{The front} [said] <it would quit the talks if the army did not pull back>.", Act.Threat)]
    [InlineData("{A spokesman} [said] <the government will suspend the talks unless the rebels disarm>.", Act.Threat)]
    [InlineData("{A spokesman} [said] <Norvik would suspend all aid should the trial go ahead>.", Act.Threat)]
    [InlineData("{The minister} [announced] <that Norvik will expel the envoy unless the editor is freed>.", Act.Threat)]
    [InlineData("{Norvik's officials} [warned] <that their navy would board any vessel that helped the rebels>.", Act.Threat)]
    public void HostileDeedThatWaitsForAnother_IsAThreat(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("{The deputy minister} [told] them <that his country will not take part in the summit so long as the measures stay>.", Act.Refusal)]
    [InlineData("{The owners} [say] <they will reinvest if, and as soon as, the dispute is settled>.", Act.Pledge)]
    [InlineData("{Norway} [made clear] <it would not recognise the vote>.", Act.Refusal)]
    [InlineData("“<I would bet on the mayor>,” {the baker} [said].", Act.Assessment)]
    public void OwnDeedToCome_IsNoNewsAndNoOpinion(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("{The army} [said] <it would suspend the bombing if the rebels left the city>.", Act.Offer)]
    [InlineData("{The rebels} [said] <they would lift the siege if the crews were freed>.", Act.Offer)]
    [InlineData("{The rebels} [said] <they would stop targeting the ships if a truce took hold>.", Act.Offer)]
    [InlineData("{The rebels} [said] <they would stop attacking the ships if a truce took hold>.", Act.Offer)]
    [InlineData("{The company} [said] <it would pay once an auditor had confirmed the sum>.", Act.Pledge)]
    [InlineData("{The guild} [undertakes] <to reopen the weir, provided that the town pays>.", Act.Pledge)]
    [InlineData("{The food agency} [warned] <that its stocks would run out by May unless new funds arrive>.", Act.Warning)]
    [InlineData("{Critics} [said] <Norvik would attack the islands if it was provoked>.", Act.Assessment)]
    public void OtherDeedsThatWait_AreNone(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("“<Should they shoot, we shall shoot back>,” {the captain} [said].", Act.Threat)]
    [InlineData("“<Should they open the gate, we will send food>,” {the captain} [said].", Act.Offer, Act.Pledge)]
    public void AuxiliaryInFrontOfItsSubject_AsksForNothing(string sentence, Act expected, Act? other = null) => Assert.True(Read(sentence).Act is var act && (act == expected || act == other), $"{act}");

    [Theory]
    [InlineData("{The ministers} [expressed] <their appreciation to the town for its help>.", Act.Acceptance)]
    [InlineData("{The council} [voiced] <its opposition to the toll>.", Act.Refusal)]
    [InlineData("{The council} [reiterates] <its readiness to lift the toll if the guild pays>.", Act.Offer)]
    public void WhatIsExpressed_NamesTheAct(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Fact]
    public void Probabilities_SumToOneAndFallInOrder()
    {
        var reading = Read("{The captain} [said] <the fog had been thick>.");
        Assert.Equal(12, reading.Acts.Count);
        Assert.Equal(1, reading.Acts.Sum(act => act.Probability), 9);
        Assert.Equal(reading.Acts.OrderByDescending(act => act.Probability), reading.Acts);
        Assert.InRange(reading.None, 0, 1);
    }

    [Fact]
    public void WordsThatReportNoAct_HaveTheHigherNone() =>
        Assert.True(Read("{It} [appears] <to be a mistake>.").None > Read("{The gazette} [reported] <that nine boats were lost>.").None);

    [Fact]
    public void Why_NamesTheSignsThatSpokeForIt()
    {
        var read = Read("{The regent} [accused] <the guild of hoarding grain>.").Why;
        Assert.Equal("act: accusation, for “accused” names it", read[0]);
        var why = Assert.Single(read, one => one.Contains(" before ", StringComparison.Ordinal));
        Assert.StartsWith("act: accusation", why, StringComparison.Ordinal);
        Assert.Contains("cue means: accuse", why, StringComparison.Ordinal);
    }

    [Fact]
    public void SameSaying_ReadsTheSameAfterAnother()
    {
        var (document, first) = MarkedSayings.Read("{The regent} [accused] <the guild of hoarding grain>.");
        var who = new WhoSpeaks(document, [first]);
        var reader = new ActReader(document, [first], new(document, who));
        Assert.Equal(reader.Of(0, who.Of(0).Speakers), reader.Of(0, who.Of(0).Speakers));
    }

    [Theory]
    [InlineData("{The captain} spoke. “<We urge the towns of the valley to work together and save the boats still at sea>,” he [said].", Act.Demand)]
    [InlineData("“<I condemn the raid, and nobody needs to hear why>,” {the captain} [said].", Act.Accusation)]
    [InlineData("“<We thank the towns that must bear the cost>,” {the captain} [said].", Act.Acceptance)]
    public void OwnWordInTheFirstPerson_NamesTheAct(string sentence, Act expected)
    {
        var read = Read(sentence);
        Assert.Equal(expected, read.Act);
        Assert.Contains(read.Why, why => why.Contains("does what it says", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("“<We do not reject the plan>,” {the captain} [said].")]
    [InlineData("“<We rejected the plan>,” {the captain} [said].")]
    [InlineData("“<They urge the towns to wait>,” {the captain} [said].")]
    public void DeniedPastOrAnothersWord_PerformsNothing(string sentence) => Assert.DoesNotContain(Read(sentence).Why, why => why.Contains("does what it says", StringComparison.Ordinal));

    internal static ActReading Read(string sentence)
    {
        var (document, saying) = MarkedSayings.Read(sentence);
        var who = new WhoSpeaks(document, [saying]);
        return new ActReader(document, [saying], new(document, who)).Of(0, who.Of(0).Speakers);
    }
}
