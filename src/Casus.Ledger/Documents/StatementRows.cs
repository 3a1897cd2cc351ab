using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Statements as their rows hold them: canonical JSON, empty where the text was withdrawn.</summary>
internal static class StatementRows
{
    // The reading that was the last when the entry of a number was.
    private const string Last =
        "(select max(p.id) from processed p join document d on d.id = p.document where d.sha256 = $1 and p.id <= $2)";

    /// <summary>Of the last reading of a document, in order of text.</summary>
    /// <param name="last">The number of the last entry that is known.</param>
    public static List<string> Read(SqliteConnection connection, string sha256, long last) =>
        Texts(connection, $"select json from statement where processed = {Last} and id <= $2 and json <> '' order by id", sha256, last);

    /// <summary>Their ids.</summary>
    public static List<string> Ids(SqliteConnection connection, string sha256, long last) =>
        Texts(connection, $"select statement from statement where processed = {Last} and id <= $2 order by id", sha256, last);

    /// <summary>The ids of those that an earlier reading took otherwise, be it only in what it thought of itself. Costs next to nothing where a document was read once.</summary>
    public static List<string> Retaken(SqliteConnection connection, string sha256, long last) =>
        Texts(
            connection,
            $"""
            select distinct s.statement
            from processed now cross join processed p on p.document = now.document and p.id < now.id
            cross join statement earlier on earlier.processed = p.id
            cross join statement s on s.processed = now.id and s.statement = earlier.statement
            where now.id = {Last} and s.id <= $2 and s.json <> earlier.json
            """, sha256, last);

    /// <summary>The statement that an entry of the ledger's chain recorded.</summary>
    public static string? Recorded(SqliteConnection connection, string entry) =>
        One(connection, "select s.json from entry e join statement s on s.id = e.id where e.chain = $1 and e.position = $2", entry);

    /// <summary>A statement of a document by its id, as the last reading that found it took it.</summary>
    public static RecordedStatement? Find(SqliteConnection connection, string sha256, string statement)
    {
        using var command = new PreparedCommand(
            connection,
            """
            select e.position, e.hash, s.json
            from document d join processed p on p.document = d.id join statement s on s.processed = p.id and s.statement = $2 join entry e on e.id = s.id
            where d.sha256 = $1 order by s.id desc limit 1
            """,
            2);
        using var reader = command.Query(sha256, statement);
        return reader.Read()
            ? new($"{EntryKinds.LedgerChain}/{reader.GetInt64(0)}", Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1)), reader.GetString(2))
            : null;
    }

    /// <summary>The corrected statement that an entry of a dossier recorded.</summary>
    public static string? Correction(SqliteConnection connection, string entry) =>
        One(connection, "select c.json from entry e join correction c on c.id = e.id where e.chain = $1 and e.position = $2", entry);

    private static string? One(SqliteConnection connection, string sql, string entry)
    {
        var slash = entry.LastIndexOf('/');
        return Texts(connection, sql, entry[..slash], long.Parse(entry.AsSpan(slash + 1), null)).FirstOrDefault();
    }

    private static List<string> Texts(SqliteConnection connection, string sql, string first, long second)
    {
        using var command = new PreparedCommand(connection, sql, 2);
        using var reader = command.Query(first, second);
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

/// <summary>A statement with the entry that recorded it.</summary>
/// <param name="Json">Empty where its text was withdrawn.</param>
internal sealed record RecordedStatement(string Entry, string Hash, string Json);
