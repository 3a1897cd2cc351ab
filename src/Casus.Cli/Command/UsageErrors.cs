using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Puts the parser's errors in plain words and names the nearest verb or option to one that is not known.</summary>
internal static partial class UsageErrors
{
    /// <summary>What is wrong, a line each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Concat(OptionsTakenForArguments(parsed)).ToList();

        // At the root only the first word was to be a verb.
        unknown = command is RootCommand ? [.. unknown.Take(1)] : unknown;
        var messages = unknown.ConvertAll(token => Describe(token, command));
        foreach (var error in parsed.Errors)
        {
            // The parser tells of an unknown word in its own way too, and at the root that a verb is missing.
            var message = InPlainWords(PlainText.Line(error.Message));
            if (!unknown.Exists(token => message.Contains($"'{token}'", StringComparison.Ordinal)) && !(unknown.Count > 0 && command is RootCommand) && !messages.Contains(message))
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    /// <summary>The verb and a space, or nothing at the root.</summary>
    public static string VerbOf(ParseResult parsed) => Path(parsed.CommandResult) is { Length: > 0 } path ? path + " " : string.Empty;

    /// <summary>The words of a verb below the root: <c>account add</c>.</summary>
    public static string Path(CommandResult result) =>
        result.Command is RootCommand ? string.Empty
        : result.Parent is CommandResult { Command: not RootCommand } parent ? $"{Path(parent)} {result.Command.Name}" : result.Command.Name;

    private static string Describe(string token, Command command) =>
        command is RootCommand && !token.StartsWith('-')
            ? $"unknown verb '{token}'{Nearest.Hint(token, command.Subcommands.Select(c => c.Name))}"
            : token.StartsWith('-')
                ? $"unknown option '{token}'{(command is RootCommand ? string.Empty : $" for '{command.Name}'")}{Nearest.Hint(token, command.Options.Select(o => o.Name))}"
                : $"'{command.Name}' does not take '{token}'";

    // The parser names the type that it could not read a value as.
    private static string InPlainWords(string message) =>
        NotOfItsType().Match(message) is { Success: true } match
            ? $"{match.Groups["option"]}: '{match.Groups["value"]}' is not a {(match.Groups["type"].Value.Contains("Int32", StringComparison.Ordinal) ? "whole number" : "number")}"
            : message;

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type '(?<type>[^']*(Int32|Double)[^']*)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NotOfItsType();

    // The parser gives a word with a dash to an argument that can take it; a path that begins so is written ./-x, or after --.
    private static IEnumerable<string> OptionsTakenForArguments(ParseResult parsed) =>
        parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash)
            ? []
            : parsed.CommandResult.Command.Arguments.SelectMany(a => parsed.GetResult(a)?.Tokens ?? []).Select(t => t.Value).Where(v => v.Length > 1 && v[0] == '-');
}
