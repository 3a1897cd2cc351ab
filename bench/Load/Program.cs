using System.Diagnostics;
using System.Globalization;
using Casus.Ledger;
using Casus.Load;
using Casus.Web;

// make LEDGER [STATEMENTS] [COMMITMENTS]   fills a ledger (default 100000 and 10000)
// page LEDGER PAGE [TIMES]                serves it and asks for one page alone, again and again (default 30), to be looked at with a profiler
// saves LEDGER PAGE [TIMES]               serves it and asks for a page right after a finding was saved, again and again
// run LEDGER [PEOPLE] [SECONDS]            serves it and clicks: one person alone, then many at once (default 50, 60 s), each thinking 1 to 3 s between clicks
switch (args)
{
    case ["make", var file, ..]:
        LargeLedger.Make(file, Number(2, 100_000), Number(3, 10_000));
        break;
    case ["page", var file, var page, ..]:
        await Serve(file, 1, (desk, tokens) => Page(desk, tokens[0], page, Number(3, 30)));
        break;
    case ["saves", var file, var page, ..]:
        await Serve(file, 1, async (desk, tokens) =>
        {
            using var alone = new Clicks(desk, tokens[0], seed: 1);
            await Saves(alone, page, Number(3, 30));
        });
        break;
    case ["run", var file, ..]:
        await Serve(file, Number(2, 50), (desk, tokens) => Run(desk, tokens, TimeSpan.FromSeconds(Number(3, 60))));
        break;
    default:
        Console.Error.WriteLine("make LEDGER [STATEMENTS] [COMMITMENTS] | page LEDGER PAGE [TIMES] | saves LEDGER PAGE [TIMES] | run LEDGER [PEOPLE] [SECONDS]");
        return 2;
}

return 0;

int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

static async Task Serve(string file, int people, Func<Uri, List<string>, Task> click)
{
    using var ledger = SqliteLedger.Open(file, LedgerAccess.Write);
    var folder = Directory.CreateTempSubdirectory("casus-load-");
    var accounts = AccountFile.Open(Path.Combine(folder.FullName, "accounts.casus"));
    accounts.Add("clicker", Role.Reviewer, "correct horse battery");
    var options = new DeskOptions { Ledger = ledger, Dossier = "large", Service = new() { Accounts = accounts, Listen = new(System.Net.IPAddress.Loopback, 0) } };
    var opened = Stopwatch.StartNew();
    await using var desk = await Desk.StartAsync(options, CancellationToken.None);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened in {opened.ElapsedMilliseconds} ms"));

    // Tokens of one account share its limits: each person is an account of their own, known by its token.
    var tokens = new List<string>();
    for (var i = 0; i < people; i++)
    {
        accounts.Add(FormattableString.Invariant($"person{i}"), Role.Reviewer, "correct horse battery");
        tokens.Add(accounts.Token(FormattableString.Invariant($"person{i}")).Secret);
    }

    await click(desk.Address, tokens);
    folder.Delete(recursive: true);
}

static async Task Saves(Clicks alone, string page, int times)
{
    var (saves, looks) = await alone.SaveAndLook(page, times);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a finding is saved, {times} times: median {At(saves, 0.5):F1}, 95th percentile {At(saves, 0.95):F1} ms; {page} right after it: {At(looks, 0.5):F1}, {At(looks, 0.95):F1} ms"));
}

static async Task Page(Uri desk, string token, string page, int times)
{
    using var alone = new Clicks(desk, token, seed: 1);
    var (first, rest, bytes) = await alone.Measure(page, times);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page} {first:F1} {At(rest, 0.5):F1} {At(rest, 0.95):F1} {bytes / 1000.0:F1}"));
}

static async Task Run(Uri desk, List<string> tokens, TimeSpan time)
{
    var people = tokens.Count;
    using (var alone = new Clicks(desk, tokens[0], seed: 1))
    {
        Console.WriteLine("one person, each page 30 times: the first, then the others' median and 95th percentile, ms; CPU of server and client for one, ms; kB sent");
        foreach (var page in (await alone.Pages()).Concat(Clicks.Whole))
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var (first, rest, bytes) = await alone.Measure(page, 30);
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page[..Math.Min(60, page.Length)],-60} {first,8:F1} {At(rest, 0.5),8:F1} {At(rest, 0.95),8:F1} {cpu.TotalMilliseconds / 30,8:F1} {bytes / 1000.0,8:F1}"));
        }

        foreach (var page in Clicks.Whole.Prepend("/"))
        {
            await Saves(alone, page, 20);
        }
    }

    var before = Process.GetCurrentProcess().TotalProcessorTime;
    using var stop = new CancellationTokenSource(time);
    var all = await Task.WhenAll(tokens.Select((token, i) => Task.Run(async () =>
    {
        using var clicks = new Clicks(desk, token, seed: i);
        return await clicks.Work(stop.Token);
    })));
    var used = Process.GetCurrentProcess().TotalProcessorTime - before;
    foreach (var kind in all.SelectMany(a => a.Times).GroupBy(t => t.What.StartsWith("/documents/", StringComparison.Ordinal) ? "/documents/…" : t.What))
    {
        var sorted = kind.Select(t => t.Time).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-60} {sorted.Count,5} {At(sorted, 0.5),8:F1} {At(sorted, 0.95),8:F1}"));
    }

    var every = all.SelectMany(a => a.Times.Select(t => t.Time)).Order().ToList();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{people} people, {time.TotalSeconds:F0} s: {every.Count} clicks ({every.Count / time.TotalSeconds:F0} a second), {all.Sum(a => a.Writes)} of them saves, {all.Sum(a => a.Unchanged)} answered 304, {all.Sum(a => a.Failed)} failed; median {At(every, 0.5):F1}, p95 {At(every, 0.95):F1}, p99 {At(every, 0.99):F1}, most {every[^1]:F1} ms; {used.TotalSeconds:F1} s of CPU, server and clients; {Environment.WorkingSet / 1_000_000} MB"));
}

static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
