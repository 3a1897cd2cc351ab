using System.Globalization;
using System.Text.Json;

namespace Casus.Shared.Tests.Symboleo;

/// <summary>One trace: what happens on which day, and what must then hold.</summary>
internal sealed record Trace(string Name, IReadOnlyList<(Term Event, int Day)> Events, IReadOnlyList<Term> Attributes, IReadOnlyList<Term> Expected)
{
    public static IReadOnlyList<Trace> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.EnumerateArray().Select(t => new Trace(
            t.GetProperty("name").GetString()!,
            [.. Texts(t, "events").Select(e => (Term.Parse(e[..e.LastIndexOf(',')]), int.Parse(e[(e.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture))).OrderBy(e => e.Item2)],
            [.. Texts(t, "initials").Concat(Texts(t, "attributes")).Select(Term.Parse)],
            [.. Texts(t, "expectedStates").Select(Term.Parse)]))];
    }

    /// <summary>The second argument of the attribute of an event: <c>to(E, X)</c> gives X.</summary>
    public string? Attribute(string name, string of) => Attributes.FirstOrDefault(a => a.Name == name && a.Arguments[0] == of)?.Arguments[1];

    private static IEnumerable<string> Texts(JsonElement trace, string name) => trace.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
}

/// <summary><c>name(a, b)</c>, or a name alone; an argument may be a list in brackets.</summary>
internal sealed record Term(string Name, string[] Arguments)
{
    public static Term Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? new(text.Trim(), []) : new(text[..open].Trim(), text[(open + 1)..text.LastIndexOf(')')].Split(',', StringSplitOptions.TrimEntries));
    }

    public override string ToString() => Arguments.Length == 0 ? Name : $"{Name}({string.Join(", ", Arguments)})";
}
