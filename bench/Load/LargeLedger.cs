using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Dossiers;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Load;

/// <summary>A made-up ledger: documents of twenty statements each, and one large dossier.</summary>
internal static class LargeLedger
{
    private const int StatementsOfOne = 20;

    private static readonly string[] Verbs = ["will send", "will not send", "demands", "offers", "refuses", "has promised"];

    private static readonly string[] Things = ["ships", "grain", "engineers", "monitors", "fuel", "medicine", "radar crews", "mine hunters"];

    public static void Make(string file, int statements, int commitments)
    {
        var watch = Stopwatch.StartNew();
        using var ledger = SqliteLedger.Open(file, LedgerAccess.Create);
        var dossier = LargeDossier.Of(commitments, hub: false);
        ledger.Import(dossier, new string('0', 64), "bench");

        // Each waits for its commit: without a bound the pool would add threads for as long as they all wait.
        Parallel.For(0, statements / StatementsOfOne, new ParallelOptions { MaxDegreeOfParallelism = 4 * Environment.ProcessorCount }, i =>
        {
            var (document, said) = Document(i);
            ledger.Add(document, said, "reader/bench", dossier.Id);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statements} statements, {commitments} commitments in {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private static (Document, List<Statement>) Document(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        var places = new List<Span>();
        for (var i = 0; i < StatementsOfOne; i++)
        {
            var start = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"State {random.Next(200)} {Verbs[random.Next(Verbs.Length)]} {random.Next(2, 90)} {Things[random.Next(Things.Length)]} to the harbour of town {random.Next(1000)}");
            places.Add(new(start, text.Length));
            text.Append(". It was said on a quiet day, and nobody asked why.\n");
        }

        var raw = Encoding.UTF8.GetBytes(text.ToString());
        var sha = Convert.ToHexStringLower(SHA256.HashData(raw));
        var document = new Document
        {
            Name = FormattableString.Invariant($"report-{number:D5}.txt"),
            Path = FormattableString.Invariant($"reports/report-{number:D5}.txt"),
            Sha256 = sha,
            Text = text.ToString(),
            Raw = raw,
            Title = FormattableString.Invariant($"Report {number}"),
            Published = new PartialDate(2026, 1, 1 + (number % 28)),
            PublishedFrom = DateSource.Option,
            Language = "en",
        };
        return (document, places.ConvertAll(place => new Statement
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{sha}{place.Start}"))))[..16],
            Content = Quoted.From(document.Text, place),
            Speakers = [new(null, "the harbour master", SpeakerKind.Person, null)],
            Act = Act.Report,
            Confidence = 0.5,
        }));
    }
}
