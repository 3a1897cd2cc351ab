using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>Recomputes the whole ledger from the columns that are shown, and asks SQLite to check the file meanwhile, on every core.</summary>
internal sealed class Verification
{
    private const int MostThreads = 16;

    // So many stretches a thread that all end at about the same time, whichever is slow.
    private const int StretchesEach = 6;

    // A short ledger is cut all the same: its seams are then those of a long one.
    private const int ShortestStretch = 4;

    private readonly LedgerFile _file;
    private readonly ConcurrentQueue<Action<sqlite3>> _work = new();
    private readonly WordKey _key = new();
    private string? _message;
    private WordSums? _indexed;
    private Exception? _failure;

    private Verification(LedgerFile file) => _file = file;

    public static VerifyReport Run(LedgerFile file) => new Verification(file).Run();

    /// <summary>The numbers of the documents whose text was withdrawn.</summary>
    public static HashSet<long> Withdrawn(sqlite3 database) => Numbers(database, "select document from withdrawn");

    private VerifyReport Run()
    {
        VerifyReport? report = null;
        try
        {
            using var readers = Readers.Open(_file, Math.Clamp(Environment.ProcessorCount, 1, MostThreads));
            report = Check(readers.Databases);
        }
        catch (Exception e) when (Stretch.IsDamage(e))
        {
            _failure ??= e;
            _message ??= FileCheck.Tables(_file);
        }

        _file.CheckStill();
        if (report is { Holds: false })
        {
            return report;
        }

        return _message is null && report is not null
            ? report
            : throw Failures.Damaged(_file.Path, $"SQLite's check of the file says: {_message ?? Words(_failure!)}", _failure);
    }

    private VerifyReport? Check(IReadOnlyList<sqlite3> databases)
    {
        if (SchemaCheck.Check(databases[0]) is { } schema)
        {
            return new VerifyReport(schema, 0, 0, 0, []);
        }

        // The longest first.
        using var alphabet = new Alphabet();
        var (entries, statements, queue) = (default(ulong?), default(ulong?), default(ulong?));
        _work.Enqueue(database => _indexed = Unless<WordSums>(() => WordIndex.Read(database, _key)));
        _work.Enqueue(_ => _message = FileCheck.Pages(_file));
        _work.Enqueue(database => queue = Unless(() => KeyIndex.Queue.Read(database, _key)));
        _work.Enqueue(database => statements = Unless(() => KeyIndex.Statements.Read(database, _key)));
        _work.Enqueue(database => entries = Unless(() => KeyIndex.Entries.Read(database, _key)));
        var withdrawn = Withdrawn(databases[0]);
        var last = Cursor.One(databases[0], "select max(id) from entry");
        var stretches = Cut(last, databases.Count).ConvertAll(part => new Stretch(part.First, part.Last));
        stretches.ForEach(stretch => _work.Enqueue(database => stretch.Check(database, withdrawn, new WordsOfTexts(_key, alphabet), new RowKeys(_key))));

        Task.WaitAll([.. databases.Select(database => Task.Factory.StartNew(() => Work(database), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);

        var joint = new Joint();
        foreach (var stretch in stretches)
        {
            if ((_failure = stretch.Damage) is not null)
            {
                return null;
            }

            if (joint.Join(stretch) is { } broken)
            {
                return Report(joint, broken);
            }
        }

        if ((Heads(databases[0], joint) ?? joint.Finish()) is { } left)
        {
            return Report(joint, left);
        }

        // What was not found equal is left to SQLite's own checks, and the words on it are SQLite's: an index of words may be laid out as it is not read here.
        _message ??= (entries, statements, queue) == (joint.Keys.Entries, joint.Keys.Statements, joint.Keys.Queue) ? null : FileCheck.Tables(_file);
        _message ??= _indexed is { } indexed && indexed == joint.Words ? null : FileCheck.Search(_file);
        return Report(joint, null);
    }

    // Null where damage keeps it from being read.
    private static T? Unless<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Stretch.IsDamage(e))
        {
            return null;
        }
    }

    private void Work(sqlite3 database)
    {
        while (_work.TryDequeue(out var next))
        {
            next(database);
        }
    }

    private VerifyReport Report(Joint joint, string? broken) => new(
        broken, joint.Entries, joint.Documents, joint.Statements,
        broken is null ? _file.Read(connection => joint.Chains.Values.OrderBy(chain => chain.Name, StringComparer.Ordinal).Select(chain => EntryReader.Find(connection, chain.Name, chain.Position)!).ToList()) : []);

    // The first and the last have no bound outwards: whatever stands there is met.
    private static List<(long First, long Last)> Cut(long last, int threads)
    {
        var count = (int)Math.Clamp(last / ShortestStretch, 1, threads * StretchesEach);
        var length = last / count;
        return [.. Enumerable.Range(0, count).Select(i => (i == 0 ? long.MinValue : (i * length) + 1, i == count - 1 ? long.MaxValue : (i + 1) * length))];
    }

    private static string? Heads(sqlite3 database, Joint joint)
    {
        var left = joint.Chains.Keys.ToHashSet(StringComparer.Ordinal);
        using var heads = Cursor.Over(database, "select chain, position, hash from head order by chain");
        for (; heads.HasRow; heads.Step())
        {
            var name = heads.Text(0) ?? string.Empty;
            left.Remove(name);
            if (!heads.IsOf("tib"u8) || !joint.Chains.TryGetValue(name, out var chain) || chain.Position < heads.Number(1))
            {
                return $"entry {name}/{(joint.Chains.TryGetValue(name, out var cut) ? cut.Position : 0) + 1}: it is missing: the chain had {heads.Number(1)} entries";
            }

            if (chain.Position != heads.Number(1) || !heads.Bytes(2).SequenceEqual(chain.Hash))
            {
                return $"entry {name}/{chain.Position}: the head of its chain is another";
            }
        }

        return left.Order(StringComparer.Ordinal).FirstOrDefault() is { } lost ? $"entry {lost}/{joint.Chains[lost].Position}: the head of its chain is missing" : null;
    }

    private static HashSet<long> Numbers(sqlite3 database, string sql)
    {
        var numbers = new HashSet<long>();
        using var rows = Cursor.Over(database, sql);
        for (; rows.HasRow; rows.Step())
        {
            numbers.Add(rows.Number(0));
        }

        return numbers;
    }

    private static string Words(Exception failure) => failure is SqliteException e ? Failures.SqliteMessage(e) : failure.Message;
}
