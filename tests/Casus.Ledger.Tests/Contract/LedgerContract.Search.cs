using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Search by words, actors, sides, acts, dates, places and states; as known on a time; page by page.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void Search_FindsByEachFacet()
    {
        using var ledger = Open();
        var (first, second) = (Samples.Document(Words), Samples.Document("Charlie speaks of tolls.", "b.txt") with { Dateline = "South Haven", Publisher = "Weir Press", Published = new PartialDate(2025) });
        var pledge = Samples.Statement(first, 5, 18);
        var report = Samples.Statement(second, 0, 7) with
        {
            Act = Act.Report,
            Speakers = [new Speaker("person/kit-moor", "Kit Moor", SpeakerKind.Person, "Northern Bloc")],
            Addressees = [],
            Commitment = null,
            Said = null,
        };
        ledger.Add(first, [pledge], "1.0");
        ledger.Add(second, [report], "1.0");

        Assert.Equal([pledge.Id], Found(new SearchQuery { Actors = ["person/orla-venn"] }));
        Assert.Equal([report.Id, pledge.Id], Found(new SearchQuery { Actors = ["person/kit-moor", "person/orla-venn"] }));
        Assert.Equal([pledge.Id], Found(new SearchQuery { Actors = ["state/BRV"] }));
        Assert.Empty(Found(new SearchQuery { Actors = ["state/BRV"], AsSpeaker = true }));
        Assert.Equal([pledge.Id], Found(new SearchQuery { Side = "alf" }));
        Assert.Equal([report.Id], Found(new SearchQuery { Side = "Northern bloc" }));
        Assert.Equal([report.Id], Found(new SearchQuery { Acts = [Act.Report, Act.Threat] }));
        Assert.Equal([report.Id], Found(new SearchQuery { Place = "south haven", For = SearchFor.Statements }));
        Assert.Equal([pledge.Id], Found(new SearchQuery { Publisher = "Strait Gazette", For = SearchFor.Statements }));
        Assert.Equal([pledge.Id], Found(new SearchQuery { Words = "withdraw", Acts = [Act.Pledge] }));
        Assert.Empty(Found(new SearchQuery { Words = "withdraw", Acts = [Act.Report] }));
        Assert.Equal(2, ledger.Search(new SearchQuery { For = SearchFor.Documents }).Items.Count);
        Assert.Equal(4, ledger.Search(new SearchQuery()).Items.Count);
        Assert.Empty(Found(new SearchQuery { Words = "f" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("act=pledge"u8))[..16] }));
        Assert.Equal(["b.txt"], ledger.Search(new SearchQuery { Place = "South Haven", For = SearchFor.Documents }).Items.Select(hit => hit.Document.Name));

        List<string> Found(SearchQuery query) => [.. ledger.Search(query).Items.Select(hit => hit.Statement?.Id).OfType<string>()];
    }

    [Theory]
    [InlineData("2026-01-05", null, null, true)]
    [InlineData("2026-01-05", "2026-01-05", "2026-01-05", true)]
    [InlineData("2026-01-05", "2026-01-06", null, false)]
    [InlineData("2026-01-05", null, "2026-01-04", false)]
    [InlineData("2026-01-05", "2026", "2026", true)]
    [InlineData("2026-01-05", "2025-12", "2026-01", true)]
    [InlineData("2026-01-05", "2026-02", null, false)]
    [InlineData("2026-01", "2026-01-10", "2026-01-12", true)]
    [InlineData("2026-01", "2026-02-01", null, false)]
    [InlineData("2026", "2026-06-30", "2026-07-01", true)]
    [InlineData("2026", "2027-01-01", null, false)]
    [InlineData("2026", null, "2025-12-31", false)]
    [InlineData("1999-12-31", "2000", null, false)]
    [InlineData("1999-12-31", "1999-12-31", "2100", true)]
    [InlineData("0001", null, "0001", true)]
    public void Search_ByDate_CountsAPartialDateAsAWhole(string said, string? from, string? to, bool found)
    {
        var document = Samples.Document(Words) with { Published = null };
        using var ledger = Open();
        ledger.Add(document, [Samples.Statement(document, 5, 18) with { Said = Date(said) }], "1.0");
        Assert.Equal(found ? 1 : 0, ledger.Search(new SearchQuery { For = SearchFor.Statements, From = Date(from), To = Date(to) }).Items.Count);

        static PartialDate? Date(string? text) => text is not null && PartialDate.TryParse(text, out var date) ? date : null;
    }

    [Fact]
    public void Facets_AreCountedOverWhatFitsTheRest()
    {
        using var ledger = Open();
        var text = string.Concat(Enumerable.Repeat("Alfa and Bravo speak. ", 6));
        var (first, second) = (Samples.Document(text) with { Dateline = "South Haven" }, Samples.Document("Bravo is silent.", "b.txt") with { Dateline = "Port Bravo" });
        Statement Said(int at, Act act, string actor, string side, PartialDate said) => Samples.Statement(first, at, at + 4) with
        {
            Act = act,
            Speakers = [new Speaker(actor, "name of " + actor, SpeakerKind.Person, side)],
            Addressees = [],
            Commitment = null,
            Said = said,
        };
        ledger.Add(first, [
            Said(0, Act.Pledge, "person/a", "ALF", new(2026, 1, 5)), Said(22, Act.Pledge, "person/a", "ALF", new(2026, 2, 5)),
            Said(44, Act.Threat, "person/a", "ALF", new(2026, 2, 6)), Said(66, Act.Threat, "person/b", "BRV", new(2025, 3)),
        ], "1.0");
        ledger.Add(second, [], "1.0");

        var all = ledger.CountFacets(new SearchQuery { For = SearchFor.Statements });
        Assert.Equal([("pledge", 2), ("threat", 2)], Counts(all.Acts));
        Assert.Equal([("ALF", 3), ("BRV", 1)], Counts(all.Sides));
        Assert.Equal([("person/a", 3), ("person/b", 1)], Counts(all.Actors));
        Assert.Equal("name of person/a", all.Actors.Values[0].Name);
        Assert.Equal([("South Haven", 4)], Counts(all.Places));
        Assert.Equal([("2026", 3), ("2025", 1)], Counts(all.Dates));
        Assert.Empty(all.States.Values);
        Assert.True(all.Acts is { IsWhole: true, Counted: 4 });

        // Of what is chosen the others stay on offer; everything else is counted within the choice.
        var pledges = ledger.CountFacets(new SearchQuery { For = SearchFor.Statements, Acts = [Act.Pledge] });
        Assert.Equal([("pledge", 2), ("threat", 2)], Counts(pledges.Acts));
        Assert.Equal([("ALF", 2)], Counts(pledges.Sides));
        Assert.Equal([("2026-02", 1), ("2026-01", 1)], Counts(pledges.Dates));

        // Each value finds as many as it says.
        foreach (var side in all.Sides.Values)
        {
            Assert.Equal(side.Count, ledger.Search(new SearchQuery { For = SearchFor.Statements, Side = side.Value }).Items.Count);
        }

        Assert.Equal([("South Haven", 5), ("Port Bravo", 1)], Counts(ledger.CountFacets(new SearchQuery()).Places));

        static List<(string, int)> Counts(Facet facet) => [.. facet.Values.Select(v => (v.Value, v.Count))];
    }

    [Fact]
    public void Facets_FollowMergesAndDecisionsOfADossier()
    {
        using var ledger = Open();
        var document = Samples.Document(Words);
        var pledge = Samples.Statement(document, 5, 18);
        ledger.Begin(new Dossier { Id = "strait", Title = "Strait", Policy = new(1) }, "anna");
        ledger.Add(document, [pledge], "1.0", "strait");
        var query = new SearchQuery { Dossier = "strait", For = SearchFor.Statements, AsSpeaker = true };
        Assert.Equal(["proposed"], ledger.CountFacets(query).States.Values.Select(v => v.Value));
        ledger.DecideStatement("strait", document.Sha256, pledge.Id, true, "anna");
        ledger.Record("strait", new Merge("one", MergeOf.Actors, ["person/orla-venn"], "state/ALF", null, [], Samples.File()), "anna");
        var after = ledger.CountFacets(query);
        Assert.Equal(["approved"], after.States.Values.Select(v => v.Value));
        Assert.Equal(["state/ALF"], after.Actors.Values.Select(v => v.Value));
        Assert.Equal(0, ledger.CountFacets(query with { State = ReviewState.Rejected }).Acts.Counted);
    }

    [Fact]
    public void Facets_BeyondTheBound_SayThatTheyAreNotWhole()
    {
        using var ledger = Open();
        var text = string.Concat(Enumerable.Repeat("Alfa. ", SearchFacets.Bound + 1));
        var document = Samples.Document(text);
        ledger.Add(document, [.. Enumerable.Range(0, SearchFacets.Bound + 1).Select(i => Samples.Statement(document, i * 6, (i * 6) + 4))], "1.0");
        var facets = ledger.CountFacets(new SearchQuery { For = SearchFor.Statements });
        Assert.Equal((SearchFacets.Bound, false), (facets.Acts.Counted, facets.Acts.IsWhole));
        Assert.Equal(SearchFacets.Bound, facets.Acts.Values.Sum(v => v.Count));
    }

    [Fact]
    public void Search_PagesWithoutGapsAndRepeats()
    {
        using var ledger = Open();
        for (var i = 0; i < 7; i++)
        {
            ledger.Add(Samples.Document($"A ferry, number {i}.", $"{i}.txt"), [], "1.0");
        }

        foreach (var limit in new[] { 1, 2, 3, 7, 8 })
        {
            var names = new List<string>();
            string? cursor = null;
            do
            {
                var page = ledger.Search(new SearchQuery { Words = "ferry", Limit = limit, Cursor = cursor });
                names.AddRange(page.Items.Select(hit => hit.Document.Name));
                cursor = page.Next;

                // What comes meanwhile is newer, and moves nothing.
                ledger.Add(Samples.Document($"A ferry of page {names.Count} and limit {limit}.", "later.txt"), [], "1.0");
            }
            while (cursor is not null);
            Assert.Equal(["6.txt", "5.txt", "4.txt", "3.txt", "2.txt", "1.txt", "0.txt"], names.Where(name => name != "later.txt"));
        }

        Assert.Equal("bad-cursor", Assert.Throws<LedgerException>(() => ledger.Search(new SearchQuery { Cursor = "r" })).Code);
    }

    [Fact]
    public void Search_AsKnownOn_SeesTheReadingOfThen()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        using var ledger = Open(clock);
        var document = Samples.Document(Words);
        ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0", "strait");
        clock.Now += TimeSpan.FromDays(1);
        ledger.Add(document, [Samples.Statement(document, 45, 54), Samples.Statement(document, 60, 70)], "1.1", "strait");
        ledger.Add(Samples.Document("Later.", "later.txt"), [], "1.0", "strait");
        var then = Samples.At("2026-02-01T12:00:00Z");
        Assert.Equal(2, ledger.Search(new SearchQuery { For = SearchFor.Statements }).Items.Count);
        Assert.Equal(Id(document, 5, 18), Assert.Single(ledger.Search(new SearchQuery { For = SearchFor.Statements, Known = then }).Items).Statement!.Id);
        Assert.Equal(Id(document, 5, 18), Assert.Single(ledger.Statements(document.Sha256, then)).Id);
        Assert.Equal((1, 2), (ledger.Documents("strait", then).Count, ledger.Documents("strait").Count));
        Assert.Equal(1, Assert.Single(ledger.Documents(known: then)).Statements);
        Assert.Empty(ledger.Documents(known: Samples.At("2026-01-01")));
        Assert.Empty(ledger.Search(new SearchQuery { Known = Samples.At("2026-01-01") }).Items);
        Assert.Equal(Samples.At("2026-02-01"), ledger.Search(new SearchQuery { For = SearchFor.Documents, Known = then }).Items[0].Recorded);
    }

    [Fact]
    public void Search_Ranked_PutsTheTitleAndTheDenserTextFirst()
    {
        using var ledger = Open();
        foreach (var (name, title, text) in new[]
        {
            ("title.txt", "A blockade", "Nothing more."), ("dense.txt", "Notes", "Blockade: the blockade is a blockade."), ("thin.txt", "Notes", "There was much talk, and late in the day somebody spoke of a blockade too."),
        })
        {
            ledger.Add(Samples.Document(text, name) with { Title = title }, [], "1.0");
        }

        Assert.Equal(["thin.txt", "dense.txt", "title.txt"], ledger.Search("blockade", 9).Select(hit => hit.Document.Name));
        Assert.Equal(["title.txt", "dense.txt", "thin.txt"], ledger.Search(new SearchQuery { Words = "blockade", Order = SearchOrder.Ranked }).Items.Select(hit => hit.Document.Name));
    }

    [Fact]
    public void Search_InQuotationMarks_WantsTheWordsSideBySide()
    {
        using var ledger = Open();
        ledger.Add(Samples.Document("The sea is calm."), [], "1.0");
        Assert.Single(ledger.Search("\"sea is\"", 5));
        Assert.Empty(ledger.Search("\"is sea\"", 5));
        Assert.Single(ledger.Search("\"is\" \"sea", 5));
    }

    [Fact]
    public void Search_ByState_NamesHowEachStandsInTheDossier()
    {
        using var ledger = Open();
        var document = Read(ledger, "1.0", (5, 18), (45, 54), (60, 70));
        ledger.DecideStatement("strait", document.Sha256, Id(document, 5, 18), true, "anna");
        ledger.DecideStatement("strait", document.Sha256, Id(document, 45, 54), false, "anna");
        foreach (var (state, start) in new[] { (ReviewState.Approved, 5), (ReviewState.Rejected, 45), (ReviewState.Proposed, 60) })
        {
            var hit = Assert.Single(ledger.Search(new SearchQuery { Dossier = "strait", State = state }).Items);
            Assert.Equal((state, start), (hit.State, hit.Statement!.Content.Start));
        }
    }
}
