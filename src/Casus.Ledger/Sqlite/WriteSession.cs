using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>What a work may do inside the writer's transaction: append entries, insert rows, and read as it goes.</summary>
internal sealed class WriteSession : IDisposable
{
    private const string Entry =
        "insert into entry (id, chain, position, kind, recorded, known, author, reason, payload, previous, hash, role, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

    private const int MostOften = 1000;

    private readonly TimeProvider _clock;
    private readonly HashedText _text = new();
    private readonly Dictionary<string, Head> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Utf8Text> _often = new(StringComparer.Ordinal);
    private long _last;
    private Instant _lastRecorded;

    public WriteSession(SqliteConnection connection, TimeProvider clock)
    {
        (Connection, _clock) = (connection, clock);
        Replays = new DossierCache();
    }

    public SqliteConnection Connection { get; }

    /// <summary>The number of the last entry; 0 before the first.</summary>
    public long Last => _last;

    /// <summary>The heads of the chains that the transaction has appended to.</summary>
    public IReadOnlyDictionary<string, Head> Heads => _heads;

    /// <summary>Dossiers as they stand inside the transaction.</summary>
    public DossierCache Replays { get; }

    /// <summary>For hashing inside the transaction.</summary>
    public HashedText Buffer => _text;

    public void Begin()
    {
        LedgerFile.Run(Connection, "begin immediate");
        _heads.Clear(); // another process may have written since
        using var reader = Command("select id, recorded from entry order by id desc limit 1", 0).Query();
        (_last, _lastRecorded) = reader.Read() ? (reader.GetInt64(0), new Instant(reader.GetInt64(1))) : (0, Instant.Min);
    }

    public void Commit()
    {
        foreach (var (chain, head) in _heads)
        {
            Command("insert into head (chain, position, hash) values ($1, $2, $3) on conflict (chain) do update set position = $2, hash = $3", 3)
                .Execute(chain, head.Position, head.Hash);
        }

        LedgerFile.Run(Connection, "commit");
    }

    /// <summary>False when the connection cannot be used any more.</summary>
    public bool TryRollback()
    {
        _heads.Clear();
        Replays.Clear();
        try
        {
            // SQLite has rolled back by itself after some failures.
            if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            {
                LedgerFile.Run(Connection, "rollback");
            }

            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Appends an entry; its payload is canonical JSON.</summary>
    /// <param name="known">The known time it claims; null: when it is recorded.</param>
    /// <param name="valid">When what it says is true.</param>
    public Appended Append(string chain, string kind, Instant? known, Edit edit, ReadOnlySpan<byte> payload, (Moment? From, Moment? To) valid = default)
    {
        var recorded = Now();
        return Insert(chain, kind, recorded, known ?? recorded, edit, payload, (valid.From?.ToString(), valid.To?.ToString()));
    }

    /// <summary>Appends an entry that is true from when something was said, written as a moment is; null where that is not known.</summary>
    public Appended AppendSaid(string chain, string kind, Edit edit, ReadOnlySpan<byte> payload, string? said)
    {
        var recorded = Now();
        return Insert(chain, kind, recorded, recorded, edit, payload, (said, null));
    }

    /// <summary>Appends an entry that another ledger recorded, with its own times.</summary>
    /// <exception cref="FormatException">It was recorded before the entry before it.</exception>
    public Appended Restore(string chain, string kind, Instant recorded, Instant known, Edit edit, ReadOnlySpan<byte> payload, (string? From, string? To) valid) =>
        recorded > _lastRecorded
            ? Insert(chain, kind, recorded, known, edit, payload, valid)
            : throw new FormatException($"it was recorded at {recorded}, not after the entry before it");

    private Appended Insert(string chain, string kind, Instant recorded, Instant known, Edit edit, ReadOnlySpan<byte> payload, (string? From, string? To) valid)
    {
        var (author, reason, role) = (edit.Author, edit.Reason, edit.Role);
        var (from, to) = valid;
        var head = HeadOf(chain);
        var hash = new byte[EntryHash.Size];
        var json = new Utf8Text(payload.ToArray()); // the given span may lie in the buffer
        var (name, what, who, part) = (Often(chain), Often(kind), Often(author), role is null ? null : Often(role));
        var (why, since, until) = (Utf8(reason), Utf8(from), Utf8(to));
        EntryHash.Compute(
            _text,
            new EntryColumns
            {
                Chain = name.Bytes,
                Position = head.Position + 1,
                Kind = what.Bytes,
                Recorded = recorded,
                Known = known,
                Author = who.Bytes,
                HasReason = why is not null,
                Reason = why?.Bytes,
                HasRole = part is not null,
                Role = part?.Bytes,
                HasValidFrom = since is not null,
                ValidFrom = since?.Bytes,
                HasValidTo = until is not null,
                ValidTo = until?.Bytes,
                Payload = json.Bytes,
                Previous = head.Hash,
            },
            hash);
        _last++;
        Command(Entry, 14)
            .Execute(_last, name, head.Position + 1, what, recorded.UnixMicroseconds, known.UnixMicroseconds, who, why, json, head.Hash, hash, part, since, until);
        _heads[chain] = new Head(head.Position + 1, hash);
        _lastRecorded = recorded;
        return new Appended(_last, chain, head.Position + 1, recorded, hash);
    }

    /// <summary>A command prepared on first use.</summary>
    public PreparedCommand Command(string sql, int parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands.Add(sql, command = new PreparedCommand(Connection, sql, parameters));
        }

        return command;
    }

    /// <summary>The dossier as it stands in this transaction.</summary>
    public DossierReplay Replay(string dossier) => Replays.Upto(Connection, dossier);

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private static Utf8Text? Utf8(string? text) => text is null ? null : Utf8Text.From(text);

    // Chains, kinds, authors and roles are few and come again and again.
    private Utf8Text Often(string text)
    {
        if (!_often.TryGetValue(text, out var utf8))
        {
            if (_often.Count == MostOften)
            {
                _often.Clear();
            }

            _often.Add(text, utf8 = Utf8Text.From(text));
        }

        return utf8;
    }

    private Head HeadOf(string chain)
    {
        if (!_heads.TryGetValue(chain, out var head))
        {
            using var reader = Command("select position, hash from head where chain = $1", 1).Query(chain);
            head = reader.Read() ? new Head(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new Head(0, EntryHash.Zero.ToArray());
        }

        return head;
    }

    private Instant Now()
    {
        var now = Instant.From(_clock.GetUtcNow());
        return now > _lastRecorded ? now : _lastRecorded.Next;
    }
}
