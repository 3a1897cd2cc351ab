using Casus.Model;

namespace Casus.Reading.Tests;

public class OpeningTests
{
    [Theory]
    [InlineData("BRAVA, Jan. 9 (Reuters) - The mayor said so.", "BRAVA", "Reuters")]
    [InlineData("BRAVA (AP) — The mayor said so.", "BRAVA", "Associated Press")]
    [InlineData("BRAVA, Valley (AP) — The mayor said so.", "BRAVA, Valley", "Associated Press")]
    [InlineData("BRAVA/SKERRA, 9 January (Xinhua) -- The mayor said so.", "BRAVA/SKERRA", "Xinhua")]
    [InlineData("BRAVA, January 9. /TASS/. The mayor said so.", "BRAVA", "TASS")]
    [InlineData("Brava (Interfax-Ukraine) – The mayor said so.", "Brava", "Interfax-Ukraine")]
    [InlineData("Brava, Jan 9 (PTI) The mayor - as ever - said so.", null, null)]
    [InlineData("BRAVA: The mayor said so.", "BRAVA", null)]
    [InlineData("UPDATE: The mayor said so.", null, null)]
    [InlineData("DEAR ADA: The mayor said so.", null, null)]
    [InlineData("MARTEN: Is the gate open?\nQUILL: It is not.", null, null)]
    [InlineData("Brava (the old town) – The mayor said so.", null, null)]
    public void Dateline_GivesPlaceAndAgency(string text, string? place, string? agency)
    {
        var document = Open(text);
        Assert.Equal((place, agency), (document.Dateline, document.RelayedFrom));
    }

    [Theory]
    [InlineData("The gate\n\nBy Odo Marten, Associated Press\n\nThe mayor said so.", "Associated Press")]
    [InlineData("The gate\n\nOdo Marten | AFP\n\nThe mayor said so.", "Agence France-Presse")]
    [InlineData("The gate\n\nReuters\n\nThe mayor said so.", "Reuters")]
    [InlineData("The gate\n\nSource: Xinhua\n\nThe mayor said so.", "Xinhua")]
    [InlineData("The gate\n\nThe mayor said so. (With inputs from PTI)", "Press Trust of India")]
    [InlineData("The gate\n\nThe mayor said so.\n\n© 2026 The Associated Press. All rights reserved.", "Associated Press")]
    [InlineData("The gate\n\nThe mayor said so.\n\n(Reporting by Odo Marten; Editing by Ada Quill)", "Reuters")]
    [InlineData("The gate\n\nThe mayor said so, and the AP of the valley did not.", null)]
    public void Agency_IsFoundWhereTextsSignIt(string text, string? agency) => Assert.Equal(agency, Open(text).RelayedFrom);

    [Theory]
    [InlineData("# The gate of Brava", "The gate of Brava")]
    [InlineData("###### The gate of Brava", "The gate of Brava")]
    [InlineData("#Gate opens in Brava", "#Gate opens in Brava")]
    [InlineData("The gate of Brava", "The gate of Brava")]
    public void AHeadingOfMarkdown_IsATitleWithoutItsMarks(string line, string title) => Assert.Equal(title, Open($"{line}\n\nThe mayor said so.").Title);

    [Fact]
    public void Byline_GivesAuthorsAndNoTitle()
    {
        var document = Open("By Odo Marten and Ada Quill, Staff Writers\nBRAVA - The mayor said so.");
        Assert.Equal(["Odo Marten", "Ada Quill"], document.Authors);
        Assert.Null(document.Title);
    }

    [Theory]
    [InlineData("agency-2026-01-09.txt", "2026-01-09")]
    [InlineData("2026_01_09 agency.txt", "2026-01-09")]
    [InlineData("20260109-agency.txt", "2026-01-09")]
    [InlineData("agency.2026.01.09.html.gz", "2026-01-09")]
    [InlineData("agency-20261309.txt", null)]
    [InlineData("agency-120260109.txt", null)]
    [InlineData("agency-2026-01_09.txt", null)]
    [InlineData("19990000.txt", null)]
    public void FileName_GivesTheDate(string name, string? date)
    {
        var document = new Reader(new()).Open(Texts.Plain("No date here.", name));
        Assert.Equal((date, date is null ? DateSource.None : DateSource.Name), (document.Published?.ToString(), document.PublishedFrom));
    }

    [Fact]
    public void WhatAPdfSaysOfItself_CountsWhereItsTextSaysNothing()
    {
        var silent = Texts.Plain("the mayor said so.", "a.pdf") with { Kind = TextKind.Pdf, StatedTitle = "The gate", StatedDate = new PartialDate(2026, 1, 9), Paragraphs = [new(new(0, 18), 1, new(0, 15))] };
        var document = new Reader(new()).Open(silent);
        Assert.Equal(("The gate", "2026-01-09", DateSource.Metadata, true, 1), (document.Title, document.Published?.ToString(), document.PublishedFrom, document.IsPage, document.Paragraphs.Count));
        var spoken = new Reader(new()).Open(silent with { Text = "The bridge\n\n3 February 2026\n\nThe mayor said so." });
        Assert.Equal(("The bridge", "2026-02-03"), (spoken.Title, spoken.Published?.ToString()));
    }

    private static Document Open(string text) => new Reader(new()).Open(Texts.Plain(text));
}
