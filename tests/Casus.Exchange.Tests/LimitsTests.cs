using System.Globalization;

namespace Casus.Exchange.Tests;

/// <summary>Hostile files end soon, and with the right code; one that took quadratic time would not end within the suite.</summary>
public sealed class LimitsTests
{
    private const string Head = "dossier: d\ntitle: T\n";

    private static readonly Dictionary<string, (Func<string> Yaml, string Code)> Files = new()
    {
        ["brackets"] = (() => new string('[', 1_000_000), "too-deep"),
        ["braces"] = (() => new string('{', 1_000_000), "too-deep"),
        ["dashes"] = (() => Repeat("- ", 500_000), "too-deep"),
        ["questions"] = (() => Repeat("? ", 500_000), "too-deep"),
        ["values"] = (() => "dossier: [" + Repeat("a,", 1_000_001) + "]", "too-large"),
        ["unknown keys"] = (() => Head + Repeat(i => $"k{i}: v\n", 50_000), "unknown-key"),
        ["one key"] = (() => Head + Repeat("title: T\n", 50_000), "duplicate-key"),
        ["one id"] = (() => Head + "propositions:\n" + Repeat("  - { id: p, text: T }\n", 30_000), "duplicate-id"),
        ["unknown propositions"] = (() => Head + "findings:\n" + Repeat(i => $"  - {{ proposition: p{i}, value: true, from: 2031 }}\n", 30_000), "unknown-proposition"),
        ["open parentheses"] = (() => Head + "propositions:\n  - { id: p, text: T, holds: (" + Repeat("(a, ", 30_000) + "}\n", "duplicate-key"),
        ["a deep formula"] = (() => Head + "propositions:\n  - { id: p, text: T, holds: '" + new string('(', 60_000) + "p' }\n", "bad-formula"),
        ["a long formula"] = (() => Head + "propositions:\n  - { id: p, text: T, holds: '" + Repeat("p or ", 30_000) + "p' }\n", "bad-formula"),
        ["a long circle"] = (() => Head + "propositions:\n" + Repeat(i => $"  - {{ id: p{i}, text: T, holds: p{(i + 1) % 30_000} }}\n", 30_000), "circular-proposition"),
        ["a long line"] = (() => Head + "x: " + new string('x', 5_000_000), "unknown-key"),
        ["an open quote"] = (() => Head + "summary: \"" + Repeat("\\n", 1_000_000), "bad-yaml"),
    };

    public static TheoryData<string> Hostile => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileFile_IsRefused(string what)
    {
        var outcome = DossierYaml.Read("d.yaml", Files[what].Yaml());
        Assert.Contains(outcome.Refusals, r => r.Code == Files[what].Code);
        Assert.InRange(outcome.Refusals.Count, 1, DossierYaml.MaxRefusals);
        Assert.All(outcome.Refusals, r => Assert.InRange(r.ToString().Length, 1, 1_000));
    }

    [Fact]
    public void FileOver20Megabytes_IsRefusedByItsBytes()
    {
        Assert.Equal("too-large", Assert.Single(DossierYaml.Read("d.yaml", "# " + new string('é', 10_500_000)).Refusals).Code);
        Assert.Equal("empty", Assert.Single(DossierYaml.Read("d.yaml", "# " + new string('e', 10_500_000)).Refusals).Code);
    }

    [Fact]
    public void ManyItemsAlike_AreReadAndToldApart()
    {
        var dossier = DossierYaml.Read("d.yaml", Head + "propositions: [{ id: p, text: T }]\nfindings:\n" + Repeat("  - { proposition: p, value: true, from: 2031 }\n", 20_000)).Value!;
        Assert.Equal("finding-p-2031", dossier.Findings[0].Id);
        Assert.Equal("finding-p-2031-2", dossier.Findings[1].Id);
        Assert.Equal(20_000, dossier.Findings.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void LongChainOfPropositions_IsRead() =>
        Assert.True(DossierYaml.Read("d.yaml", Head + "propositions:\n" + Repeat(i => $"  - {{ id: p{i}, text: T, holds: p{i + 1} }}\n", 20_000) + "  - { id: p20000, text: T }\n").IsValue);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Repeat(Func<int, FormattableString> text, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(i => text(i).ToString(CultureInfo.InvariantCulture)));
}
