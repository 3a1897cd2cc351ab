using YamlDotNet.RepresentationModel;

namespace Casus.Exchange.Tests;

/// <summary>What a sample's <c>expected.yaml</c> says must be answered at one moment.</summary>
internal sealed record ExpectedAnswer(
    string Valid, string Known, IReadOnlyList<ExpectedItem> Commitments, IReadOnlyList<ExpectedItem> Propositions, IReadOnlyList<string> Absent)
{
    public static IReadOnlyList<ExpectedAnswer> Of(string sample)
    {
        using var text = File.OpenText(Path.Combine(SampleFolder.Of(sample), "expected.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        var answers = (YamlSequenceNode)yaml.Documents.Single().RootNode["answers"];
        return [.. answers.Cast<YamlMappingNode>().Select(Read)];
    }

    private static ExpectedAnswer Read(YamlMappingNode answer) =>
        new(answer["valid"].ToString(), answer["known"].ToString(), Items(answer, "commitments"), Items(answer, "propositions"), Words(answer, "absent") ?? []);

    private static IReadOnlyList<ExpectedItem> Items(YamlMappingNode answer, string key) =>
        Child(answer, key) is YamlMappingNode items ? [.. items.Children.Select(i => Item(i.Key.ToString(), (YamlMappingNode)i.Value))] : [];

    private static ExpectedItem Item(string id, YamlMappingNode item)
    {
        // A misspelt key would ask nothing and always hold.
        Assert.Empty(item.Children.Keys.Select(k => k.ToString())
            .Except(["states", "value", "label", "since", "from", "deadline", "blocked-by", "not-assured-by"]));
        return new(
            id,
            Words(item, "states"),
            Child(item, "value")?.ToString(),
            Child(item, "label")?.ToString(),
            (Child(item, "since") ?? Child(item, "from"))?.ToString(),
            Child(item, "deadline")?.ToString(),
            Words(item, "blocked-by"),
            Words(item, "not-assured-by"));
    }

    private static List<string>? Words(YamlMappingNode node, string key) =>
        (Child(node, key) as YamlSequenceNode)?.Select(w => w.ToString()).ToList();

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}

/// <summary>One item's expected answer; null where the file does not ask.</summary>
internal sealed record ExpectedItem(
    string Id,
    IReadOnlyList<string>? States,
    string? Value,
    string? Label,
    string? Since,
    string? Deadline,
    IReadOnlyList<string>? BlockedBy,
    IReadOnlyList<string>? NotAssuredBy)
{
    public override string ToString() =>
        $"{Id}: {Value}{Join(States)} {Label} since {Since} deadline {Deadline} blocked by {Join(BlockedBy)} not assured by {Join(NotAssuredBy)}";

    private static string Join(IReadOnlyList<string>? words) => words is null ? "" : $"[{string.Join(", ", words)}]";
}
