using System.CommandLine;
using Casus.Language;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus parse PATH…</c>: the language pipeline alone.</summary>
internal static class ParseVerb
{
    private const string DefaultModel = "en_core_web_sm";

    public static Command Create()
    {
        var inputs = new InputOptions(megabytes: 64);
        var model = new Option<string>("--model") { Description = $"The model by its name, or its file or folder (default {DefaultModel})", HelpName = "NAME", DefaultValueFactory = _ => DefaultModel };
        var input = new Option<string>("--input") { Description = "What each PATH holds: text, or jsonl with {\"name\", \"text\"} a line (default text)", HelpName = "text|jsonl", DefaultValueFactory = _ => "text" };
        input.AcceptOnlyFromAmong("text", "jsonl");
        var threads = new Option<int>("--threads") { Description = "Threads (default: one for each processor)", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var format = Formats.Option("table", "conllu", "jsonl");
        var verb = new Command("parse", "Prints tokens, tags, lemmas, the dependency parse and names of texts.") { model, input, format, threads };
        inputs.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) =>
        {
            var count = parsed.GetValue(threads);
            if (count is < 1 or > 1024)
            {
                throw new WrongUseException($"--threads: {count} is not a number from 1 to 1024");
            }

            using var pipeline = Load(parsed.GetRequiredValue(model));
            using var ingestor = inputs.OpenIngestor(parsed);
            using var run = new ParseRun(pipeline, count, parsed.GetRequiredValue(format));
            var texts = new ParsedTexts(ingestor, inputs.OpenReader(parsed), parsed.GetRequiredValue(input) == "jsonl", run.Report);
            return Task.FromResult(run.Over(texts, parsed.GetRequiredValue(inputs.Paths), cancellationToken));
        });
        return verb;
    }

    /// <summary>Opens a model by name.</summary>
    private static Pipeline Load(string name)
    {
        var file = (name.Length > 0 ? ModelFiles.Find(name) : null)
            ?? throw new WrongUseException($"--model: no model '{name}': there is no such file or folder, and no {name}.casus in ${ModelFiles.Variable} or a folder 'models' at or above the program");
        try
        {
            return Pipeline.Load(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Refusal(file, "unreadable", failure.Message));
        }
    }
}
