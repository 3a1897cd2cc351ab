using Casus.Model;

namespace Casus.Ingestion.Tests;

/// <summary>Short ways to fetch in tests.</summary>
internal static class Fetching
{
    public static async Task<List<Outcome<FetchedText>>> AllAsync(Ingestor ingestor, params string[] paths)
    {
        var all = new List<Outcome<FetchedText>>();
        await foreach (var outcome in ingestor.FetchAsync(paths, TestContext.Current.CancellationToken))
        {
            all.Add(outcome);
        }

        return all;
    }

    public static async Task<Outcome<FetchedText>> OneAsync(string path, IngestionOptions? options = null, Stream? standardInput = null)
    {
        using var ingestor = new Ingestor(options ?? new(), standardInput);
        return Assert.Single(await AllAsync(ingestor, path));
    }

    public static async Task<FetchedText> TextAsync(string path, IngestionOptions? options = null, Stream? standardInput = null)
    {
        var outcome = await OneAsync(path, options, standardInput);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Refusals[0].ToString());
    }

    public static async Task<Refusal> RefusalAsync(string path, IngestionOptions? options = null, Stream? standardInput = null) =>
        Assert.Single((await OneAsync(path, options, standardInput)).Refusals);
}
