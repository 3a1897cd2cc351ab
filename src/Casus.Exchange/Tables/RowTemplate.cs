using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Model;
using YamlDotNet.Core;

namespace Casus.Exchange;

/// <summary>Fills a map's row with the cells of one row of a table.</summary>
/// <remarks>
/// In a text, <c>{Column}</c> is the cell, <c>{Column|date}</c> the cell as a date, <c>{#}</c> the number of the row, <c>{{</c> a brace. A text of cells alone that are all empty is left
/// out with its key. A node that is made stands where its first cell does, so that what is refused of it is told there.
/// </remarks>
internal sealed partial class RowTemplate(TableMap map, IReadOnlyDictionary<string, int> columns, Diagnostics found)
{
    private const string Only = "only";
    private const string First = "first";
    private const string Earliest = "earliest";
    private static readonly string[] Filters = ["date", "number", "slug", "lower"];

    /// <summary>Refuses what the map's texts ask for and nobody gives.</summary>
    public static void Check(TableMap map, Diagnostics found)
    {
        foreach (var (key, list) in Choices(map.Row))
        {
            foreach (var wrong in list.Items.Where(item => item is not ScalarNode))
            {
                found.Add(wrong.Start, "wrong-type", $"'{key}' chooses among texts, not {wrong.Kind}");
            }
        }

        foreach (var text in Scalars(map.Row))
        {
            foreach (var part in Parts(text.Value))
            {
                if (part.IsUnclosed)
                {
                    found.Add(text.Start, "bad-value", "a brace is opened and not closed; {{ stands for a brace itself");
                }

                foreach (var filter in part.Filters.Where(filter => !Filters.Contains(filter) && !map.Words.ContainsKey(filter)))
                {
                    found.AddUnknown(text.Start, "unknown-filter", filter, $"'{filter}' is neither a filter ({string.Join(", ", Filters)}) nor one of the 'words'", Filters.Concat(map.Words.Keys));
                }
            }
        }
    }

