using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Reading.Tests;

public class DuplicateTests
{
    private static readonly Speaker Grey = MarkedText.Person("Ada Grey", "NOR");

    [Fact]
    public void SameWordsDaysLater_AreOneStatement()
    {
        var finder = new DuplicateFinder();
        var first = finder.Mark(One("We shall keep the northern ferry open all winter and pay its crews from the harbour fund until the ice is gone", Act.Pledge, "2026-01-05", Grey)).Statements[0];
        var copy = finder.Mark(One("\"We shall keep the northern ferry open all winter and pay its crews from the harbour fund until the ice is gone,\" she said", Act.Pledge, "2026-01-19", Grey)).Statements[0];
        Assert.Null(first.DuplicateOf);
        Assert.Equal(first.Id, copy.DuplicateOf);
    }

    [Fact]
    public void FewSameWordsWeeksLater_AreAnother()
    {
        var finder = new DuplicateFinder();
        var first = finder.Mark(One("We shall keep the northern ferry open all winter", Act.Pledge, "2026-01-05", Grey)).Statements[0];
        var copy = finder.Mark(One("We shall keep the northern ferry open all winter", Act.Pledge, "2026-01-08", Grey)).Statements[0];
        var again = finder.Mark(One("We shall keep the northern ferry open all winter", Act.Pledge, "2026-02-19", Grey)).Statements[0];
        Assert.Equal(first.Id, copy.DuplicateOf);
        Assert.Null(again.DuplicateOf);
    }

    [Fact]
    public void QuoteCutOtherwise_IsTheSameStatement()
    {
        var finder = new DuplicateFinder();
        var whole = finder.Mark(One("If the bridge is not repaired by May we shall send the bill to the builders and close the toll road", Act.Threat, "2026-01-05", Grey)).Statements[0];
        var part = finder.Mark(One("we shall send the bill to the builders", Act.Threat, "2026-01-05", MarkedText.Unnamed("NOR"))).Statements[0];
        Assert.Equal(whole.Id, part.DuplicateOf);
    }

    [Fact]
    public void OtherWordsOnTheSameDay_AreTheSameThreat_OnAnotherDayAnother()
    {
        var finder = new DuplicateFinder();
        var first = finder.Mark(One("the ministry will shut the quarry unless the dust is brought down", Act.Threat, "2026-01-05", Grey)).Statements[0];
        var same = finder.Mark(One("no stone will leave the quarry if the dust stays", Act.Threat, "2026-01-05", Grey)).Statements[0];
        var later = finder.Mark(One("the quarry and its dust are a matter for the court now", Act.Threat, "2026-02-11", Grey)).Statements[0];
        Assert.Equal(first.Id, same.DuplicateOf);
        Assert.Null(later.DuplicateOf);
    }

    [Fact]
    public void ThirdReport_PointsToTheFirst()
    {
        var finder = new DuplicateFinder();
        var first = finder.Mark(One("the ministry will shut the quarry unless the dust is brought down", Act.Threat, "2026-01-05", Grey)).Statements[0];
        finder.Mark(One("no stone will leave the quarry if the dust stays", Act.Threat, "2026-01-05", Grey));
        var third = finder.Mark(One("stone will not leave that quarry while dust fills the village", Act.Threat, "2026-01-05", Grey)).Statements[0];
        Assert.Equal(first.Id, third.DuplicateOf);
    }

    [Fact]
    public void SameWordsByAnother_AreAnotherStatement()
    {
        var finder = new DuplicateFinder();
        finder.Mark(One("Our boats will stay where they are until spring", Act.Refusal, "2026-01-05", Grey));
        Assert.Null(finder.Mark(One("Our boats will stay where they are until spring", Act.Refusal, "2026-01-05", MarkedText.Person("Ben Holt", "SWE"))).Statements[0].DuplicateOf);
    }

    [Fact]
    public void OtherFigures_TellReportsApart()
    {
        var finder = new DuplicateFinder();
        finder.Mark(One("the port would get 40 cranes from the harbour fund", Act.Pledge, "2026-01-05", Grey));
        Assert.Null(finder.Mark(One("the fund would pay for 300 berths in the harbour", Act.Pledge, "2026-01-05", Grey)).Statements[0].DuplicateOf);
        Assert.NotNull(finder.Mark(One("forty cranes go to the port", Act.Pledge, "2026-01-05", Grey)).Statements[0].DuplicateOf);
    }

    [Fact]
    public void StatementWithinAnother_IsNotItsDuplicate()
    {
        var result = One("the harbour master had said that the northern ferry would stay open all winter", Act.Report, "2026-01-05", Grey);
        var inner = result.Statements[0] with { Id = "00000000000000aa", Within = result.Statements[0].Id, Content = new([new(30, 78)], "the northern ferry would stay open all winter") };
        Assert.Null(new DuplicateFinder().Mark(result with { Statements = [result.Statements[0], inner] }).Statements[1].DuplicateOf);
    }

    [Fact]
    public void DocumentReadAgain_IsMarkedAsBefore()
    {
        var finder = new DuplicateFinder();
        finder.Mark(One("We shall keep the northern ferry open all winter", Act.Pledge, "2026-01-05", Grey));
        var copy = One("we shall keep the northern ferry open", Act.Pledge, "2026-01-06", Grey);
        Assert.Equal(finder.Mark(copy).Statements[0], finder.Mark(copy).Statements[0]);
    }

    [Fact]
    public void MoreThanTheWindow_ForgetsTheOldest()
    {
        var finder = new DuplicateFinder();
        var first = One("We shall keep the northern ferry open all winter", Act.Pledge, "2026-01-05", Grey);
        finder.Mark(first);
        for (var i = 0; i < DuplicateFinder.Window; i++)
        {
            finder.Mark(One($"crate{i} went to berth{i} with load{i}", Act.Report, "2026-01-05", MarkedText.Person($"Clerk{i}")));
        }

        Assert.Null(finder.Mark(One("Indeed we shall keep the northern ferry open all winter", Act.Pledge, "2026-01-05", Grey)).Statements[0].DuplicateOf);
    }

    private static ReadingResult One(string content, Act act, string said, Speaker speaker)
    {
        var raw = Encoding.UTF8.GetBytes($"{said} {speaker.Name}\n\n{content}");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(raw));
        var text = Encoding.UTF8.GetString(raw);
        Assert.True(PartialDate.TryParse(said, out var day));
        var statement = new Statement
        {
            Id = sha256[..16],
            Content = Quoted.From(text, new Span(text.Length - content.Length, text.Length)),
            Speakers = [speaker],
            Act = act,
            Said = day,
        };
        return new(new() { Name = "note.txt", Path = "in/note.txt", Sha256 = sha256, Text = text, Raw = raw, Published = day }, [statement], null);
    }
}
