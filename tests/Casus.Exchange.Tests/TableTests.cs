using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class TableTests
{
    private const string Map =
        """
        dates: [dd.MM.yyyy, M/yyyy]
        decimal: ","
        where: { Taken: [yes, y] }
        words:
          stage: { Zusage: pledged, Lieferung: delivered, "": pledged }
          side: { Alfa: state/ALF, "*": "=" }
        row:
          parties:
            - { id: "{Donor|side|slug}", name: "{Donor}" }
          contributions:
            - id: "c-{No|slug}"
              party: "{Donor|side|slug}"
              capability: "{What}"
              quantity: "{Value|number}"
              stage: "{Stage|stage}"
              on: "{Day|date}"
              evidence: [{ note: "row {#}: {{{Source}}}" }]
        """;

    private static readonly Dossier Empty = new() { Id = "aid", Title = "Aid" };

    [Fact]
    public void Rows_BecomeItemsByTheMap()
    {
        var table = Read(
            "No;Donor;What;Value;Stage;Day;Source;Taken\r\n"
            + "1;Charlie;\"boats; \"\"small\"\"\";1 250,5;Lieferung;03.02.2026;gazette;yes\r\n"
            + "\r\n"
            + "2;Charlie;;;;2/2026;;y\r\n"
            + "3;Delta;tents;4;Zusage;2026-01;x;no\r\n");
        Assert.Empty(table.Refusals);
        Assert.Equal((2, 1), (table.Rows.Count, table.PassedOver));
        Assert.Equal([2, 4], table.Rows.Select(row => row.Line));
        var first = Assert.IsType<Contribution>(table.Rows[0].Items[1]);
        Assert.Equal(("c-1", "charlie", "boats; \"small\"", 1250.5m, ContributionStage.Delivered), (first.Id, first.Party, first.Capability, first.Quantity, first.Stage));
        Assert.Equal("2026-02-03", first.On.ToString());
        Assert.Equal("row 1: {gazette}", Assert.Single(first.Evidence).Note);

        // What is empty is left out, a default stands, and the party is made once.
        var second = Assert.IsType<Contribution>(Assert.Single(table.Rows[1].Items));
        Assert.Equal((null, null, ContributionStage.Pledged, "2026-02"), (second.Capability, second.Quantity, second.Stage, second.On.ToString()));
        Assert.Empty(second.Evidence);
    }

    [Theory]
    [InlineData("1.234.567,5", "1234567.5")]
    [InlineData("12 345", "12345")]
    [InlineData("1'250", "1250")]
    [InlineData("12.34.567", "1234567")]
    [InlineData("-3,25", "-3.25")]
    [InlineData(",5", "0.5")]
    [InlineData("1.5", null)]
    [InlineData("1,234.56", null)]
    [InlineData("1,234,567", null)]
    [InlineData("14 15", null)]
    [InlineData("1.234 567", null)]
    public void Number_IsReadByTheMapsMarksOrNotAtAll(string cell, string? expected)
    {
        var table = Read($"No;Donor;What;Value;Stage;Day;Source;Taken\n1;Alfa;boats;{cell};;;x;y\n");
        Assert.Equal(expected is null ? ["t.csv:2:14: bad-number"] : [], table.Refusals.Select(r => $"{r.Input}: {r.Code}"));
        Assert.Equal(expected, table.Rows.SelectMany(row => row.Items).OfType<Contribution>().SingleOrDefault()?.Quantity?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void RowWithMoreCellsThanTheHeader_IsRefused()
    {
        // An amount with a comma that nobody quoted: all that follows stands one column on.
        var table = Read("No,Donor,What,Value,Stage,Day,Source,Taken\n1,Alfa,boats,1,500,Zusage,2026-01-01,x,y\n2,Alfa,tents,1,Zusage,2026-01-01,x,y,,\n");
        Assert.Equal(["t.csv:2:40: extra-cell"], table.Refusals.Select(r => $"{r.Input}: {r.Code}"));
        Assert.Equal(3, Assert.Single(table.Rows).Line);
    }

    [Fact]
    public void HeaderWithAColumnTwice_IsRefusedWhereTheMapNamesIt()
    {
        var table = Read("No,Donor,What,Value,Stage,Day,Source,Taken,donor,note,note\n1,Alfa,boats,1,Zusage,2026-01-01,x,y,Bravo\n");
        Assert.Equal(["t.csv:1:44: duplicate-column"], table.Refusals.Select(r => $"{r.Input}: {r.Code}"));
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void BadRows_FailAloneAndSayWhere()
    {
        var table = Read(
            "No,Donor,What,Value,Stage,Day,Source,Taken\n"
            + "1,Alfa,boats,many,Zusage,01.02.2026,x,y\n"
            + "2,Alfa,boats,1,Zusege,31.02.2026,x,y\n"
            + ",Alfa,boats,1,Zusage,01.02.2026,x,y\n"
            + "4,Alfa,boats,1,Zusage,01.02.2026,x,y\n");
        Assert.Equal(
            ["t.csv:2:14: bad-number", "t.csv:3:16: unknown-word", "t.csv:3:23: bad-date"],
            table.Refusals.Select(refusal => $"{refusal.Input}: {refusal.Code}"));
        Assert.Contains("did you mean 'Zusage'?", table.Refusals[1].Reason, StringComparison.Ordinal);
        Assert.Equal("c-4", Assert.IsType<Contribution>(table.Rows[^1].Items[^1]).Id);

        // A row without an id is given one from what it says.
        Assert.StartsWith("contribution-state-alf-boats-", Assert.IsType<Contribution>(table.Rows[0].Items[^1]).Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2,Alfa,\"boats,1,Zusage,01.02.2026,x,y\n3,Alfa,tents,1,Zusage,01.02.2026,x,y\n\n", "t.csv:3:8: unclosed-quote: the quotation mark that opens this cell is not closed; from here to the end of the table, line 4, nothing is read")]
    [InlineData("2,\"Alfa", "t.csv:3:3: unclosed-quote: the quotation mark that opens this cell is not closed; from here to the end of the table, line 3, nothing is read")]
    public void UnclosedQuote_IsRefused(string rest, string wanted)
    {
        var table = Read("No,Donor,What,Value,Stage,Day,Source,Taken\n1,Alfa,boats,1,Zusage,01.02.2026,x,y\n" + rest);
        Assert.Equal("c-1", Assert.IsType<Contribution>(Assert.Single(table.Rows).Items[^1]).Id);
        Assert.Equal(wanted, Assert.Single(table.Refusals).ToString());
        Assert.Equal("unclosed-quote", Assert.Single(Read("No,Donor,\"What\n1,Alfa,boats\n").Refusals).Code);
    }

    [Fact]
    public void QuoteClosedByThatOfALaterRow_IsRefusedAndTheNextRowsAreRead()
    {
        // Without the mark that is missing behind 'boats', row 2 would be given what row 3 says.
        var table = Read(
            "No,Donor,What,Value,Stage,Day,Source,Taken\n"
            + "2,Alfa,\"boats,1,Zusage,01.02.2026,x,y\n"
            + "3,Alfa,\"tents, big\",2,Zusage,01.02.2026,x,y\n"
            + "4,Alfa,\"caps\" ,3,Zusage,01.02.2026,x,y\n");
        Assert.Equal("t.csv:2:8: unclosed-quote", Assert.Single(table.Refusals.Select(refusal => $"{refusal.Input}: {refusal.Code}")));
        Assert.Equal(("c-4", "caps"), (((Contribution)Assert.Single(table.Rows).Items[^1]).Id, ((Contribution)table.Rows[0].Items[^1]).Capability));
    }

    [Fact]
    public void SecondRowOfAnId_IsRefusedWhereItDiffers_AndMakesNothingWhereNot()
    {
        var table = Read(
            "No,Donor,What,Value,Stage,Day,Source,Taken\n"
            + "1,Alfa,boats,1,Zusage,01.02.2026,,y\n"
            + "1,Alfa,tents,1,Zusage,01.02.2026,,y\n"
            + "2,Alfa,caps,1,Zusage,01.02.2026,,y\n",
            Map.Replace("row {#}: ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(["boats", "caps"], table.Rows.Select(row => ((Contribution)row.Items[^1]).Capability));
        Assert.Equal(
            "t.csv:3:3: duplicate-id: the contribution 'c-1' is made of the row in line 2 already, and differs; a row that is another needs an id of its own",
            Assert.Single(table.Refusals).ToString());

        const string Twice = "1,Alfa,boats,1,Zusage,01.02.2026,,y\n1,Alfa,boats,1,Zusage,01.02.2026,,y\n";
        var same = Read("No,Donor,What,Value,Stage,Day,Source,Taken\n" + Twice, Map.Replace("row {#}: ", string.Empty, StringComparison.Ordinal));
        Assert.Empty(same.Refusals);
        Assert.Single(same.Rows.SelectMany(row => row.Items).OfType<Contribution>());
    }

    [Fact]
    public void UnknownColumn_NamesTheNearest()
    {
        var refusal = Assert.Single(Read("No;Donor;What;Value;Stag;Day;Source;Taken\n").Refusals);
        Assert.Equal(("t.csv:1:1", "unknown-column"), (refusal.Input, refusal.Code));
        Assert.Contains("did you mean 'Stag'?", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void RowThatNamesWhatTheDossierHas_NeedsNoneOfItsOwn()
    {
        var origin = new Origin("x/1", Instant.Min, Instant.Min);
        var dossier = Empty with
        {
            Parties = [new Party("state/ALF", "Alfa", true, null, [], origin)],
            Propositions = [new Proposition("open", "The port is open.", Absence.Open, null, null, [], origin)],
        };
        const string Findings = "row: { findings: [{ proposition: \"{What}\", value: \"{Is}\", from: \"{Day|date}\" }] }";
        var table = TableText.Read("t.csv", "What,Is,Day\nopen,true,2026-01-05\nopem,false,2026-01-06\n", Parse(Findings), dossier);
        Assert.Equal(("open", true), (Assert.IsType<Finding>(Assert.Single(Assert.Single(table.Rows).Items)).Proposition, ((Finding)table.Rows[0].Items[0]).Value));
        Assert.Equal("t.csv:3:1: unknown-proposition: no proposition has the id 'opem'; did you mean 'open'?", Assert.Single(table.Refusals).ToString());
    }

    [Theory]
    [InlineData("row: { parties: [{ id: \"{A|dat}\", name: x }] }", "m.yaml:1:24: unknown-filter")]
    [InlineData("row: { parties: [{ id: \"{A\", name: x }] }", "m.yaml:1:24: bad-value")]
    [InlineData("rows: {}", "m.yaml:1:1: missing-key")]
    [InlineData("row: [1]", "m.yaml:1:6: wrong-type")]
    [InlineData("row: {}\ndelimiter: x", "m.yaml:2:12: bad-value")]
    [InlineData("- a", "m.yaml:1:1: wrong-type")]
    public void BadMap_IsRefusedWithItsPlace(string yaml, string wanted) =>
        Assert.Contains(wanted, TableMap.Read("m.yaml", yaml).Refusals.Select(refusal => $"{refusal.Input}: {refusal.Code}"));

    [Fact]
    public void SupportSheet_ComesInByItsReadyMap()
    {
        var table = TableText.Read(
            "aid.csv",
            "id,donor,announcement_date,aid_type_general,item,value,currency,measure,explanation,source\n"
            + "DEU-1,Germany,2024-03-05,Military,howitzers,18,pieces,Allocation,\"Eighteen, from stocks\",ministry\n"
            + "XYZ-1,Atlantis,2024-03-06,Financial,,1000000,EUR,Commitment,,\n",
            Ready("support"), Empty);
        var contribution = Assert.IsType<Contribution>(Assert.Single(table.Rows).Items[1]);
        Assert.Equal(
            ("deu-1", "state/DEU", "arms", "howitzers", 18m, "pieces", ContributionStage.Allocated, "2024-03-05"),
            (contribution.Id, contribution.Party, contribution.Domain, contribution.Capability, contribution.Quantity, contribution.Unit, contribution.Stage, contribution.On.ToString()));
        Assert.Equal(["Eighteen, from stocks", "ministry"], contribution.Evidence.Select(evidence => evidence.Note));
        Assert.Equal("aid.csv:3:7", table.Refusals[0].Input);
    }

    [Fact]
    public void PromiseSheet_ComesInByItsReadyMap()
    {
        var table = TableText.Read(
            "promises.csv",
            "id,person,promise,made,deadline,rating,rated,source\n"
            + "P 1,Orla Venn,Build the quay,2024-01-02,2025-12-31,Promise Kept,2025-06-01,gazette\n"
            + "P 2,Orla Venn,Close the toll,2024-01-02,,Stalled,2025-06-01,gazette\n",
            Ready("promises"), Empty);
        Assert.Empty(table.Refusals);
        Assert.Equal(["Party", "Proposition", "Commitment", "Finding"], table.Rows[0].Items.Select(item => item.GetType().Name));
        var commitment = (Commitment)table.Rows[0].Items[2];
        Assert.Equal(("p-1", "person/orla-venn", "p-1-kept", "2025-12-31"), (commitment.Id, commitment.Debtors[0], commitment.Then.ToString(), commitment.By.ToString()));
        Assert.True(((Finding)table.Rows[0].Items[3]).Value);
        Assert.Equal(["Proposition", "Commitment"], table.Rows[1].Items.Select(item => item.GetType().Name));
    }

    [Theory]
    [InlineData("2024-01-02,2025-03-01,Broken,2025-03-02", "2026-01-01", "violated")]
    [InlineData("2024-01-02,2025-03-01,Broken,2024-06-02", "2026-01-01", "violated")]
    [InlineData("2024-01-02,2025-03-01,Broken,2024-06-02", "2024-12-01", "detached")]
    [InlineData("2024-01-02,2025-03-01,Broken,", "2026-01-01", "violated")]
    [InlineData(",2025-03-01,Broken,2025-02-02", "2026-01-01", "overdue")]
    [InlineData("2024-01-02,2025-03-01,Kept,2025-04-02", "2026-01-01", "satisfied")]
    [InlineData("2024-01-02,2025-03-01,Kept,2024-04-02", "2026-01-01", "satisfied")]
    [InlineData("2024-01-02,2025,Kept,2026-01-15", "2026-02-01", "satisfied")]
    [InlineData("2024-01-02,,Kept,2025-04-02", "2026-01-01", "satisfied")]
    [InlineData("2024-01-02,2025-03-01,Stalled,2025-04-02", "2026-01-01", "overdue")]
    public void RatingOfAPromise_CountsForItsOwnTime(string row, string at, string wanted)
    {
        var table = TableText.Read("p.csv", $"id,person,promise,made,deadline,rating,rated,source\nP 5,Orla Venn,Ship,{row},gazette\n", Ready("promises"), Empty);
        Assert.Empty(table.Refusals);
        var items = table.Rows.SelectMany(made => made.Items).ToList();
        var dossier = Empty with { Parties = [.. items.OfType<Party>()], Propositions = [.. items.OfType<Proposition>()], Commitments = [.. items.OfType<Commitment>()], Findings = [.. items.OfType<Finding>()] };
        Assert.True(Moment.TryParse(at, out var time));
        var status = Assert.Single(StatusTable.Evaluate(dossier, time.Start, time.Start).Commitments);
        Assert.Equal(wanted, status.Word());
    }

    [Fact]
    public void FirstAndEarliest_ChooseAmongTexts()
    {
        const string Choosing = "row: { incidents: [{ id: \"{No}\", text: { first: [\"{Said}\", \"{Wrote}\", nothing] }, on: { earliest: [\"{A|date}\", \"{B|date}\"] } }] }";
        var table = Read("No,Said,Wrote,A,B\n1,s,w,2025-03-02,2025-03-01\n2,,w,2025,2025-03-01\n3,,,,2025-03-01\n4,s,,2025-02-30,2025-03-01\n5,s,,,\n", Choosing);
        Assert.Equal(
            ["s 2025-03-01", "w 2025-03-01", "nothing 2025-03-01"],
            table.Rows.Select(row => (Incident)Assert.Single(row.Items)).Select(item => $"{item.Text} {item.On}"));
        Assert.Equal(["t.csv:5:6: bad-date", "t.csv:6:1: missing-key"], table.Refusals.Select(refusal => $"{refusal.Input}: {refusal.Code}"));
        Assert.Equal("m.yaml:1:43: wrong-type", Assert.Single(TableMap.Read("m.yaml", "row: { incidents: [{ id: x, on: { first: [[a]] } }] }").Refusals.Select(refusal => $"{refusal.Input}: {refusal.Code}")));
    }

    private static TableRows Read(string text, string map = Map) => TableText.Read("t.csv", text, Parse(map), Empty);

    private static TableMap Ready(string name) => TableMap.Read(name, ReadyMaps.Yaml(name)) is { IsValue: true } map ? map.Value : throw new FormatException(name);

    private static TableMap Parse(string yaml) =>
        TableMap.Read("m.yaml", yaml) is { IsValue: true } map ? map.Value : throw new FormatException(string.Join('\n', TableMap.Read("m.yaml", yaml).Refusals));
}
