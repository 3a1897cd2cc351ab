using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>The entries between two numbers with the rows they stand for, checked on their own by one thread.</summary>
internal sealed class Stretch(long first, long last)
{
    private readonly ChainCheck _chains = new();

    public IReadOnlyList<Seam> Seams => _chains.Seams;

    public IReadOnlyCollection<ChainState> Chains => _chains.Chains;

    /// <summary>The number of its last entry; 0 where it has none.</summary>
    public long Last => _chains.Last;

    public Casus.Model.Instant Recorded => _chains.Recorded;

    /// <summary>The first entry in which something is wrong, and what; null where all holds but the seams.</summary>
    public (long Id, string Message)? Broken { get; private set; }

    /// <summary>Why it could not be read to its end, or null.</summary>
    public Exception? Damage { get; private set; }

    /// <summary>A row behind its last entry that none stands for, or null.</summary>
    public string? Stray { get; private set; }

    public long Entries { get; private set; }

    public int Documents { get; private set; }

    public int Statements { get; private set; }

    /// <summary>Readings that began or ended elsewhere: how many of their statements this stretch lacks, or has beyond those it was told of.</summary>
    public IReadOnlyList<CheckedReading> Readings { get; private set; } = [];

    /// <summary>The words of its search rows; null where one holds no text.</summary>
    public WordSums? Words { get; private set; }

    /// <summary>The keys that its rows have in the indexes.</summary>
    public KeySums Keys { get; private set; }

    /// <param name="withdrawn">The numbers of the documents whose text was withdrawn.</param>
    /// <param name="words">Takes in the words of the search rows; null where they are not wanted.</param>
    /// <param name="keys">Takes in the keys of the rows; null where they are not wanted.</param>
    public void Check(sqlite3 database, IReadOnlySet<long> withdrawn, WordsOfTexts? words, RowKeys? keys)
    {
        try
        {
            Walk(database, withdrawn, words, keys);
            Words = words is { IsWhole: true } ? words.Sums : null;
            Keys = keys?.Sums ?? default;
        }
        catch (Exception e) when (IsDamage(e))
        {
            Damage = e;
        }
    }

    /// <summary>True of what a file that is damaged makes reading throw.</summary>
    public static bool IsDamage(Exception e) => e is SqliteException or JsonException or InvalidCastException or FormatException;

    private void Walk(sqlite3 database, IReadOnlySet<long> withdrawn, WordsOfTexts? words, RowKeys? keys)
    {
        using var rows = new RowCheck(database, first, last, withdrawn, words, keys);
        using var entries = Cursor.Over(database, Between($"select {ChainCheck.Columns} from entry", first, last));
        for (; entries.HasRow; entries.Step())
        {
            if ((_chains.Check(entries, out var chain) ?? rows.Check(entries, chain)) is { } wrong)
            {
                Broken = (entries.Number(0), $"entry {chain.Name}/{entries.Number(2)}: {wrong}");
                return;
            }

            Entries++;
            keys?.Entry(chain.Utf8, chain.Position, _chains.Last);
        }

        (Stray, Documents, Statements, Readings) = (rows.Stray(long.MaxValue), rows.Documents, rows.Statements, rows.Open());
    }

    public static string Between(string sql, long first, long last) => string.Create(CultureInfo.InvariantCulture, $"{sql} where id between {first} and {last} order by id");
}
