using Casus.Model;

namespace Casus.Reading.Tests;

public class DeadlineReaderTests
{
    private static readonly PartialDate Wednesday = new(2031, 3, 5);

    [Fact]
    public void TermThatIsSet_IsTheDeadlineOfWhatIsAsked()
    {
        var statement = Assert.Single(Texts.Read("The prime minister gave the strikers 72 hours to go back to work, failing which they would be dismissed."));
        Assert.Equal((Act.Demand, "PT72H", "strikers"), (statement.Act, statement.Deadline!.Value, Assert.Single(statement.Commitment!.Debtors).Name));
    }

    [Theory]
    [InlineData("by Friday", "2031-03-07")]
    [InlineData("by Wednesday", "2031-03-12")]
    [InlineData("by tomorrow", "2031-03-06")]
    [InlineData("on Saturday", "2031-03-08")]
    [InlineData("next week", "2031-W11")]
    [InlineData("next month", "2031-04")]
    [InlineData("next year", "2032")]
    [InlineData("within 48 hours", "PT48H")]
    [InlineData("within ten days", "P10D")]
    [InlineData("within 30 days of the signing", "P30D")]
    [InlineData("in three weeks' time", "P3W")]
    [InlineData("over the next five years", "P5Y")]
    [InlineData("in the coming weeks", "PXW")]
    [InlineData("by the end of March", "2031-03-31")]
    [InlineData("by the end of the year", "2031-12-31")]
    [InlineData("by year's end", "2031-12-31")]
    [InlineData("before 1 June 2032", "2032-06-01")]
    [InlineData("by June 1, 2032", "2032-06-01")]
    [InlineData("by 31 October", "2031-10-31")]
    [InlineData("by February", "2032-02")]
    [InlineData("in mid-July", "2031-07")]
    [InlineData("in the first quarter of next year", "2032-Q1")]
    [InlineData("by 2040", "2040")]
    [InlineData("by spring", "2032-SP")]
    [InlineData("by autumn", "2031-FA")]
    [InlineData("no later than noon on Tuesday", "2031-03-11T12:00")]
    [InlineData("by 6 p.m. today", "2031-03-05T18:00")]
    [InlineData("by midnight", "2031-03-05T24:00")]
    [InlineData("by Christmas", "2031-12-25")]
    [InlineData("before Christmas Eve", "2031-12-24")]
    [InlineData("by New Year's Day", "2032-01-01")]
    [InlineData("before New Year's Eve", "2031-12-31")]
    [InlineData("by Christmas 2032", "2032-12-25")]
    [InlineData("before Easter", "2031-04-13")]
    [InlineData("by Easter 2038", "2038-04-25")]
    [InlineData("by the New Year", "2032-01-01")]
    [InlineData("in the new year", "2032")]
    [InlineData("by the turn of the year", "2031-12-31")]
    [InlineData("before the year is out", "2031-12-31")]
    [InlineData("by Ramadan", "2031-12-15")]
    [InlineData("before Eid al-Fitr", "2032-01-14")]
    [InlineData("by Eid al-Adha 2027", "2027-05-16")]
    [InlineData("by the end of Ramadan", "2032-01-13")]
    [InlineData("between Friday and 4 June", "2031-06-04")]
    [InlineData("between 1 and 4 June", "2031-06-04")]
    [InlineData("by the first week of June", "2031-06")]
    [InlineData("by dawn on Sunday", "2031-03-09TMO")]
    [InlineData("by close of business on Tuesday", "2031-03-11")]
    public void Deadline_IsResolvedAgainstTheDocumentsDate(string deadline, string value)
    {
        var read = Contents.Read($"The guild will repair the bridge {deadline}.", published: Wednesday).Deadline;
        Assert.Equal((deadline, value), (read?.Text, read?.Value));
    }

    [Theory]
    [InlineData("The mediator said the parties had until Friday to sign.", "until Friday")]
    [InlineData("The parties were given until Friday to sign, the mediator said.", "until Friday")]
    public void TermUntilADay_LiesAheadWheneverItWasSet(string text, string deadline) =>
        Assert.Equal(deadline, Assert.Single(Texts.Read(text), s => s.Cue?.Text == "said").Deadline?.Text);

