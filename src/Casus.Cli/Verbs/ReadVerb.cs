using System.CommandLine;
using Casus.Reading;

namespace Casus.Cli;

/// <summary><c>casus read PATH…</c>: the statements of each document.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var inputs = new InputOptions();
        var format = Formats.Option("text", "json", "jsonl");
        var text = new Option<bool>("--text") { Description = "With json and jsonl: prints the document's text too (always done for a page)" };
        var explain = new Option<bool>("--explain") { Description = "Says for each statement why it was taken so" };
        var verb = new Command("read", "Reads documents and prints who is reported to have said what, with the exact words.") { format, text, explain };
        inputs.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = parsed.GetRequiredValue(format) switch
            {
                "text" => DocumentWriter.Text(parsed.GetValue(explain)),
                "json" => DocumentWriter.JsonArray(parsed.GetValue(text), parsed.GetValue(explain)),
                _ => DocumentWriter.JsonLines(parsed.GetValue(text), parsed.GetValue(explain)),
            };
            var reader = inputs.OpenReader(parsed);
            return await DocumentRun.OverAsync(inputs.OpenIngestor(parsed), parsed.GetRequiredValue(inputs.Paths), (fetched, token) => reader.Read(reader.Open(fetched), token), writer, "read", cancellationToken, new DuplicateFinder().Mark)
                .ConfigureAwait(false);
        });
        return verb;
    }
}
