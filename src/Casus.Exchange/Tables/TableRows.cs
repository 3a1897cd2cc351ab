using Casus.Model;

namespace Casus.Exchange;

/// <summary>What the rows of a table make, and what was refused of them, row by row.</summary>
/// <param name="Rows">Those that could be read, in order.</param>
/// <param name="Refusals">Of the others, each as <c>TABLE.csv:LINE:COLUMN</c>.</param>
/// <param name="PassedOver">Rows that the map's <c>where</c> leaves out.</param>
public sealed record TableRows(ValueList<TableRow> Rows, ValueList<Refusal> Refusals, int PassedOver);

/// <param name="Line">Where the row begins, from 1.</param>
/// <param name="Items">In an order in which each names only what comes before it or stands in the dossier already.</param>
public sealed record TableRow(int Line, ValueList<IDossierItem> Items);

/// <summary>Reads a delimited text by a map.</summary>
public static class TableText
{
    /// <summary>The most a table may hold, in UTF-16 units.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    /// <param name="fileName">As messages shall say it.</param>
    /// <param name="dossier">Gives the parties, propositions and commitments that rows may name; parties and propositions that it has are not made again.</param>
    public static TableRows Read(string fileName, string text, TableMap map, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(dossier);
        if (text.Length > MaxLength)
        {
            return new TableRows([], [new Refusal(fileName, "too-large", "a table may have 20 MB at most")], 0);
        }

        var found = new Diagnostics(fileName, text);
        using var lines = CsvText.Lines(text, map.Delimiter ?? CsvText.Delimiter(text), found).Skip(map.Skip).GetEnumerator();
        if (!lines.MoveNext())
        {
            return new TableRows([], found.IsEmpty ? [new Refusal(fileName, "empty", "the table has no header")] : [.. found.Refusals], 0);
        }

        var columns = Header(lines.Current, map, found);
        return found.IsEmpty ? Rows(fileName, text, map, dossier, lines, columns, found) : new TableRows([], [.. found.Refusals], 0);
    }

    private static TableRows Rows(string fileName, string text, TableMap map, Dossier dossier, IEnumerator<List<Cell>> lines, Dictionary<string, int> columns, Diagnostics unread)
    {
        var known = new KnownItems(dossier);
        var rows = new List<TableRow>();
        var refusals = new List<Refusal>();
        var (number, passed, told) = (0, 0, 0);
        var more = true;
        var (place, width) = (new LineMap(text), lines.Current.Count);
        while (more)
        {
            // Each row is told of by itself: one bad row fails alone.
            var found = new Diagnostics(fileName, text, place);
            more = lines.MoveNext();

            // What the lines themselves refuse as they come stands before the row they come to.
            refusals.AddRange(unread.Refusals.Skip(told));
            told = unread.Refusals.Count();
            if (!more)
            {
                break;
            }

            number++;
            var row = lines.Current;
            // A delimiter inside a cell without quotation marks moves all that follows by one.
            if (row.Skip(width).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell.Value)) is { Value: not null } extra)
            {
                found.Add(extra.Start, "extra-cell", $"the header has {width} columns and this row has more: a cell that holds the delimiter must stand in quotation marks");
                refusals.AddRange(found.Refusals);
                continue;
            }

            if (!map.Where.All(where => columns.TryGetValue(where.Key, out var column) && column < row.Count && where.Value.Contains(row[column].Value.Trim(), StringComparer.OrdinalIgnoreCase)))
            {
                passed++;
                continue;
            }

            var section = new RowTemplate(map, columns, found).Fill(row, number);
            var items = found.IsEmpty ? known.Read(section, found) : [];
            if (found.IsEmpty)
            {
                rows.Add(new TableRow(found.Line(row[0].Start), items));
            }
            else
            {
                refusals.AddRange(found.Refusals.Distinct()); // a map may name a cell several times
            }
        }

        return new TableRows([.. rows], [.. refusals], passed);
    }

    private static Dictionary<string, int> Header(List<Cell> header, TableMap map, Diagnostics found)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var asked = RowTemplate.Columns(map).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            if (!columns.TryAdd(header[i].Value.Trim(), i) && asked.Contains(header[i].Value.Trim()))
            {
                found.Add(header[i].Start, "duplicate-column", $"the header has the column '{header[i].Value.Trim()}' twice, and the map {map.Name} names it");
            }
        }

        foreach (var column in asked.Where(column => !columns.ContainsKey(column)))
        {
            found.AddUnknown(header[0].Start, "unknown-column", column, $"the header has no column '{column}', which the map {map.Name} names", columns.Keys);
        }

        return columns;
    }

    /// <summary>What rows may name: the dossier's items, and those of the rows before.</summary>
    private sealed class KnownItems(Dossier dossier)
    {
        // The items of the rows before that are not shared among rows, and the line each is made in.
        private readonly Dictionary<(Type Kind, string Id), (IDossierItem Item, int Line)> _made = [];
        private readonly HashSet<string> _parties = [.. dossier.Parties.Where(item => item.Origin.Until is null).Select(item => item.Id)];
        private readonly HashSet<string> _propositions = [.. dossier.Propositions.Where(item => item.Origin.Until is null).Select(item => item.Id)];
        private readonly HashSet<string> _commitments = [.. dossier.Commitments.Where(item => item.Origin.Until is null).Select(item => item.Id)];

        public ValueList<IDossierItem> Read(MapNode row, Diagnostics found)
        {
            var section = new DossierReader(Whole(row), found, [("party", _parties), ("proposition", _propositions), ("commitment", _commitments)]).Read();
            if (!found.IsEmpty)
            {
                return [];
            }

            ValueList<IDossierItem> items = [.. section.Items().Where(item => item switch
            {
                Party => !_parties.Contains(item.Id),
                Proposition => !_propositions.Contains(item.Id),
                _ => true,
            })];
            var line = found.Line(row.Start);
            foreach (var item in items.Where(item => item is not (Party or Proposition)))
            {
                if (_made.TryGetValue((item.GetType(), item.Id), out var first) && !first.Item.WithOrigin(item.Origin).Equals(item))
                {
                    found.Add(row.Start, "duplicate-id", $"the {(item is CommitmentAct ? "act" : item.GetType().Name.ToLowerInvariant())} '{item.Id}' is made of the row in line {first.Line} already, and differs; a row that is another needs an id of its own");
                    return [];
                }
            }

            // A row that says the same once more makes nothing.
            items = [.. items.Where(item => item is Party or Proposition || _made.TryAdd((item.GetType(), item.Id), (item, line)))];
            _parties.UnionWith(section.Parties.Select(item => item.Id));
            _propositions.UnionWith(section.Propositions.Select(item => item.Id));
            _commitments.UnionWith(section.Commitments.Select(item => item.Id));
            return items;
        }

        // A row is read as a dossier file is.
        private static MapNode Whole(MapNode row)
        {
            ScalarNode Scalar(string text) => new(row.Start, row.Start, text, YamlDotNet.Core.ScalarStyle.DoubleQuoted);
            return row with { Entries = [KeyValuePair.Create(Scalar("dossier"), (Node)Scalar("table")), KeyValuePair.Create(Scalar("title"), (Node)Scalar("table")), .. row.Entries] };
        }
    }
}
