using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>What every store must do. A store's tests derive from this class.</summary>
public abstract partial class LedgerContract
{
    private const string Source = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string Later = "0000000000000000000000000000000000000000000000000000000000000002";

    /// <summary>Opens the store of this test: the same each time within a test, empty at first.</summary>
    protected abstract ILedger Open(TimeProvider? clock = null);

    [Fact]
    public void DocumentAdded_ComesBackWhole()
    {
        var document = Samples.Document("Alfa will withdraw once the sea is calm, \u00e9\u2602\U0001F30A\r\n and so on.");
        var statements = new[] { Samples.Statement(document, 12, 30), Samples.Statement(document, 5, 11) };
        using (var ledger = Open())
        {
            Assert.Equal(new AddReceipt(true, document.Sha256, 2), ledger.Add(document, statements, "1.0"));
        }

        using var again = Open();
        var found = again.FindDocument(document.Sha256);
        Assert.NotNull(found);
        Assert.Equal(document.Raw.ToArray(), found.Raw.ToArray());
        Assert.Equal(document, found with { Raw = document.Raw });
        Assert.Equal([statements[1], statements[0]], again.Statements(document.Sha256));
        Assert.Null(again.Verify().Broken);
    }

    [Fact]
    public void PageWithOtherRawBytes_KeepsBoth()
    {
        var page = Samples.Document("The cleaned text.", "page.html", [0x1f, 0x8b, 0, 255, 3]) with
        {
            IsPage = true,
            Title = null,
            Published = null,
            PublishedFrom = DateSource.None,
            Updated = null,
            Authors = [],
            Language = null,
        };
        using var ledger = Open();
        ledger.Add(page, [], "1.0");
        var found = ledger.FindDocument(page.Sha256)!;
        Assert.Equal([0x1f, 0x8b, 0, 255, 3], found.Raw.ToArray());
        Assert.Equal(page, found with { Raw = page.Raw });
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void TextWithNulAndByteOrderMark_IsKeptAsItStood()
    {
        var document = Samples.Document("\ufeffAlfa\0Bravo charlie");
        using var ledger = Open();
        ledger.Add(document, [], "1.0");
        Assert.Equal(document.Text, ledger.FindDocument(document.Sha256)!.Text);
        Assert.Single(ledger.Search("charlie", 5));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void SameDocumentAgain_ChangesNothing()
    {
        var document = Samples.Document("Alfa will withdraw.");
        using var ledger = Open();
        ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0", "strait");
        var entries = ledger.Verify().Entries;
        Assert.Equal(new AddReceipt(false, document.Sha256, 1), ledger.Add(document with { Name = "other.txt" }, [], "1.0", "strait"));
        Assert.Equal(entries, ledger.Verify().Entries);
        Assert.Equal("communique.txt", Assert.Single(ledger.Documents()).Name);
    }

    [Fact]
    public void NewReaderVersion_TakesThePlaceOfTheOldStatements()
    {
        var document = Samples.Document("Alfa will withdraw and Bravo will wait.");
        using var ledger = Open();
        ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0");
        Assert.True(ledger.Add(document, [Samples.Statement(document, 5, 18), Samples.Statement(document, 29, 38)], "1.1").IsNew);
        Assert.Equal(2, ledger.Statements(document.Sha256).Count);
        Assert.Equal(2, Assert.Single(ledger.Documents()).Statements);
        Assert.Equal(2, ledger.Search("venn", 10).Count);
        var report = ledger.Verify();
        Assert.Equal((1, 3), (report.Documents, report.Statements));
        Assert.Null(report.Broken);
    }

    [Fact]
    public void DocumentOfADossier_IsListedThereOnly()
    {
        var (first, second) = (Samples.Document("One text."), Samples.Document("Another text.", "a.txt"));
        using var ledger = Open();
        ledger.Add(first, [], "1.0", "strait");
        ledger.Add(second, [], "1.0");
        Assert.False(ledger.Add(second, [], "1.0", "delta").IsNew);
        Assert.Equal(["a.txt", "communique.txt"], ledger.Documents().Select(d => d.Name));
        Assert.Equal(["communique.txt"], ledger.Documents("strait").Select(d => d.Name));
        Assert.Equal(["a.txt"], ledger.Documents("delta").Select(d => d.Name));
        Assert.Equal("Another text.", Assert.Single(ledger.Search("text", 9, "delta")).Excerpt);
        Assert.Null(ledger.FindDossier("strait"));
        Assert.Empty(ledger.Dossiers());
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void StatementGivenTwice_IsKeptOnce()
    {
        var document = Samples.Document("Alfa will withdraw.");
        var statement = Samples.Statement(document, 5, 18);
        using var ledger = Open();
        Assert.Equal(1, ledger.Add(document, [statement, statement], "1.0").Statements);
        Assert.Equal([statement], ledger.Statements(document.Sha256));
    }

    [Fact]
    public void WrongHashOrHalfAPair_IsRefused()
    {
        using var ledger = Open();
        Assert.Throws<ArgumentException>(() => ledger.Add(Samples.Document("a") with { Sha256 = new string('0', 64) }, [], "1.0"));
        Assert.Equal("not-text", Assert.Throws<LedgerException>(() => ledger.Add(Samples.Document("a\ud800b"), [], "1.0")).Code);
        Assert.Equal("reserved-id", Assert.Throws<LedgerException>(() => ledger.Add(Samples.Document("a"), [], "1.0", "ledger")).Code);
        Assert.Equal(0, ledger.Verify().Entries);
    }

    [Fact]
    public void UnknownDocument_IsNull()
    {
        using var ledger = Open();
        Assert.Null(ledger.FindDocument(new string('0', 64)));
        Assert.Empty(ledger.Statements(new string('0', 64)));
        Assert.Null(ledger.FindDossier("nothing"));
        Assert.Null(ledger.FindDossier("ledger"));
    }

    [Theory]
    [InlineData("withdraw", 2)]
    [InlineData("WITHDRAW sea", 2)]
    [InlineData("venn withdraw", 1)]
    [InlineData("communique", 1)]
    [InlineData("withdraw absent", 0)]
    [InlineData("", 0)]
    [InlineData("\" * ( -", 0)]
    [InlineData("withdraw \" OR NOT (", 0)]
    [InlineData("withdraw*", 2)]
    public void Search_WantsAllTheWords(string words, int hits)
    {
        var document = Samples.Document("Alfa will withdraw once the sea is calm.");
        using var ledger = Open();
        ledger.Add(document, [Samples.Statement(document, 5, 40)], "1.0");
        Assert.Equal(hits, ledger.Search(words, 10).Count);
    }

    [Fact]
    public void Search_IsNewestFirstAndBounded()
    {
        using var ledger = Open();
        for (var i = 0; i < 5; i++)
        {
            ledger.Add(Samples.Document($"A ferry, number {i}.", $"{i}.txt"), [], "1.0");
        }

        Assert.Equal(["4.txt", "3.txt"], ledger.Search("ferry", 2).Select(hit => hit.Document.Name));
        Assert.Empty(ledger.Search("ferry", 0));
    }

    [Fact]
    public void RecordedTimes_NeverGoBack()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        var documents = Enumerable.Range(0, 4).Select(i => Samples.Document($"Text {i}.")).ToList();
        using (var ledger = Open(clock))
        {
            ledger.Add(documents[0], [Samples.Statement(documents[0], 0, 4)], "1.0");
            clock.Now -= TimeSpan.FromDays(400);
            ledger.Add(documents[1], [], "1.0", "strait");
        }

        using var again = Open(clock);
        again.Add(documents[2], [], "1.0");
        clock.Now += TimeSpan.FromDays(500);
        again.Add(documents[3], [], "1.0");
        var entries = again.Entries("ledger", 0, 100).ToList();
        Assert.Equal(9, entries.Count);
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.True(pair.First.Recorded < pair.Second.Recorded));
        Assert.Equal(Samples.At("2026-02-01"), entries[0].Recorded);
        Assert.Equal(entries[0].Recorded.Next, entries[1].Recorded);
        Assert.Equal(Samples.At("2026-05-12"), entries[^2].Recorded);
        Assert.True(again.Verify().Holds);
    }

    [Fact]
    public void Entries_AreChained()
    {
        var document = Samples.Document("Alfa will withdraw.");
        using var ledger = Open();
        ledger.Add(document, [Samples.Statement(document, 5, 18)], "1.0");
        var entries = ledger.Entries("ledger", 0, 10);
        Assert.Equal(["document-added", "document-read", "statement-recorded"], entries.Select(entry => entry.Kind));
        Assert.Equal(new string('0', 64), entries[0].Previous);
        Assert.Equal(entries[0].Hash, entries[1].Previous);
        Assert.Equal(["ledger/2"], ledger.Entries("ledger", 1, 1).Select(entry => entry.Id));
        Assert.Equal(entries[^1], Assert.Single(ledger.Verify().Heads));
        Assert.All(entries, entry => Assert.Equal(entry.Payload, System.Text.Encoding.UTF8.GetString(CanonicalJson.From(System.Text.Encoding.UTF8.GetBytes(entry.Payload)))));
    }

    [Fact]
    public void EntryHash_IsThatOfItsCanonicalColumns()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "A \"quoted\"\tauthor");
        foreach (var entry in ledger.Entries("strait", 0, 100))
        {
            // What anyone can do who has the entry and RFC 8785: order does not matter, the canonical form sorts.
            var columns = new Dictionary<string, object?>
            {
                ["recorded"] = entry.Recorded.ToString(),
                ["known"] = entry.Known.ToString(),
                ["chain"] = entry.Chain,
                ["kind"] = entry.Kind,
                ["position"] = entry.Position,
                ["author"] = entry.Author,
                ["reason"] = entry.Reason,
                ["previous"] = entry.Previous,
                ["payload"] = System.Text.Json.JsonDocument.Parse(entry.Payload).RootElement,
            };
            foreach (var (key, value) in new[] { ("role", entry.Role), ("valid_from", entry.ValidFrom?.ToString()), ("valid_to", entry.ValidTo?.ToString()) })
            {
                if (value is not null)
                {
                    columns.Add(key, value);
                }
            }

            var json = System.Text.Json.JsonSerializer.Serialize(columns);
            var hash = System.Security.Cryptography.SHA256.HashData(CanonicalJson.From(System.Text.Encoding.UTF8.GetBytes(json)));
            Assert.Equal(Convert.ToHexStringLower(hash), entry.Hash);
        }
    }

    [Fact]
    public void ManyThreads_LoseNothing()
    {
        using var ledger = Open();
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var document = Samples.Document($"Paper {i} of a harbour.", $"{i}.txt");
            Assert.True(ledger.Add(document, [Samples.Statement(document, 0, 5)], "1.0", i % 2 == 0 ? "even" : "odd").IsNew);
            Assert.NotNull(ledger.FindDocument(document.Sha256));
        });
        var report = ledger.Verify();
        Assert.Null(report.Broken);
        Assert.Equal((60, 60), (report.Documents, report.Statements));
        Assert.Equal(30, ledger.Documents("even").Count);
    }

    [Fact]
    public void FailureAmongMany_StaysWithItsOwn()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 4 == 0)
            {
                Assert.Equal("no-such-entry", Assert.Throws<LedgerException>(() => ledger.Decide($"strait/{1000 + i}", true, "anna", null)).Code);
            }
            else
            {
                ledger.Record("strait", Samples.Strait().Findings[0] with { Id = $"n{i}" }, "anna");
            }
        });
        Assert.Equal(31, ledger.FindDossier("strait")!.Findings.Count);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void AfterDispose_EveryCallIsRefused()
    {
        var ledger = Open();
        ledger.Dispose();
        ledger.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ledger.Add(Samples.Document("a"), [], "1.0"));
        Assert.Throws<ObjectDisposedException>(() => ledger.Documents());
    }
}
