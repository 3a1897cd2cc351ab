using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>Runs the pipeline for a verb: results to its writer, refusals to stderr, one bad document failing alone.</summary>
internal static class DocumentRun
{
    /// <param name="done">What was done to each document, for the closing line: <c>read</c>.</param>
    /// <param name="inOrder">What is done to each result in order of input, on one thread at a time, before it is written; null for nothing.</param>
    /// <returns>0, or 1 when some input failed.</returns>
    public static async Task<int> OverAsync(
        Ingestor ingestor, string[] paths, Func<FetchedText, CancellationToken, ReadingResult> read, IDocumentWriter writer, string done, CancellationToken cancellationToken, Func<ReadingResult, ReadingResult>? inOrder = null)
    {
        using var ownedIngestor = ingestor;
        using var progress = Progress.Start(done);
        var failed = 0;
        writer.Begin();
        try
        {
            await foreach (var input in new ReadingPipeline(ingestor, read).RunAsync(paths, cancellationToken).ConfigureAwait(false))
            {
                if (input.Result is { } found)
                {
                    var result = inOrder is null ? found : inOrder(found);
                    writer.Write(result);
                    progress.Step(result.Document.Name, result.Statements.Count);
                }

                if ((input.Refusal ?? input.Result?.Refused) is { } refusal)
                {
                    failed++;
                    progress.Report(ByName(refusal));
                }
            }
        }
        finally
        {
            // What was read stays readable, also after an interrupt.
            writer.End();
        }

        progress.Finish(ingestor.PassedOver.ToString());
        return failed > 0 ? ExitCode.InputFailed : ExitCode.Done;
    }

    /// <summary>A file is told by its base name, as its document would be; where that is not how it was given, the reason ends with its path.</summary>
    internal static Refusal ByName(Refusal refusal)
    {
        var name = refusal.Input.Contains("://", StringComparison.Ordinal) ? string.Empty : Path.GetFileName(Path.TrimEndingDirectorySeparator(refusal.Input));
        return name.Length == 0 || name == refusal.Input ? refusal : refusal with { Input = name, Reason = $"{refusal.Reason} ({refusal.Input})" };
    }
}
