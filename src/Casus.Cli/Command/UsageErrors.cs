using System.CommandLine;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Puts the parser's errors in plain words and names the nearest verb or option to one that is not known.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens;
        var messages = new List<string>();
        foreach (var token in unknown)
        {
            messages.Add(command is RootCommand
                ? $"unknown verb '{token}'{Nearest.Hint(token, command.Subcommands.Select(c => c.Name))}"
                : token.StartsWith('-')
                    ? $"unknown option '{token}' for '{command.Name}'{Nearest.Hint(token, command.Options.Select(o => o.Name))}"
                    : $"'{command.Name}' does not take '{token}'");
        }

        foreach (var error in parsed.Errors)
        {
            if (!unknown.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal))
                && !(unknown.Count > 0 && command is RootCommand)
                && !messages.Contains(error.Message))
            {
                messages.Add(error.Message);
            }
        }

        return messages;
    }

    /// <summary>The verb and a space, or nothing at the root.</summary>
    public static string VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? string.Empty : parsed.CommandResult.Command.Name + " ";
}
