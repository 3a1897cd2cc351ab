using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Adds up the words that the full-text index holds, reading its tables as FTS5 lays them out (<c>fts5_index.c</c>), and checks on the way what a search is led by.</summary>
/// <remarks>
/// FTS5's own check walks over every occurrence in SQLite's virtual machine and takes as long as all else that verify does. Whatever is not understood here is left to it: a
/// <see cref="FormatException"/> means no more than that.
/// </remarks>
internal static class WordIndex
{
    private const long Averages = 1;
    private const long Structure = 10;

    /// <summary>The words in the index.</summary>
    /// <exception cref="FormatException">The index is laid out in a way that is not read here, or is damaged.</exception>
    public static WordSums Read(sqlite3 database, WordKey key)
    {
        using (var version = Cursor.Over(database, "select v from search_config where k = 'version'"))
        {
            Want(version.HasRow && version.Number(0) is 4 or 5);
        }

        var sum = 0UL;
        foreach (var (id, first, last) in Segments(database))
        {
            sum += new IndexSegment(database, key, id, first, last).Read();
        }

        using var averages = Cursor.Over(database, $"select block from search_data where id = {Averages}");
        if (!averages.HasRow || averages.Bytes(0).IsEmpty)
        {
            return new WordSums(sum, 0, 0, 0, 0);
        }

        var bytes = averages.Bytes(0);
        var at = 0;
        return new WordSums(sum, Varint.Read(bytes, ref at), Varint.Read(bytes, ref at), Varint.Read(bytes, ref at), Varint.Read(bytes, ref at));
    }

    // The structure record: a cookie of four bytes; how many levels, segments and writes; of each level, how many of its segments are being merged, how many it has, and of each segment its
    // number, its first and its last page.
    private static List<(long Id, long First, long Last)> Segments(sqlite3 database)
    {
        using var structure = Cursor.Over(database, $"select block from search_data where id = {Structure}");
        Want(structure.HasRow);
        var bytes = structure.Bytes(0);
        var at = 4;
        Want(bytes.Length >= 7 && !bytes[4..].StartsWith((ReadOnlySpan<byte>)[0xff, 0, 0, 1]));
        var (levels, count, _) = (Varint.Small(bytes, ref at), Varint.Small(bytes, ref at), Varint.Read(bytes, ref at));
        var segments = new List<(long Id, long First, long Last)>();
        for (var level = 0; level < levels; level++)
        {
            _ = Varint.Small(bytes, ref at);
            var here = Varint.Small(bytes, ref at);
            for (var i = 0; i < here; i++)
            {
                segments.Add((Varint.Small(bytes, ref at), Varint.Small(bytes, ref at), Varint.Small(bytes, ref at)));
            }
        }

        Want(segments.Count == count && segments.DistinctBy(segment => segment.Id).Count() == count);
        return segments;
    }

    public static void Want(bool holds)
    {
        if (!holds)
        {
            throw new FormatException("the full-text index is not laid out as expected");
        }
    }
}