    /// <summary>The columns that a map names, in the order of its texts.</summary>
    public static IEnumerable<string> Columns(TableMap map) =>
        Scalars(map.Row).SelectMany(text => Parts(text.Value)).Select(part => part.Column).OfType<string>().Where(column => column != "#")
            .Concat(map.Where.Select(pair => pair.Key)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row's own section of a dossier.</summary>
    public MapNode Fill(List<Cell> row, int number) => Fill(map.Row, row, number) as MapNode ?? new MapNode(row[0].Start, row[0].Start, []);

    private Node? Fill(Node node, List<Cell> row, int number)
    {
        switch (node)
        {
            case MapNode mapping:
                // What 'only' leaves empty is not there at all.
                if (mapping.Entries.FirstOrDefault(entry => entry.Key.Value == Only).Value is { } only && Fill(only, row, number) is null)
                {
                    return null;
                }

                if (Choice(mapping) is { } choice)
                {
                    var filled = choice.Value.Items.Select(item => Fill(item, row, number)).OfType<ScalarNode>();
                    return choice.Key == First ? filled.FirstOrDefault() : filled.MinBy(text => Moment.TryParse(text.Value, out var time) ? time.End : Instant.Max);
                }

                var entries = new List<KeyValuePair<ScalarNode, Node>>();
                foreach (var (key, value) in mapping.Entries.Where(entry => entry.Key.Value != Only))
                {
                    if (Fill(value, row, number) is { } filled)
                    {
                        entries.Add(KeyValuePair.Create(key with { Start = filled.Start, End = filled.Start }, filled));
                    }
                }

                return entries.Count == 0 ? null : new MapNode(entries[0].Value.Start, entries[0].Value.Start, entries);
            case ListNode list:
                var items = list.Items.Select(item => Fill(item, row, number)).OfType<Node>().ToList();
                return items.Count == 0 ? null : new ListNode(items[0].Start, items[0].Start, items);
            default:
                return Text((ScalarNode)node, row, number);
        }
    }

    // One of several texts, told by a mapping of that one key.
    private static (string Key, ListNode Value)? Choice(MapNode mapping) =>
        mapping.Entries is [var (key, value)] && key.Value is First or Earliest && value is ListNode list ? (key.Value, list) : null;

    private ScalarNode? Text(ScalarNode template, List<Cell> row, int number)
    {
        var text = new StringBuilder();
        var (start, cells, filled) = (-1, 0, 0);
        foreach (var part in Parts(template.Value))
        {
            if (part.Column is null)
            {
                text.Append(part.Text);
                continue;
            }

            if (part.Column == "#")
            {
                text.Append(CultureInfo.InvariantCulture, $"{number}");
                continue;
            }

            var cell = Cell(part.Column, row);
            start = start < 0 ? cell.Start : start;
            cells++;
            if (part.Filters.Aggregate(cell.Value.Trim(), (value, filter) => Filtered(value, filter, cell)) is { Length: > 0 } value)
            {
                filled++;
                text.Append(value);
            }
        }

        var at = start < 0 ? row[0].Start : start;
        var made = text.ToString().Trim();

        // A number and a truth are such only without quotation marks, which a template's braces need.
        var style = made is "true" or "false" || Parts(template.Value).Exists(part => part.Filters.Contains("number")) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;
        return cells > 0 && filled == 0 ? null : new ScalarNode(at, at, made, cells > 0 ? style : template.Style);
    }

    private Cell Cell(string column, List<Cell> row) =>
        columns.TryGetValue(column, out var index) && index < row.Count ? row[index] : new Cell(row[0].Start, string.Empty);

    private string Filtered(string value, string filter, Cell cell)
    {
        if (value.Length == 0)
        {
            return map.Words.TryGetValue(filter, out var empty) ? empty.GetValueOrDefault(string.Empty, string.Empty) : value;
        }

        return filter switch
        {
            "date" => Date(value, cell),
            "number" => Number(value, cell),
            "slug" => Ids.Slug(value),
            "lower" => value.ToLowerInvariant(),
            _ => Word(value, filter, cell),
        };
    }

    private string Word(string value, string filter, Cell cell)
    {
        var words = map.Words[filter];
        if (words.TryGetValue(value, out var word) || words.TryGetValue("*", out word))
        {
            return word == "=" ? value : word;
        }

        found.AddUnknown(cell.Start, "unknown-word", value, $"'{Casus.Exchange.Words.Short(value)}' is not among the map's words '{filter}'", words.Keys);
        return string.Empty;
    }

    private string Date(string value, Cell cell)
    {
        if (Moment.TryParse(value, out _))
        {
            return value;
        }

        foreach (var form in map.Dates)
        {
            if (DateTime.TryParseExact(value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 0 and < 9999)
            {
                var day = DateOnly.FromDateTime(date);
                return (form.Contains('d', StringComparison.Ordinal) ? new PartialDate(day)
                    : form.Contains('M', StringComparison.Ordinal) ? new PartialDate(day.Year, day.Month)
                    : new PartialDate(day.Year)).ToString();
            }
        }

        found.Add(cell.Start, "bad-date", $"'{Casus.Exchange.Words.Short(value)}' is no date as YYYY-MM-DD{(map.Dates.Count > 0 ? $", {string.Join(", ", map.Dates)}" : string.Empty)}");
        return string.Empty;
    }

    private string Number(string value, Cell cell)
    {
        // Marks between digits part groups of three, or of two before the last three: 1,5 is not fifteen, nor 1.234,56 one and a little.
        var parts = value.Split(map.Decimal);
        var isGrouped = parts.Length <= 2 && Grouped().IsMatch(parts[0]) && parts.Skip(1).All(decimals => decimals.All(char.IsAsciiDigit));
        var plain = new string([.. value.Where(c => char.IsAsciiDigit(c) || c == map.Decimal || c is '-' or '+')]).Replace(map.Decimal, '.');
        if (isGrouped && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        found.Add(cell.Start, "bad-number", $"'{Casus.Exchange.Words.Short(value)}' is no number with '{map.Decimal}' before its decimals");
        return string.Empty;
    }

    [GeneratedRegex(@"^[+-]?\s?([0-9]*|[0-9]{1,3}(?<mark>[',.\s])([0-9]{2,3}\k<mark>)*[0-9]{3})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    private static IEnumerable<(string Key, ListNode Value)> Choices(Node node) => node switch
    {
        MapNode map => Choice(map) is { } choice ? [choice] : map.Entries.SelectMany(entry => Choices(entry.Value)),
        ListNode list => list.Items.SelectMany(Choices),
        _ => [],
    };

    private static IEnumerable<ScalarNode> Scalars(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        ListNode list => list.Items.SelectMany(Scalars),
        _ => [(ScalarNode)node],
    };

    private static List<Part> Parts(string text)
    {
        var parts = new List<Part>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                plain.Append(text[i++]);
                continue;
            }

            if (text[i] != '{')
            {
                plain.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                parts.Add(new Part(null, [], string.Empty, true));
                return parts;
            }

            parts.Add(new Part(null, [], plain.ToString(), false));
            plain.Clear();
            var names = text[(i + 1)..end].Split('|');
            parts.Add(new Part(names[0].Trim(), [.. names.Skip(1).Select(name => name.Trim())], string.Empty, false));
            i = end;
        }

        parts.Add(new Part(null, [], plain.ToString(), false));
        return parts;
    }

    private sealed record Part(string? Column, string[] Filters, string Text, bool IsUnclosed);
}
