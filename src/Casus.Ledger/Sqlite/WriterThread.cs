using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>The one writer: a thread fed by a bounded channel that commits what has gathered together, and answers only after the commit.</summary>
/// <remarks>When one work of a group fails, the group is taken back and each is run alone, so that a failure stays with the work that failed.</remarks>
internal sealed class WriterThread : IDisposable
{
    private const int Waiting = 256;
    private const int Together = 64;

    // Whoever writes wakes the thread itself: on a busy machine, with all threads of the pool waiting for their commits, the pool would come to it half a second later.
    private readonly Channel<Work> _channel = Channel.CreateBounded<Work>(new BoundedChannelOptions(Waiting) { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly LedgerFile _file;
    private readonly TimeProvider _clock;
    private readonly Thread _thread;
    private SqliteConnection? _connection;
    private WriteSession? _session;

    public WriterThread(LedgerFile file, TimeProvider clock)
    {
        (_file, _clock) = (file, clock);
        _thread = new Thread(Loop) { IsBackground = true, Name = "casus-ledger-writer" };
        _thread.Start();
    }

    /// <summary>Runs a work in a transaction and returns when that is committed. A work may be run again after a failure: it must change nothing but the session.</summary>
    public T Run<T>(Func<WriteSession, T> work)
    {
        var queued = new Work<T>(work);
        try
        {
            if (!_channel.Writer.TryWrite(queued))
            {
                _channel.Writer.WriteAsync(queued).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteLedger));
        }

        return queued.Result();
    }

    public void Dispose()
    {
        if (_channel.Writer.TryComplete())
        {
            _thread.Join();
        }
    }

    private void Loop()
    {
        var group = new List<Work>(Together);
        while (_channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            while (group.Count < Together && _channel.Reader.TryRead(out var work))
            {
                group.Add(work);
            }

            if (Commit(group) is not null)
            {
                foreach (var work in group)
                {
                    var failure = group.Count == 1 ? work.Failure : Commit([work]);
                    work.Answer(failure);
                }

                continue;
            }

            group.ForEach(work => work.Answer(null));
        }

        Drop();
    }

    // Null when committed; else nothing has changed.
    private Exception? Commit(List<Work> group)
    {
        try
        {
            var session = _session ??= new WriteSession(_connection = _file.Writer(), _clock);
            session.Begin();
            foreach (var work in group)
            {
                work.Run(session);
            }

            session.Commit();
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var failure = e is SqliteException sqlite ? Failures.From(sqlite, _file.Path) : e;
            group.ForEach(work => work.Failure = failure);
            if (_session is null || !_session.TryRollback())
            {
                Drop(); // the next work begins on a connection of its own
            }

            return failure;
        }
    }

    private void Drop()
    {
        _session?.Dispose();
        _connection?.Dispose();
        (_session, _connection) = (null, null);
    }

    private abstract class Work
    {
        public Exception? Failure { get; set; }

        public abstract void Run(WriteSession session);

        public abstract void Answer(Exception? failure);
    }

    private sealed class Work<T>(Func<WriteSession, T> work) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public T Result() => _done.Task.GetAwaiter().GetResult();

        public override void Run(WriteSession session) => _result = work(session);

        public override void Answer(Exception? failure)
        {
            if (failure is null)
            {
                _done.SetResult(_result!);
            }
            else
            {
                _done.SetException(failure);
            }
        }
    }
}
