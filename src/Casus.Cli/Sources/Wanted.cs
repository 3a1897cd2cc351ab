using System.CommandLine;

namespace Casus.Cli;

/// <summary>Options that must say something.</summary>
internal static class Wanted
{
    /// <exception cref="WrongUseException">It is empty.</exception>
    public static string Text(ParseResult parsed, Option<string> option) =>
        parsed.GetRequiredValue(option) is var text && !string.IsNullOrWhiteSpace(text) ? text : throw new WrongUseException($"{option.Name}: a text is needed");
}
