using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>One input, read: its result, or the refusal that stands in its place.</summary>
internal readonly record struct ReadInput(ReadingResult? Result, Refusal? Refusal);

/// <summary>Fetches PATHs and reads them on every core, giving the results in order of input with few of them held at a time.</summary>
internal sealed class ReadingPipeline(Ingestor ingestor, Func<FetchedText, CancellationToken, ReadingResult> read)
{
    private static readonly int Workers = Environment.ProcessorCount;

    public async IAsyncEnumerable<ReadInput> RunAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = Channel.CreateBounded<Task<ReadInput>>(new BoundedChannelOptions(2 * Workers) { SingleReader = true, SingleWriter = true });
        var fetching = FetchAsync(paths, pending.Writer, stop.Token);
        try
        {
            await foreach (var input in pending.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return await input.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FetchAsync(IEnumerable<string> paths, ChannelWriter<Task<ReadInput>> pending, CancellationToken cancellationToken)
    {
        Exception? failure = null;

        // One reading for each core and no more: each takes a reader's memory, 80 MB of it caches, whether or not a core is free for it.
        using var cores = new SemaphoreSlim(Workers);
        try
        {
            await foreach (var fetched in ingestor.FetchAsync(paths, cancellationToken).ConfigureAwait(false))
            {
                Task<ReadInput> input;
                if (fetched.IsValue)
                {
                    await cores.WaitAsync(cancellationToken).ConfigureAwait(false);
                    input = Task.Run(() => Read(fetched.Value), CancellationToken.None);
                }
                else
                {
                    input = Task.FromResult(new ReadInput(null, fetched.Refusals[0]));
                }

                await pending.WriteAsync(input, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // Handed to the reader of the channel, which throws it.
            failure = e;
        }
        finally
        {
            pending.Complete(failure);
            for (var i = 0; i < Workers; i++)
            {
                await cores.WaitAsync(CancellationToken.None).ConfigureAwait(false); // the last ones still give theirs back
            }
        }

        ReadInput Read(FetchedText text)
        {
            try
            {
                return new(read(text, cancellationToken), null);
            }
            finally
            {
                cores.Release();
            }
        }
    }
}
