using System.Globalization;
using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Reads entries of a chain in order.</summary>
/// <remarks>Written out by hand, since every command that names a dossier begins here and a mapper's first query costs more than the whole answer.</remarks>
internal static class EntryReader
{
    private const string Columns = "chain, position, kind, recorded, known, author, reason, payload, previous, hash, role, valid_from, valid_to";

    public static IEnumerable<LedgerEntry> Read(SqliteConnection connection, string chain, long after, int limit)
    {
        using var command = new PreparedCommand(connection, $"select {Columns} from entry where chain = $1 and position > $2 order by position limit $3", 3);
        using var reader = command.Query(chain, after, limit);
        while (reader.Read())
        {
            yield return Entry(reader);
        }
    }

    public static LedgerEntry? Find(SqliteConnection connection, string chain, long position) =>
        Read(connection, chain, position - 1, 1).FirstOrDefault(entry => entry.Position == position);

    /// <summary>By its name, <c>CHAIN/POSITION</c>.</summary>
    public static LedgerEntry? Find(SqliteConnection connection, string entry)
    {
        var slash = entry.LastIndexOf('/');
        return slash > 0 && long.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? Find(connection, entry[..slash], position)
            : null;
    }

    /// <summary>The number of the last entry that was recorded by a time; 0 where none was.</summary>
    /// <remarks>Recorded times rise with the numbers, so it is found by halving.</remarks>
    public static long LastBy(SqliteConnection connection, Instant known)
    {
        using var command = new PreparedCommand(connection, "select recorded from entry where id = $1", 1);
        var (low, high) = (0L, LedgerFile.Number(connection, "select max(id) from entry"));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (command.Scalar(middle) is long recorded && recorded <= known.UnixMicroseconds)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>The last entry of each chain, by name of chain.</summary>
    public static List<LedgerEntry> Heads(SqliteConnection connection)
    {
        using var command = new PreparedCommand(
            connection,
            $"select {Columns} from entry e where position = (select max(position) from entry x where x.chain = e.chain) and chain in (select chain from head) order by chain",
            0);
        using var reader = command.Query();
        var heads = new List<LedgerEntry>();
        while (reader.Read())
        {
            heads.Add(Entry(reader));
        }

        return heads;
    }

    /// <summary>The names of the dossiers' chains, in order.</summary>
    public static List<string> Chains(SqliteConnection connection)
    {
        using var command = new PreparedCommand(connection, "select chain from head where chain <> $1 order by chain", 1);
        using var reader = command.Query(EntryKinds.LedgerChain);
        var chains = new List<string>();
        while (reader.Read())
        {
            chains.Add(reader.GetString(0));
        }

        return chains;
    }

    private static LedgerEntry Entry(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt64(1),
        reader.GetString(2),
        new Instant(reader.GetInt64(3)),
        new Instant(reader.GetInt64(4)),
        reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.GetString(7),
        Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(8)),
        Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(9)))
    {
        Role = reader.IsDBNull(10) ? null : reader.GetString(10),
        ValidFrom = Moment(reader, 11),
        ValidTo = Moment(reader, 12),
    };

    private static Moment? Moment(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : Casus.Model.Moment.TryParse(reader.GetString(column), out var moment) ? moment
        : throw new FormatException($"'{reader.GetString(column)}' is no time");
}
