using System.CommandLine;
using System.Globalization;
using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>The arguments and options shared by every verb that reads PATHs.</summary>
internal sealed class InputOptions(int megabytes = 20)
{
    private const string OwnActors = "CASUS_ACTORS";

    public Argument<string[]> Paths { get; } = new("PATH")
    {
        Description = "A file, a folder, an http(s) address or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string?> Published { get; } = new("--published") { Description = "The date of publication (YYYY-MM-DD, YYYY-MM or YYYY) of every input", HelpName = "DATE" };

    public Option<string?> Actors { get; } = new("--actors") { Description = $"A file of your own persons and organisations, beside the built-in ones (default ${OwnActors})", HelpName = "FILE" };

    public Option<string?> Encoding { get; } = new("--encoding") { Description = "The encoding of plain texts (default UTF-8)", HelpName = "NAME" };

    public Option<string?> MaxSize { get; } = new("--max-size") { Description = $"The largest input after unpacking: bytes, or with k or M (default {megabytes}M)", HelpName = "SIZE" };

    public Option<string[]> AllowPrivate { get; } = PrivateHosts();

    /// <summary>Also for the desk, which fetches addresses and feeds.</summary>
    public static Option<string[]> PrivateHosts() => new("--allow-private")
    {
        Description = "Admits this one private or loopback address",
        HelpName = "HOST:PORT",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <exception cref="WrongUseException">One is no <c>HOST:PORT</c>.</exception>
    public static ValueList<string> Hosts(ParseResult parsed, Option<string[]> option)
    {
        var options = new IngestionOptions { AllowPrivate = (parsed.GetValue(option) ?? []).ToValueList() };
        return options.Check() is [var wrong, ..] ? throw new WrongUseException($"{wrong.Input}: {wrong.Reason}") : options.AllowPrivate;
    }

    public void AddTo(Command verb)
    {
        verb.Add(Paths);
        verb.Add(Published);
        verb.Add(Actors);
        verb.Add(Encoding);
        verb.Add(MaxSize);
        verb.Add(AllowPrivate);
    }

    /// <exception cref="WrongUseException">An option's value cannot be used.</exception>
    public Ingestor OpenIngestor(ParseResult parsed)
    {
        var options = new IngestionOptions
        {
            MaxSize = megabytes * 1024L * 1024,
            Encoding = parsed.GetValue(Encoding),
            AllowPrivate = (parsed.GetValue(AllowPrivate) ?? []).ToValueList(),
        };
        if (parsed.GetValue(MaxSize) is { } size)
        {
            options = options with { MaxSize = ReadSize(size) };
        }

        try
        {
            return new Ingestor(options, Console.OpenStandardInput());
        }
        catch (ArgumentException wrong)
        {
            throw new WrongUseException(wrong.Message);
        }
    }

    public Reader OpenReader(ParseResult parsed)
    {
        var options = new ReadingOptions { Actors = parsed.GetValue(Actors) ?? (Environment.GetEnvironmentVariable(OwnActors) is { Length: > 0 } own ? own : null) };
        if (parsed.GetValue(Published) is { } text)
        {
            options = PartialDate.TryParse(text, out var published)
                ? options with { Published = published }
                : throw new WrongUseException($"--published: '{text}' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY");
        }

        try
        {
            return new Reader(options);
        }
        catch (Exception wrong) when (wrong is ActorFileException or IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"--actors: {wrong.Message}");
        }
    }

    private static long ReadSize(string text)
    {
        var unit = text.Length > 0 ? char.ToLowerInvariant(text[^1]) : ' ';
        var factor = unit switch { 'k' => 1024L, 'm' => 1024L * 1024, _ => 1L };
        var digits = factor == 1 ? text : text[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000_000_000
            ? count * factor
            : throw new WrongUseException($"--max-size: '{text}' is not a size; write bytes, or a number with k or M, such as 20M");
    }
}
