using Casus.Model;

namespace Casus.Reading.Tests;

public class MandateTests
{
    [Theory]
    [InlineData("{The captain} [asked] on Friday <that the town remove its nets>.", Act.Demand)]
    [InlineData("{The captain} [suggested] <that the council appoint a pilot>.", Act.Demand)]
    [InlineData("{The captain} [insisted] <that the talks be held on the island>.", Act.Demand)]
    [InlineData("{The captain} [recommended] <that parliament ratify the treaty>.", Act.Demand)]
    [InlineData("“<We propose that the company pay the families>,” {the captain} [said].", Act.Demand)]
    [InlineData("{The captain} [proposed] <that they meet on the island>.", Act.Offer)]
    [InlineData("{The captain} [said] <it was essential that the gates be closed at night>.", Act.Requirement)]
    [InlineData("{The captain} [said] <it was vital that Norway respect the truce>.", Act.Demand)]
    public void BaseFormAfterAWordThatAsks_AsksForWhatItSays(string sentence, Act expected) => Assert.Equal(expected, Read(sentence).Act);

    [Theory]
    [InlineData("{Analysts} [suggested] <that the fleet was weak>.")]
    [InlineData("{The captain} [insists] <that they lie>.")]
    [InlineData("“<You think the pilots leave at night>?” {the captain} [asked].")]
    [InlineData("{The captain} [did not demand] <that the pilot resign>.")]
    public void OtherFormsAndDeniedCues_AreNoMandates(string sentence) => Assert.DoesNotContain(Read(sentence).Why, why => why.Contains("asks for it", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Ada Grey] <asked> on Friday {that Norway remove its nets}.", "Norway")]
    [InlineData("[Ada Grey] <requested> {that Germany allow inspectors to visit the plant}.", "Germany")]
    [InlineData("[Ada Grey] <urged> {that Chile's quota be halved}.", "Chile")]
    [InlineData("\"{It is vital that Iran return to the talks},\" [Ada Grey] <said>.", "Iran")]
    [InlineData("[Ada Grey] <repeated> {her demand for Norway to return the sailors}.", "Norway")]
    [InlineData("[Ada Grey] <called upon> {the Secretary-General to report to the Council}.", "Secretary-General")]
    [InlineData("[Ada Grey] <asked> {the minister-designate, Tom Hale, to wait}.", "Tom Hale")]
    [InlineData("[Ada Grey] <called for> {the release of the sailors held by the militia}.", "militia")]
    [InlineData("[Ada Grey] <said> {Canada must let the monitors visit the camp}.", "Canada")]
    public void WhoWouldDoWhatIsAskedFor_IsBound(string marked, string debtor) =>
        Assert.Equal(debtor, Assert.Single(Assert.Single(MarkedText.Read(marked, MarkedText.Given(Act.Demand, MarkedText.Person("Ada Grey")))).Commitment!.Debtors).Name);

    [Fact]
    public void PlaceOfWhatIsOffered_IsNotToWhomItIsDone() =>
        Assert.Empty(Assert.Single(MarkedText.Read("[Ada Grey] <proposed> {to meet in Austria}.", MarkedText.Given(Act.Offer, MarkedText.Person("Ada Grey")))).Commitment!.Toward);

    [Fact]
    public void ReportOfWhatAnotherDid_AccusesNobodyWithoutAWordOfBlame() =>
        Assert.NotEqual(Act.Accusation, Read("{The captain} [said] <Norwegian troops had pulled back>.").Act);

    private static ActReading Read(string sentence) => ActReaderTests.Read(sentence);
}
