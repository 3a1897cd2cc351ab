using System.Threading.Channels;

namespace Casus.Language;

/// <summary>Many texts at once.</summary>
public sealed partial class Pipeline
{
    /// <summary>Texts read ahead of the one asked for, for each thread.</summary>
    private const int Ahead = 4;

    /// <summary>
    /// Reads texts on several threads, the caller among them, and gives their documents in order. Texts are taken and documents made only a little ahead of what is asked for.
    /// </summary>
    /// <param name="threads">0: one for each processor.</param>
    public IEnumerable<Doc> ReadAll(IEnumerable<string> texts, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return threads == 1 ? ReadInTurn(texts, cancellation) : ReadAtOnce(texts, threads == 0 ? Environment.ProcessorCount : threads, cancellation);
    }

    private IEnumerable<Doc> ReadInTurn(IEnumerable<string> texts, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            yield return Read(text, cancellation);
        }
    }

    private IEnumerable<Doc> ReadAtOnce(IEnumerable<string> texts, int threads, CancellationToken cancellation)
    {
        // Leaving the loop early stops the threads, as cancelling does.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = Channel.CreateUnbounded<(string Text, TaskCompletionSource<Doc> Result)>();
        // The caller is one of the threads: it reads, too, while what it needs next is not ready.
        var readers = Enumerable.Range(1, threads - 1).Select(_ => Task.Run(() => Work(work.Reader, stop.Token), CancellationToken.None)).ToArray();
        var pending = new Queue<Task<Doc>>();
        try
        {
            foreach (var text in texts)
            {
                var result = new TaskCompletionSource<Doc>(TaskCreationOptions.RunContinuationsAsynchronously);
                work.Writer.TryWrite((text, result));
                pending.Enqueue(result.Task);
                if (pending.Count >= threads * Ahead)
                {
                    yield return Next();
                }
            }

            work.Writer.Complete();
            while (pending.Count > 0)
            {
                yield return Next();
            }
        }
        finally
        {
            stop.Cancel();
            work.Writer.TryComplete();
            Task.WaitAll(readers, CancellationToken.None);
        }

        Doc Next()
        {
            var next = pending.Dequeue();
            while (!next.IsCompleted && work.Reader.TryRead(out var item))
            {
                Do(item.Text, item.Result, stop.Token);
            }

            return next.GetAwaiter().GetResult();
        }
    }

    private async Task Work(ChannelReader<(string Text, TaskCompletionSource<Doc> Result)> work, CancellationToken stop)
    {
        await foreach (var (text, result) in work.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Do(text, result, stop);
        }
    }

    private void Do(string text, TaskCompletionSource<Doc> result, CancellationToken stop)
    {
        try
        {
            result.SetResult(Read(text, stop));
        }
        catch (OperationCanceledException e)
        {
            result.SetCanceled(e.CancellationToken);
        }
#pragma warning disable CA1031 // Whatever went wrong with a text is thrown where its document is asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            result.SetException(e);
        }
    }
}