    // By the tables of the calendar (R.H. van Gent, "The Umm al-Qura Calendar of Saudi Arabia"): 1 Ramadan 1447 and 1 Shawwal 1447.
    [Theory]
    [InlineData(2026, 1, 1, 9, 1, "2026-02-18")]
    [InlineData(2026, 1, 1, 10, 1, "2026-03-20")]
    [InlineData(2026, 3, 20, 10, 1, "2027-03-09")]
    public void MuslimFeast_IsTheNearestAhead(int year, int month, int day, int feastMonth, int feastDay, string expected) =>
        Assert.Equal(expected, TimeValues.Day(new TimeValues(new(year, month, day), TimeDirection.Ahead).Hijri(feastMonth, feastDay, null)!.Value));

    [Theory]
    [InlineData(1)]
    [InlineData(1890)]
    [InlineData(2150)]
    public void MuslimFeastBeyondTheTables_IsUnknown(int year) => Assert.Null(new TimeValues(new(year, 1, 1), TimeDirection.Ahead).Hijri(9, 1, null));

    [Theory]
    [InlineData("by the Christmas market")]
    [InlineData("before Orthodox Easter")]
    public void FeastOfAnotherCalendarOrAName_IsNoDay(string words) => Assert.Null(Contents.Read($"The guild will repair the bridge {words}.", published: Wednesday).Deadline?.Value);

    [Theory]
    [InlineData("Christmas", "2031-12-25")]
    [InlineData("Christmas market", null)]
    [InlineData("Orthodox Easter", null)]
    public void FeastAtItsOwnWord_IsADayWhereItStandsAlone(string words, string? value)
    {
        var doc = Contents.Parse($"The guild met before {words} in the hall.").Doc;
        var at = Enumerable.Range(0, doc.Count).Single(i => doc[i].Text is "Christmas" or "Easter");
        Assert.Equal(value, new TimeGrammar(doc, new(Wednesday, TimeDirection.Ahead)).At(at, doc.Count)?.Value);
    }

    [Fact]
    public void EasterBeforeTheFirstYear_IsUnknown() => Assert.Null(new TimeValues(new(1, 1, 1), TimeDirection.Back).Easter());

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void EasterSunday_IsOnTheChurchsDay(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), TimeValues.Easter(year));

    [Theory]
    [InlineData("by Friday", null)]
    [InlineData("next month", null)]
    [InlineData("by 31 October", null)]
    [InlineData("by 31 October 2032", "2032-10-31")]
    [InlineData("within 48 hours", "PT48H")]
    public void WithoutADate_OnlyWhatStandsWholeHasAValue(string deadline, string? value)
    {
        var read = Contents.Read($"The guild will repair the bridge {deadline}.").Deadline;
        Assert.Equal((deadline, value), (read?.Text, read?.Value));
    }

    [Theory]
    [InlineData("by Friday", null)]
    [InlineData("next year", "2032")]
    [InlineData("by July", "2031-07")]
    public void DateToTheMonth_LeavesDaysOpen(string deadline, string? value) =>
        Assert.Equal(value, Contents.Read($"The guild will repair the bridge {deadline}.", published: new(2031, 3)).Deadline?.Value);

    [Theory]
    [InlineData("The guild repaired the bridge on Friday.")]
    [InlineData("The guild will pay the guards for six months.")]
    [InlineData("The guild will repair the bridge of the 2019 flood.")]
    [InlineData("The guild will discuss next week's market.")]
    public void TimeOfSomethingElse_IsNone(string text) => Assert.Null(Contents.Read(text, published: Wednesday).Deadline);

    [Fact]
    public void DayThatDoesNotExist_HasNoValue()
    {
        var read = Contents.Read("The guild will repair the bridge by 30 February 2032.", published: Wednesday).Deadline;
        Assert.NotNull(read);
        Assert.Null(read.Value);
    }

    [Theory]
    [InlineData("2032-06-01", "2032-06-01")]
    [InlineData("27/06/2032", "2032-06-27")]
    [InlineData("06/27/2032", "2032-06-27")]
    [InlineData("05/06/2032", null)]
    public void DateInFigures_HasAValueWhereDayAndMonthCannotChangePlaces(string date, string? value)
    {
        var read = Contents.Read($"The guild will repair the bridge by {date}.").Deadline;
        Assert.NotNull(read);
        Assert.Equal(value, read.Value);
    }
}
