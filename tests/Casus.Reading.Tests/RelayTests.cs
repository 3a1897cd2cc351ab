using Casus.Model;

namespace Casus.Reading.Tests;

public class RelayTests
{
    private static readonly GivenReading Said = MarkedText.Given(Act.Report, MarkedText.Person("Ada Grey"));

    [Theory]
    [InlineData("[Ada Grey] <told> Reuters {that the ferry was late}.", "Reuters")]
    [InlineData("{The ferry was late}, [Ada Grey] <was quoted> by Interfax <as saying>.", "Interfax")]
    [InlineData("According to Agence France-Presse, [Ada Grey] <said> {the ferry was late}.", "Agence France-Presse")]
    public void OutletInTheSentence_IsARelay(string marked, string outlet) => Assert.Equal([outlet], Assert.Single(MarkedText.Read(marked, Said)).Relays);

    [Fact]
    public void AgencyOfTheDocument_ComesLast() =>
        Assert.Equal(["Interfax", "Associated Press"], Assert.Single(MarkedText.Read("[Ada Grey] <told> Interfax {that the ferry was late}.", null, "Associated Press", Said)).Relays);

    [Fact]
    public void OutletThatSpeaks_OrIsSpokenOf_IsNone()
    {
        Assert.Empty(Assert.Single(MarkedText.Read("[Reuters] <said> {the ferry was late}.", MarkedText.Given(Act.Report, new Speaker("organisation/reuters", "Reuters", SpeakerKind.Organisation, "Reuters")))).Relays);
        Assert.Empty(Assert.Single(MarkedText.Read("[Ada Grey] <said> {that Reuters was late}.", Said)).Relays);
    }

    [Theory]
    [InlineData("[Ada Grey] <said> on Tuesday {the ferry was late}.", "2026-03-24")]
    [InlineData("[Ada Grey] <said> yesterday {the ferry was late}.", "2026-03-25")]
    [InlineData("[Ada Grey] <said> {the ferry was late on Tuesday}.", "2026-03-26")]
    [InlineData("[Ada Grey] <said> {the ferry was late}.", "2026-03-26")]
    public void DayBesideTheCue_IsWhenItWasSaid(string marked, string day) =>
        Assert.Equal(day, Assert.Single(MarkedText.Read(marked, "2026-03-26", null, Said)).Said.ToString());
}
