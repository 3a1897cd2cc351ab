using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>SQLite's own checks: what its pages hold together, and that each index has what its table has.</summary>
/// <remarks>Each on a connection of its own: one that has searched before trusts the full-text index as it stood then, and finds fault where there is none.</remarks>
internal static class FileCheck
{
    private const string OfAll = "pragma integrity_check(5)";

    // What grows with the entries and the words; its rows are read elsewhere.
    private const string Large = "'entry', 'statement', 'search', 'search_content', 'search_data'";

    // More steps of SQLite's machine than lie before the first row it walks over.
    private const int StepsBefore = 10_000;

    /// <summary>Of all but the full-text index's words: every page, every table, every ordinary index. SQLite's words on what is wrong, or null.</summary>
    public static string? Tables(LedgerFile file) => Check(file, withSearch: false, database => Words(database, OfAll));

    /// <summary>Of the full-text index against its texts. SQLite's words on what is wrong, or null.</summary>
    public static string? Search(LedgerFile file) => Check(file, withSearch: true, database => Words(database, "pragma integrity_check('search')"));

    /// <summary>
    /// Of what the pages hold together, and of the small tables with their indexes: what <see cref="Stretch"/>, <see cref="KeyIndex"/> and <see cref="WordIndex"/> do not read. SQLite's words on
    /// what is wrong, or null.
    /// </summary>
    public static string? Pages(LedgerFile file) => Check(file, withSearch: false, database => WordsOnPages(database) ?? WordsOnSmallTables(database));

    // SQLite looks through all pages, then walks over all rows, and cannot be asked for the first alone: it is stopped when it walks.
    private static string? WordsOnPages(sqlite3 database)
    {
        var pages = Cursor.One(database, "pragma page_count");
        raw.sqlite3_progress_handler(database, (int)Math.Min((4 * pages) + (10 * StepsBefore), int.MaxValue), _ => 1, null); // pages are counted as steps too
        using var check = Cursor.Prepared(database, "pragma quick_check(5)");
        try
        {
            return Words(check, () => check.Steps > StepsBefore);
        }
        finally
        {
            raw.sqlite3_progress_handler(database, 0, null, null);
        }
    }

    private static string? WordsOnSmallTables(sqlite3 database)
    {
        var names = new List<string>();
        using (var tables = Cursor.Over(database, $"select name from sqlite_master where type = 'table' and name not in ({Large})"))
        {
            for (; tables.HasRow; tables.Step())
            {
                names.Add(tables.Text(0)!);
            }
        }

        return names.Select(name => Words(database, $"pragma integrity_check('{name}')")).FirstOrDefault(words => words is not null);
    }

    private static string? Check(LedgerFile file, bool withSearch, Func<sqlite3, string?> words)
    {
        try
        {
            using var database = file.Reader();
            if (!withSearch)
            {
                // Without the module SQLite passes the virtual table over, and checks the tables it keeps its words in as it does all others.
                SqliteException.ThrowExceptionForRC(Columns.DropModules(database.DangerousGetHandle(), 0), database);
            }

            return words(database);
        }
        catch (SqliteException e)
        {
            return Failures.SqliteMessage(e);
        }
    }

    private static string? Words(sqlite3 database, string pragma)
    {
        using var check = Cursor.Prepared(database, pragma);
        return Words(check, () => false);
    }

    private static string? Words(Cursor check, Func<bool> mayBeStopped)
    {
        var messages = new StringBuilder();
        while (Step())
        {
            messages.Append(messages.Length == 0 ? string.Empty : "; ").Append(check.Text(0));
        }

        return messages.ToString() is "ok" or "" ? null : messages.ToString().ReplaceLineEndings(" ");

        bool Step()
        {
            try
            {
                return check.Step();
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT && mayBeStopped())
            {
                return false;
            }
        }
    }
}
