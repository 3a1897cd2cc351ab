using SQLitePCL;

namespace Casus.Ledger;

/// <summary>An index of a table that has a row for each entry: adds up the keys that it holds, in their order, for comparison with those of the rows.</summary>
/// <remarks>SQLite's own check looks up each row in each index, which took a tenth of all that verify does.</remarks>
/// <param name="Sql">Its columns in their order, the row's number last, and nothing but the index is read.</param>
/// <param name="Kinds">Of its columns, as <see cref="Cursor.IsOf"/> takes them; one is a text.</param>
/// <param name="IsUnique">True when no two rows have the same key.</param>
internal sealed record KeyIndex(string Sql, string Kinds, bool IsUnique)
{
    public static readonly KeyIndex Entries = new("select chain, position, id from entry indexed by entry_of_chain order by chain, position, id", "tii", IsUnique: true);

    public static readonly KeyIndex Statements =
        new("select processed, statement, id from statement indexed by statement_once order by processed, statement, id", "iti", IsUnique: true);

    public static readonly KeyIndex Queue = new(
        "select processed, weight, confidence, statement, id from statement indexed by statement_queue order by processed, weight, confidence, statement, id", "iiiti", IsUnique: false);

    private readonly byte[] _kinds = [.. Kinds.Select(kind => (byte)kind)];
    private readonly int _text = Kinds.IndexOf('t', StringComparison.Ordinal);

    /// <summary>The sum of its keys; null where one is of another kind than was written, or out of its order.</summary>
    public ulong? Read(sqlite3 database, WordKey key)
    {
        System.Span<long> numbers = stackalloc long[_kinds.Length - 1];
        System.Span<long> before = stackalloc long[numbers.Length];
        var text = new byte[256];
        var (length, sum) = (-1, 0UL);
        using var rows = Cursor.Over(database, Sql);
        for (; rows.HasRow; rows.Step())
        {
            if (!rows.IsOf(_kinds))
            {
                return null;
            }

            var here = rows.Bytes(_text);
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = rows.Number(i < _text ? i : i + 1);
            }

            var compared = here.SequenceCompareTo(text.AsSpan(0, Math.Max(length, 0)));
            if (length >= 0 && !IsBehind(numbers, before, compared))
            {
                return null;
            }

            if (compared != 0 || length < 0)
            {
                length = here.Length;
                text = text.Length < length ? new byte[2 * length] : text;
                here.CopyTo(text);
            }

            numbers.CopyTo(before);
            sum += key.Row(here, numbers);
        }

        return sum;
    }

    private bool IsBehind(ReadOnlySpan<long> numbers, ReadOnlySpan<long> before, int text)
    {
        for (var i = 0; i < (IsUnique ? _kinds.Length - 1 : _kinds.Length); i++)
        {
            var order = i == _text ? text : numbers[i < _text ? i : i - 1].CompareTo(before[i < _text ? i : i - 1]);
            if (order != 0)
            {
                return order > 0;
            }
        }

        return false;
    }
}

/// <summary>Adds up the keys that the rows of a stretch have. For one thread.</summary>
internal sealed class RowKeys(WordKey key)
{
    private ulong _entries;
    private ulong _statements;
    private ulong _queue;

    public KeySums Sums => new(_entries, _statements, _queue);

    public void Entry(ReadOnlySpan<byte> chain, long position, long id) => _entries += key.Row(chain, position, id);

    public void Statement(long processed, ReadOnlySpan<byte> statement, long weight, long confidence, long id)
    {
        _statements += key.Row(statement, processed, id);
        _queue += key.Row(statement, processed, weight, confidence, id);
    }
}

/// <summary>The sums of the keys of each <see cref="KeyIndex"/>, as the index holds them or as the rows have them.</summary>
internal readonly record struct KeySums(ulong Entries, ulong Statements, ulong Queue)
{
    public static KeySums operator +(KeySums a, KeySums b) => unchecked(new(a.Entries + b.Entries, a.Statements + b.Statements, a.Queue + b.Queue));
}
