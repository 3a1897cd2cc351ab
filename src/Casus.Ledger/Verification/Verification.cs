using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Recomputes the whole ledger from the columns that are shown, and asks SQLite to check the file meanwhile.</summary>
internal static class Verification
{
    private const int Messages = 5;

    public static VerifyReport Run(LedgerFile file)
    {
        // The index of the full-text search is compared with its texts by SQLite's check.
        var integrity = Task.Run(() => Integrity(file));
        VerifyReport? report = null;
        LedgerException? failure = null;
        try
        {
            report = file.Read(Walk);
        }
        catch (LedgerException e)
        {
            failure = e;
        }
        catch (Exception e) when (e is JsonException or InvalidCastException or FormatException)
        {
            failure = Failures.Damaged(file.Path, e.Message, e);
        }

        var message = integrity.GetAwaiter().GetResult();
        if (report is { Holds: false })
        {
            return report;
        }

        return message is null && report is not null
            ? report
            : throw Failures.Damaged(file.Path, $"SQLite's check of the file says: {message ?? failure!.Message}", failure);
    }

    private static VerifyReport Walk(SqliteConnection connection)
    {
        if (SchemaCheck.Check(connection) is { } schema)
        {
            return new VerifyReport(schema, 0, 0, 0, []);
        }

        using var rows = new RowCheck(connection);
        var chains = new ChainCheck();
        var broken = Entries(connection, chains, rows) ?? rows.Finish() ?? Heads(connection, chains);
        return new VerifyReport(broken, chains.Count, rows.Documents, rows.Statements, broken is null ? EntryReader.Heads(connection) : []);
    }

    private static string? Entries(SqliteConnection connection, ChainCheck chains, RowCheck rows)
    {
        using var entries = new Cursor(connection, $"select {ChainCheck.Columns} from entry order by id");
        for (; entries.HasRow; entries.Step())
        {
            if ((chains.Check(entries, out var chain) ?? rows.Check(entries, chain)) is { } wrong)
            {
                return $"entry {chain.Name}/{entries.Number(2)}: {wrong}";
            }
        }

        return null;
    }

    private static string? Heads(SqliteConnection connection, ChainCheck chains)
    {
        var seen = 0;
        using var heads = new Cursor(connection, "select chain, position, hash from head order by chain");
        for (; heads.HasRow; heads.Step())
        {
            seen++;
            var name = heads.Text(0) ?? string.Empty;
            if (!heads.IsOf("tib") || !chains.Chains.TryGetValue(name, out var chain) || chain.Position < heads.Number(1))
            {
                return $"entry {name}/{(chains.Chains.TryGetValue(name, out var cut) ? cut.Position : 0) + 1}: it is missing: the chain had {heads.Number(1)} entries";
            }

            if (chain.Position != heads.Number(1) || !heads.Bytes(2).SequenceEqual(chain.Hash))
            {
                return $"entry {name}/{chain.Position}: the head of its chain is another";
            }
        }

        var lost = chains.Chains.Values.Count(chain => chain.Position > 0) - seen;
        return lost == 0 ? null : $"the heads of {lost} chains are missing";
    }

    /// <summary>SQLite's own words on what is wrong, or null.</summary>
    private static string? Integrity(LedgerFile file)
    {
        try
        {
            // On a connection that has searched before, FTS5's check trusts the index as it stood then and finds fault where there is none.
            return file.Read(fresh: true, query: connection =>
            {
                using var check = new Cursor(connection, $"pragma integrity_check({Messages})");
                var messages = new StringBuilder();
                for (; check.HasRow; check.Step())
                {
                    messages.Append(messages.Length == 0 ? string.Empty : "; ").Append(check.Text(0));
                }

                return messages.ToString() is "ok" ? null : messages.ToString().ReplaceLineEndings(" ");
            });
        }
        catch (LedgerException e)
        {
            return e.InnerException?.Message ?? e.Message;
        }
    }
}
