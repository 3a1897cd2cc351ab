using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>The keys that are read, the JSON Schema and the reference page say the same.</summary>
public sealed partial class ReferenceTests
{
    public static TheoryData<string> Kinds => [.. DossierKeys.ByName.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Schema_HasTheKeysThatAreRead(string kind)
    {
        var definition = Definition(kind);
        Assert.Equal(DossierKeys.ByName[kind].All, definition.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Schema_RequiresWhatIsRequired(string kind)
    {
        var required = Definition(kind).TryGetProperty("required", out var list) ? list.EnumerateArray().Select(k => k.GetString()!).ToList() : [];
        Assert.Equal(DossierKeys.ByName[kind].Required.Order(), required.Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Page_HasTheKeysThatAreRead(string kind)
    {
        var page = Keys(kind);
        var common = DossierKeys.ByName[kind].All.Contains("recorded") ? Keys("every item").Select(k => k.Name) : [];
        Assert.Equal(DossierKeys.ByName[kind].All, page.Select(k => k.Name).Concat(common));
        Assert.Equal(DossierKeys.ByName[kind].Required.Order(), page.Where(k => k.IsRequired).Select(k => k.Name).Order());
    }

    [Fact]
    public void Page_HasNoSectionForAnUnknownKind() =>
        Assert.Equal(
            DossierKeys.ByName.Keys.Append("every item").Order(StringComparer.Ordinal),
            Section().Matches(Page).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Schema_HasTheWordsThatAreRead(string kind, string key, string[] words) =>
        Assert.Equal(
            words,
            Definition(kind).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()!));

    public static TheoryData<string, string, string[]> Enumerations => new()
    {
        { "proposition", "absence", Words<Absence>(DossierWords.Word) },
        { "commitment", "kind", Words<CommitmentKind>(DossierWords.Word) },
        { "act", "act", Words<CommitmentActKind>(DossierWords.Word) },
        { "stance", "act", Words<StanceAct>(DossierWords.Word) },
        { "contribution", "stage", Words<ContributionStage>(DossierWords.Word) },
        { "measure", "stage", Words<MeasureStage>(DossierWords.Word) },
    };

    [Fact]
    public void PagesExample_IsADossier()
    {
        var example = Example().Match(Page).Groups["yaml"].Value;
        var outcome = DossierYaml.Read("dossier.md", example);
        Assert.True(outcome.IsValue, string.Join('\n', outcome.Refusals));
        Assert.NotEmpty(outcome.Value.Commitments);
    }

    [Fact]
    public void EveryCodeOfTheBadDossiers_StandsOnThePage()
    {
        var codes = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "dossiers", "bad"), "*.expected")
            .SelectMany(File.ReadAllLines).Select(l => l.Split(": ")[1]).ToHashSet();
        Assert.True(codes.Count > 20);
        Assert.All(codes, c => Assert.Contains($"`{c}`", Page, StringComparison.Ordinal));
    }

    private static string Page { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "dossier.md"));

    private static JsonElement Schema { get; } = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "dossier.schema.json")));

    private static JsonElement Definition(string kind) => kind == "dossier" ? Schema : Schema.GetProperty("$defs").GetProperty(kind);

    private static string[] Words<T>(Func<T, string> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(word)];

    private static List<(string Name, bool IsRequired)> Keys(string section)
    {
        var match = Section().Matches(Page).Single(m => m.Groups["name"].Value == section);
        return [.. Row().Matches(match.Groups["body"].Value).Select(m => (m.Groups["key"].Value, m.Groups["value"].Value.EndsWith(", required", StringComparison.Ordinal)))];
    }

    [GeneratedRegex(@"^### (?<name>[^\n]+)\n(?<body>(?:(?!##)[^\n]*\n)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<value>[^|]*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
