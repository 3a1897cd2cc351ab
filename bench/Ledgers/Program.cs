using System.Diagnostics;
using System.Globalization;
using Casus.Ledger;
using Casus.Ledgers;
using Casus.Logic;
using Casus.Model;

// fill FILE STATEMENTS [CALLERS]   records made-up documents of 20 statements each through Add, from so many callers at a time (4)
// verify FILE                      verifies, three times
// ask FILE                         status of one commitment as of, search, the queue: medians
switch (args)
{
    case ["fill", var file, var count, .. var rest] when rest.Length < 2:
        Fill(file, int.Parse(count, CultureInfo.InvariantCulture), rest is [var callers] ? int.Parse(callers, CultureInfo.InvariantCulture) : 4);
        return 0;
    case ["verify", var file]:
        Verify(file);
        return 0;
    case ["ask", var file]:
        Ask(file);
        return 0;
    default:
        Console.Error.WriteLine("Casus.Ledgers fill FILE STATEMENTS [CALLERS] | verify FILE | ask FILE");
        return 2;
}

static void Fill(string file, int count, int callers)
{
    const int Each = 20;
    using var ledger = SqliteLedger.Open(file, LedgerAccess.Create);
    ledger.Import(MadeUp.Dossier(10), new string('0', 64), "bench");
    Measure($"{count} statements through Add", 1, () => Parallel.For(0, count / Each, new ParallelOptions { MaxDegreeOfParallelism = callers }, i =>
    {
        var (document, statements) = MadeUp.Document(i, Each);
        ledger.Add(document, statements, "1.0", i % 10 == 0 ? "bench" : null);
    }));
}

static void Verify(string file)
{
    using var ledger = SqliteLedger.Open(file, LedgerAccess.Read);
    for (var i = 0; i < 3; i++)
    {
        Measure("verify", 1, () => Console.WriteLine(ledger.Verify() is { Holds: true } report ? $"{report.Entries} entries, {report.Statements} statements hold" : "broken"));
    }
}

static void Ask(string file)
{
    using var ledger = SqliteLedger.Open(file, LedgerAccess.Read);
    var valid = new PartialDate(2026, 2, 10).Start;
    Measure("status of a dossier of 10 commitments as of, out of the ledger", 2000, () => _ = StatusTable.Evaluate(ledger.FindDossier("bench")!, valid, Instant.Max).Commitments[0].States);
    Measure("the dossier alone", 2000, () => _ = ledger.FindDossier("bench"));
    Measure("search: two words, newest 50", 50, () => _ = ledger.Search(new SearchQuery { Words = "harbour treaty" }));
    Measure("search: a word, an actor, an act, a year, newest 50", 50, () => _ = ledger.Search(
        new SearchQuery { Words = "harbour", Actors = ["person/speaker-7"], Acts = [Act.Pledge], From = new PartialDate(2022), To = new PartialDate(2023) }));
    Measure("search: a word, ranked", 20, () => _ = ledger.Search(new SearchQuery { Words = "harbour", Order = SearchOrder.Ranked }));
    Measure("the queue of a tenth of the documents, by importance", 20, () => _ = ledger.Queue("bench", new QueueQuery { Order = QueueOrder.Importance }));
}

static void Measure(string what, int rounds, Action run)
{
    var walls = new List<double>();
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    for (var i = 0; i < rounds; i++)
    {
        var watch = Stopwatch.StartNew();
        run();
        walls.Add(watch.Elapsed.TotalMilliseconds);
    }

    var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / rounds;
    var first = walls[0];
    walls.Sort();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: first {first:F2} ms, median {walls[walls.Count / 2]:F3} ms, {cpu:F3} ms of CPU on average, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
}
