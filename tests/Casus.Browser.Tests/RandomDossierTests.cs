using System.Globalization;
using System.Text;
using Casus.Tests;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>The same what-if on a dossier whose parties, propositions, number and dates are drawn anew at each run.</summary>
public sealed class RandomDossierTests(Chromium chromium) : IDisposable
{
    private static readonly string[] Syllables = ["ka", "ro", "vel", "mi", "dun", "to", "shar", "ne", "lu", "bri", "os", "tan"];

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task WhatIfTheGate_DetachesEveryPledgeAndNamesWhatTheGuaranteeNeeds()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var count = random.Next(2, 40);
        var gate = "gate-" + Name(random).ToLowerInvariant();
        var need = "need-" + Name(random).ToLowerInvariant();
        var made = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 200));
        var from = made.AddDays(random.Next(1, 60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (yes, no) = ($"the {Name(random)} envoy welcomed it", $"the {Name(random)} council promised nothing");
        _casus.File("drawn/documents/report.txt", $"In {Name(random)}, {yes}. But {no}. They will all take part once it holds.");
        _casus.File("drawn/dossier.yaml", Write(random, count, gate, need, made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), yes, no));

        using var desk = new OpenDesk(_casus, "drawn");
        await using var at = await chromium.OpenAsync(desk);
        await Expect(at.Page.Locator("#s-conditional h3")).ToContainTextAsync(count.ToString(CultureInfo.InvariantCulture));
        await SampleDeskTests.SupposeAsync(at.Page, gate, from, "true");
        var banner = at.Page.Locator("#whatif");
        await Expect(banner).ToContainTextAsync($"{count} commitments would change; 1 stays as it is.");
        await Expect(banner).ToContainTextAsync("detached");
        await Expect(banner.Locator($"time[datetime='{from}']").First).ToBeVisibleAsync();
        await Expect(banner).ToContainTextAsync($"needs {need}, which is");
        await Expect(banner).ToContainTextAsync(yes);
        await Expect(banner).ToContainTextAsync(no);
        await at.ScreenshotAsync("random-light");
    }

    private static string Name(Random random)
    {
        var name = string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Write(Random random, int count, string gate, string need, string made, string yes, string no)
    {
        var parties = new StringBuilder();
        var propositions = new StringBuilder();
        var commitments = new StringBuilder();
        for (var i = 1; i <= count; i++)
        {
            var name = Name(random);
            parties.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: party-{i}, name: {name} }}");
            propositions.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: joins-{i}, text: {name} takes part }}");
            commitments.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: pledge-{i}, kind: pledge, debtors: [party-{i}], made: {made}, if: {gate}, then: joins-{i}, evidence: [{{ document: report.txt, words: They will all take part once it holds }}] }}");
        }

        return $$"""
            dossier: drawn
            title: A dossier drawn at random
            asOf: {{made}}
            policy: { reviewers: 1 }
            parties:
            {{parties}}propositions:
              - { id: {{gate}}, text: The gate is open }
              - { id: guarantee, text: The guarantee holds }
              - { id: {{need}}, text: The friend takes part }
              - { id: bad-weather, text: The weather is bad }
            {{propositions}}commitments:
            {{commitments}}  - { id: threat, kind: threat, debtors: [party-1], made: {{made}}, if: bad-weather, then: {{need}} }
            dependencies:
              - { of: guarantee, needs: {{need}}, text: The guarantee needs the friend }
            findings:
              - { proposition: {{need}}, value: true, from: {{made}}, evidence: [{ document: report.txt, words: "{{yes}}" }] }
              - { proposition: {{need}}, value: false, from: {{made}}, evidence: [{ document: report.txt, words: "{{no}}" }] }
            """;
    }
}
