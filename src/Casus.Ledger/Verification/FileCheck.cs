using System.Text;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>SQLite's own checks: what its pages hold together, and that each index has what its table has.</summary>
/// <remarks>Each on a connection of its own: one that has searched before trusts the full-text index as it stood then, and finds fault where there is none.</remarks>
internal static class FileCheck
{
    private const int Messages = 5;

    /// <summary>Of all but the full-text index's words: every page, every table, every ordinary index. SQLite's words on what is wrong, or null.</summary>
    public static string? Tables(LedgerFile file) => Check(file, withSearch: false, $"pragma integrity_check({Messages})");

    /// <summary>Of the full-text index against its texts. SQLite's words on what is wrong, or null.</summary>
    public static string? Search(LedgerFile file) => Check(file, withSearch: true, "pragma integrity_check('search')");

    private static string? Check(LedgerFile file, bool withSearch, string pragma)
    {
        try
        {
            using var database = file.Reader();
            if (!withSearch)
            {
                // Without the module SQLite passes the virtual table over, and checks the tables it keeps its words in as it does all others.
                SqliteException.ThrowExceptionForRC(Columns.DropModules(database.DangerousGetHandle(), 0), database);
            }

            using var check = Cursor.Over(database, pragma);
            var messages = new StringBuilder();
            for (; check.HasRow; check.Step())
            {
                messages.Append(messages.Length == 0 ? string.Empty : "; ").Append(check.Text(0));
            }

            return messages.ToString() is "ok" ? null : messages.ToString().ReplaceLineEndings(" ");
        }
        catch (SqliteException e)
        {
            return Failures.SqliteMessage(e);
        }
    }
}
