using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Dossiers: import, recording, review, history.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void ImportedDossier_ComesBackWithItsOwnTimes()
    {
        var given = Samples.Strait();
        using var ledger = Open();
        Assert.Equal(new ImportReceipt(14, 0, 0, 0), ledger.Import(given, Source, "importer"));
        var found = ledger.FindDossier("strait")!;
        Assert.Equal(Plain(given), Plain(found));
        Assert.All(Items(found), item => Assert.Equal((Samples.Known, (Instant?)Samples.Known, (Instant?)null), (item.Origin.Known, item.Origin.Approved, item.Origin.Until)));
        Assert.Equal("strait/2", found.Parties[0].Origin.Entry);
        Assert.Equal("importer", found.Parties[0].Origin.Author);
        Assert.Equal(new DossierSummary("strait", "The strait arrangement", Source, 0) { Recorded = ledger.Verify().Heads[^1].Recorded }, Assert.Single(ledger.Dossiers()));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void ImportAgain_ChangesNothing()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var entries = ledger.Verify().Entries;
        Assert.Equal(new ImportReceipt(0, 0, 0, 14), ledger.Import(Samples.Strait(), Source, "somebody"));
        Assert.Equal(entries, ledger.Verify().Entries);
    }

    [Fact]
    public void ImportOfALaterFile_AmendsAndWithdrawsByTheFilesDate()
    {
        var (first, then) = (Samples.Strait(), Samples.At("2026-02-10"));
        var later = first with
        {
            AsOf = Samples.On("2026-02-10"),
            Title = "The arrangement",
            Commitments = [first.Commitments[0] with { Text = "Alfa withdraws at last.", Origin = Samples.File(then) }],
            Incidents = [],
            Findings = [first.Findings[0], first.Findings[0] with { Id = "f2", Value = false, Origin = Samples.File(Samples.At("2026-02-01")) }],
            Measures = [first.Measures[0] with { Origin = Samples.File(then) }],
        };
        using var ledger = Open();
        ledger.Import(first, Source, "importer");
        Assert.Equal(new ImportReceipt(1, 1, 1, 12), ledger.Import(later, Later, "importer"));
        var found = ledger.FindDossier("strait")!;
        Assert.Equal("The arrangement", found.Title);
        Assert.Equal([then, null], found.Commitments.Select(item => item.Origin.Until));
        Assert.Equal([Samples.Known, then], found.Commitments.Select(item => item.Origin.Known));
        Assert.Equal(then, Assert.Single(found.Incidents).Origin.Until);
        Assert.Equal(Samples.Known, Assert.Single(found.Measures).Origin.Known);
        Assert.Equal(Samples.At("2026-02-01"), found.Findings[1].Origin.Known);
        Assert.Equal(Later, Assert.Single(ledger.Dossiers()).SourceSha256);
        Assert.Equal(new ImportReceipt(0, 0, 0, 14), ledger.Import(later, Later, "importer"));

        // What was known before still is what it was then.
        Assert.Equal(Plain(first) with { Title = found.Title, AsOf = found.AsOf }, Plain(At(found, Samples.At("2026-01-20"))));
        Assert.Equal(new ImportReceipt(1, 1, 1, 12), ledger.Import(first with { AsOf = Samples.On("2026-03-01") }, Source, "importer"));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void CorrectedKnownTime_IsAnAmendment()
    {
        var first = Samples.Strait();
        using var ledger = Open();
        ledger.Import(first, Source, "importer");
        var later = first with { Findings = [first.Findings[0] with { Origin = Samples.File(Samples.At("2026-01-09")) }] };
        Assert.Equal(new ImportReceipt(0, 1, 0, 13), ledger.Import(later, Later, "importer"));
        Assert.Equal([Samples.At("2026-01-09"), null], ledger.FindDossier("strait")!.Findings.Select(item => item.Origin.Until));
    }

    [Fact]
    public void WhatWasRecordedByHand_OutlivesAnImport()
    {
        var given = Samples.Strait() with { Policy = new ReviewPolicy(1) };
        using var ledger = Open();
        ledger.Import(given, Source, "importer");
        ledger.Record("strait", given.Findings[0] with { Id = "mine" }, "anna");
        ledger.Record("strait", given.Parties[0] with { Note = "by hand" }, "anna");
        Assert.Equal(new ImportReceipt(0, 0, 0, 14), ledger.Import(given, Later, "importer"));
        var found = ledger.FindDossier("strait")!;
        Assert.Equal("by hand", found.Parties.Single(party => party is { Id: "state/ALF", Origin.Until: null }).Note);
        Assert.Null(found.Findings.Single(finding => finding.Id == "mine").Origin.Until);
    }

    [Fact]
    public void WholeHistoryOfAnotherLedger_ImportsOnce()
    {
        var (first, then) = (Samples.Strait(), Samples.At("2026-02-10"));
        var history = first with
        {
            Parties = [first.Parties[0] with { Origin = Samples.File() with { Until = then } }, first.Parties[0] with { Note = "later", Origin = Samples.File(then) }],
            Incidents = [first.Incidents[0] with { Origin = Samples.File() with { Until = then } }],
        };
        using var ledger = Open();
        Assert.Equal(new ImportReceipt(13, 0, 0, 0), ledger.Import(history, Source, "importer"));
        Assert.Equal(Items(history).Select(item => (item.Id, item.Origin.Known, item.Origin.Until)), Items(ledger.FindDossier("strait")!).Select(item => (item.Id, item.Origin.Known, item.Origin.Until)));
        var entries = ledger.Verify().Entries;
        Assert.Equal(new ImportReceipt(0, 0, 0, 13), ledger.Import(history, Source, "importer"));
        Assert.Equal(entries, ledger.Verify().Entries);
    }

    [Fact]
    public void ImportedDraft_WaitsForApproval()
    {
        var given = Samples.Strait();
        given = given with { Findings = [given.Findings[0] with { Origin = Samples.File(draft: true) }] };
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        using var ledger = Open(clock);
        ledger.Import(given, Source, "importer");
        Assert.Equal(1, Assert.Single(ledger.Dossiers()).Drafts);
        var draft = ledger.FindDossier("strait")!.Findings[0];
        Assert.Null(draft.Origin.Approved);
        var receipt = ledger.Decide(draft.Origin.Entry, true, "bela", "seen by two");
        Assert.False(receipt.IsDraft);
        var counted = ledger.FindDossier("strait")!.Findings[0];
        Assert.Equal((Samples.Known, (Instant?)receipt.Recorded), (counted.Origin.Known, counted.Origin.Approved));
        Assert.Equal(new ImportReceipt(0, 0, 0, 14), ledger.Import(given, Source, "importer"));
        Assert.Equal("seen by two", ledger.Entries("strait", 0, 100)[^1].Reason);
    }

    [Fact]
    public void RecordUnderTwoReviewers_CountsFromApproval()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-02-01T00:00:00Z", null));
        using var ledger = Open(clock);
        ledger.Import(Samples.Strait(), Source, "importer");
        var finding = Samples.Strait().Findings[0] with { Source = "amended" };
        var receipt = ledger.Record("strait", finding, "anna");
        Assert.True(receipt.IsDraft);
        var (standing, draft) = Two(ledger.FindDossier("strait")!.Findings);
        Assert.Null(standing.Origin.Until);
        Assert.Equal(new Origin(receipt.Entry, receipt.Recorded, null, null, "anna"), draft.Origin);

        clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("own-change", Assert.Throws<LedgerException>(() => ledger.Decide(receipt.Entry, true, " Anna", null)).Code);
        var decision = ledger.Decide(receipt.Entry, true, "bela", null);
        (standing, draft) = Two(ledger.FindDossier("strait")!.Findings);
        Assert.Equal(decision.Recorded, standing.Origin.Until);
        Assert.Equal(new Origin(receipt.Entry, receipt.Recorded, decision.Recorded, null, "anna"), draft.Origin);
        Assert.Equal("decided", Assert.Throws<LedgerException>(() => ledger.Decide(receipt.Entry, false, "bela", null)).Code);
        Assert.Equal(["finding-amended", "finding-approved"], ledger.Entries("strait", 16, 9).Select(entry => entry.Kind));
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void RejectedDraft_LeavesWhatStands()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var receipt = ledger.Record("strait", Samples.Strait().Findings[0] with { Source = "amended" }, "anna");
        var decision = ledger.Decide(receipt.Entry, false, "bela", "the source says otherwise");
        var (standing, draft) = Two(ledger.FindDossier("strait")!.Findings);
        Assert.True(standing.Origin is { Approved: not null, Until: null });
        Assert.Equal((null, (Instant?)decision.Recorded), (draft.Origin.Approved, draft.Origin.Until));
        Assert.Equal(0, Assert.Single(ledger.Dossiers()).Drafts);
    }

    [Fact]
    public void RecordUnderOneReviewer_CountsAtOnceButAReaderNever()
    {
        var given = Samples.Strait() with { Policy = new ReviewPolicy(1) };
        using var ledger = Open();
        ledger.Import(given, Source, "importer");
        var receipt = ledger.Record("strait", given.Findings[0] with { Value = false }, "anna");
        Assert.False(receipt.IsDraft);
        var (before, after) = Two(ledger.FindDossier("strait")!.Findings);
        Assert.Equal(receipt.Recorded, before.Origin.Until);
        Assert.Equal(receipt.Recorded, after.Origin.Approved);
        Assert.True(ledger.Record("strait", given.Findings[0] with { Id = "read" }, "reader/1.0").IsDraft);
    }

    [Fact]
    public void SameRecordAgain_IsTheSameEntry()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var finding = Samples.Strait().Findings[0] with { Id = "n", Origin = Samples.File(Samples.At("1999")) };
        var receipt = ledger.Record("strait", finding, "anna");
        Assert.Equal(receipt, ledger.Record("strait", finding, "anna"));
        Assert.NotEqual(receipt.Entry, ledger.Record("strait", finding with { Value = false }, "anna").Entry);
        Assert.Equal(1, Assert.Single(ledger.Dossiers()).Drafts);
    }

    [Fact]
    public void UnknownDossierOrEntry_IsNamed()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), Source, "importer");
        var failure = Assert.Throws<LedgerException>(() => ledger.Record("stait", Samples.Strait().Parties[0], "anna"));
        Assert.Equal("no-such-dossier", failure.Code);
        Assert.Contains("did you mean 'strait'?", failure.Message, StringComparison.Ordinal);
        foreach (var entry in new[] { "strait/99", "strait/x", "strait", "/1", "", "ledger/1", "strait/1" })
        {
            Assert.Equal("no-such-entry", Assert.Throws<LedgerException>(() => ledger.Decide(entry, true, "bela", null)).Code);
        }
    }

    [Fact]
    public void CitedDocument_IsHeldByItsHash()
    {
        var document = Samples.Document("Alfa will withdraw within 30 days.");
        using var ledger = Open();
        ledger.Add(document, [], "1.0");
        var given = Samples.Strait();
        ledger.Import(given with { Findings = [given.Findings[0] with { Evidence = [new Evidence("communique.txt", "will", [], document.Sha256)] }] }, Source, "importer");
        var payload = ledger.Entries("strait", 0, 100).Single(entry => entry.Kind == "finding-recorded").Payload;
        Assert.Contains($"\"hash\":\"{ledger.Entries("ledger", 0, 1)[0].Hash}\"", payload, StringComparison.Ordinal);
        Assert.True(ledger.Verify().Holds);
    }

    [Fact]
    public void Replay_EqualsWhatALiveLedgerHolds()
    {
        using var live = Open();
        live.Import(Samples.Strait(), Source, "importer");
        var receipt = live.Record("strait", Samples.Strait().Parties[0] with { Note = "x" }, "anna");
        _ = live.FindDossier("strait"); // so that the next answer builds on this one
        live.Decide(receipt.Entry, true, "bela", null);
        using var fresh = Open();
        var (held, replayed) = (live.FindDossier("strait")!, fresh.FindDossier("strait")!);
        Assert.Equal(held, replayed);
    }

    private static (Finding First, Finding Second) Two(ValueList<Finding> findings) => findings is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{findings.Count}");

    private static IEnumerable<IDossierItem> Items(Dossier dossier) =>
        [.. dossier.Parties, .. dossier.Propositions, .. dossier.Commitments, .. dossier.Dependencies, .. dossier.Findings,
            .. dossier.Acts, .. dossier.Stances, .. dossier.Contributions, .. dossier.Measures, .. dossier.Incidents, .. dossier.Series];

    private static Dossier Plain(Dossier dossier) => Map(dossier, _ => true);

    private static Dossier At(Dossier dossier, Instant known) => Map(dossier, item => item.Origin.Counts(known));

    // The same dossier with the items wanted, each without its origin.
    private static Dossier Map(Dossier dossier, Func<IDossierItem, bool> wanted) => dossier with
    {
        Parties = [.. dossier.Parties.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Propositions = [.. dossier.Propositions.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Commitments = [.. dossier.Commitments.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Dependencies = [.. dossier.Dependencies.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Findings = [.. dossier.Findings.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Acts = [.. dossier.Acts.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Stances = [.. dossier.Stances.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Contributions = [.. dossier.Contributions.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Measures = [.. dossier.Measures.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Incidents = [.. dossier.Incidents.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
        Series = [.. dossier.Series.Where(x => wanted(x)).Select(x => x with { Origin = Samples.File() })],
    };
}
