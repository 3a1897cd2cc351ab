using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>How the tokenizer of the full-text index takes a character past ASCII. SQLite itself is asked, once for each character that occurs, so that no table of ours can differ from its own.</summary>
internal sealed class Alphabet : IDisposable
{
    private readonly ConcurrentDictionary<int, Letter> _letters = new();
    private readonly Lazy<SqliteConnection> _probe = new(Open);
    private readonly Lock _asking = new();

    /// <param name="at">Where the character begins; behind it afterwards.</param>
    /// <returns>Null where there is no character, but bytes that are no UTF-8.</returns>
    public Letter? Read(ReadOnlySpan<byte> utf8, ref int at)
    {
        if (Rune.DecodeFromUtf8(utf8[at..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        at += length;
        return _letters.TryGetValue(rune.Value, out var letter) ? letter : Ask(rune);
    }

    public void Dispose()
    {
        if (_probe.IsValueCreated)
        {
            _probe.Value.Dispose();
        }
    }

    // Alone it shows whether a word begins with it, between two letters whether a word goes on through it, and what becomes of it.
    private Letter Ask(Rune rune)
    {
        lock (_asking)
        {
            LedgerFile.Run(_probe.Value, "delete from probe");
            using var insert = new PreparedCommand(_probe.Value, "insert into probe (rowid, text) values ($1, $2)", 2);
            insert.Execute(1L, rune.ToString());
            insert.Execute(2L, $"a{rune}b");
            var words = new List<(long Row, string Word)>();
            using (var vocabulary = new Cursor(_probe.Value, "select doc, term from vocabulary order by doc, offset"))
            {
                for (; vocabulary.HasRow; vocabulary.Step())
                {
                    words.Add((vocabulary.Number(0), vocabulary.Text(1)!));
                }
            }

            var within = words.Where(word => word.Row == 2).Select(word => word.Word).ToList();
            var letter = new Letter(
                Begins: words.Exists(word => word.Row == 1),
                GoesOn: within.Count == 1,
                Folded: within.Count == 1 ? Encoding.UTF8.GetBytes(within[0][1..^1]) : []);
            _letters[rune.Value] = letter;
            return letter;
        }
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        LedgerFile.Run(connection, "create virtual table probe using fts5(text, tokenize=\"unicode61 remove_diacritics 2\")");
        LedgerFile.Run(connection, "create virtual table vocabulary using fts5vocab(probe, 'instance')");
        return connection;
    }
}

/// <param name="Begins">A word may begin with it.</param>
/// <param name="GoesOn">A word that has begun goes on through it.</param>
/// <param name="Folded">What stands for it in the word; empty for a mark that is left out.</param>
internal sealed record Letter(bool Begins, bool GoesOn, byte[] Folded);
