using System.CommandLine;
using Casus.Reading;

namespace Casus.Cli;

/// <summary><c>casus clean PAGE…</c>: the article of each page.</summary>
internal static class CleanVerb
{
    public static Command Create()
    {
        var inputs = new InputOptions();
        var format = Formats.Option("jsonl", "json", "text");
        var verb = new Command("clean", "Prints the article of a page and what the page says of it, one JSON object a page.") { format };
        inputs.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = parsed.GetRequiredValue(format) switch
            {
                "text" => DocumentWriter.CleanText(),
                "json" => DocumentWriter.CleanJson(array: true),
                _ => DocumentWriter.CleanJson(array: false),
            };
            var reader = inputs.OpenReader(parsed);
            return await DocumentRun.OverAsync(inputs.OpenIngestor(parsed), parsed.GetRequiredValue(inputs.Paths), (fetched, _) => new ReadingResult(reader.Open(fetched), [], null), writer, "cleaned", cancellationToken)
                .ConfigureAwait(false);
        });
        return verb;
    }
}
