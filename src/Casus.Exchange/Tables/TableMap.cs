using Casus.Model;

namespace Casus.Exchange;

/// <summary>How the rows of a table become items of a dossier: <c>casus import TABLE.csv --map MAP.yaml</c>.</summary>
/// <remarks>docs/how-to/import-a-table.md tells what a map may say.</remarks>
public sealed class TableMap
{
    private static readonly KeySet Keys = new(
        "map", ["title", "delimiter", "skip", "dates", "decimal", "where", "words", "row"], ["row"]);

    private TableMap(string name, MapNode row) => (Name, Row) = (name, row);

    public string Name { get; }

    /// <summary>Null: the one that the header has most of.</summary>
    internal char? Delimiter { get; private init; }

    /// <summary>Lines before the header.</summary>
    internal int Skip { get; private init; }

    /// <summary>The forms that dates have in the table, tried in order, as <c>dd/MM/yyyy</c>.</summary>
    internal IReadOnlyList<string> Dates { get; private init; } = [];

    /// <summary>What stands before the decimals: a point or a comma.</summary>
    internal char Decimal { get; private init; } = '.';

    /// <summary>By column, the values that a row must have to be taken.</summary>
    internal IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Where { get; private init; } = [];

    /// <summary>By name, which word of the table stands for which of ours; <c>*</c> for every other.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; private init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The sections of a dossier file, with <c>{Column|filter}</c> in their texts.</summary>
    internal MapNode Row { get; }

    /// <summary>Reads a map; what is refused says where.</summary>
    public static Outcome<TableMap> Read(string fileName, string yaml)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(yaml);
        var found = new Diagnostics(fileName, yaml);
        var root = NodeReader.Read(found);
        if (root is not MapNode map)
        {
            if (found.IsEmpty)
            {
                found.Add(root?.Start ?? 0, "wrong-type", "a map is a mapping with 'row', …");
            }

            return Outcome.Refuse<TableMap>(found.Refusals);
        }

        var fields = new Fields(map, Keys, found);
        var read = new TableMap(fileName, Mapping(map, "row", found) ?? new MapNode(0, 0, []))
        {
            Delimiter = One(fields, "delimiter", [",", ";", "tab", "|"]) is { } delimiter ? delimiter == "tab" ? '\t' : delimiter[0] : null,
            Skip = fields.Number("skip") is { } skip and >= 0 and <= 1000 ? (int)skip : 0,
            Dates = [.. fields.Texts("dates").Select(date => date.Value)],
            Decimal = One(fields, "decimal", [".", ","]) is "," ? ',' : '.',
            Where = [.. Entries(Mapping(map, "where", found)).Select(entry => new KeyValuePair<string, IReadOnlyList<string>>(entry.Key.Value, Texts(entry.Value, found)))],
            Words = Entries(Mapping(map, "words", found)).ToDictionary(entry => entry.Key.Value, IReadOnlyDictionary<string, string> (entry) => Table(entry.Value, found), StringComparer.Ordinal),
        };
        RowTemplate.Check(read, found);
        return found.IsEmpty ? read : Outcome.Refuse<TableMap>(found.Refusals);
    }

    private static string? One(Fields fields, string key, string[] among)
    {
        var scalar = fields.Scalar(key, "a text");
        if (scalar is not null && !among.Contains(scalar.Value))
        {
            fields.Found.Add(scalar.Start, "bad-value", $"'{key}' is one of {string.Join(" ", among)}");
        }

        return scalar?.Value;
    }

    private static IEnumerable<KeyValuePair<ScalarNode, Node>> Entries(MapNode? map) => map?.Entries ?? [];

    private static MapNode? Mapping(MapNode map, string key, Diagnostics found)
    {
        var value = map.Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
        if (value is null or MapNode)
        {
            return value as MapNode;
        }

        found.Add(value.Start, "wrong-type", $"'{key}' is a mapping, not {value.Kind}");
        return null;
    }

    private static string[] Texts(Node node, Diagnostics found)
    {
        var items = node is ListNode list ? list.Items : [node];
        foreach (var wrong in items.Where(item => item is not ScalarNode))
        {
            found.Add(wrong.Start, "wrong-type", $"a text was expected, not {wrong.Kind}");
        }

        return [.. items.OfType<ScalarNode>().Select(item => item.Value)];
    }

    private static Dictionary<string, string> Table(Node node, Diagnostics found)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (node is not MapNode map)
        {
            found.Add(node.Start, "wrong-type", $"a table of words is a mapping, not {node.Kind}");
            return table;
        }

        foreach (var (word, value) in map.Entries)
        {
            if (value is not ScalarNode text)
            {
                found.Add(value.Start, "wrong-type", $"a text was expected, not {value.Kind}");
            }
            else
            {
                table[word.Value.Trim()] = text.IsNull ? string.Empty : text.Value;
            }
        }

        return table;
    }
}
