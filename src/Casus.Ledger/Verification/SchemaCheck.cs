using System.Security.Cryptography;
using System.Text;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Compares the tables of the file with those that its migrations make.</summary>
internal static class SchemaCheck
{
    /// <summary>Hash of <c>sqlite_master</c> and the list of migrations as schema 2 has them.</summary>
    private const string Known = "0966c934399b5196de3c29401f2a442e5c3231d050f298438f4b8a2cecad0a10";

    public static string? Check(sqlite3 database) =>
        Fingerprint(database) == Known ? null : "the tables are not those that a ledger of this version has";

    private static string Fingerprint(sqlite3 database)
    {
        var text = new StringBuilder();
        Collect("select type, name, tbl_name, sql from sqlite_master order by type, name", 4);
        Collect("select Version, typeof(Version), AppliedOn, Description, typeof(Description) from VersionInfo order by Version", 5);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Collect(string sql, int columns)
        {
            using var rows = Cursor.Over(database, sql);
            for (; rows.HasRow; rows.Step())
            {
                for (var i = 0; i < columns; i++)
                {
                    text.Append(rows.Text(i) ?? "\u0001").Append('\0');
                }
            }
        }
    }
}
