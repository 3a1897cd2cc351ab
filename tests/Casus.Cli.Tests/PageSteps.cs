using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Casus.Cli.Tests;

/// <summary>Something that a page of the documentation tells its reader to do, or shows.</summary>
internal abstract record PageStep
{
    /// <summary>A line after <c>$ </c> of a <c>console</c> block.</summary>
    /// <param name="Shown">The lines below it; empty where none are shown.</param>
    public sealed record Command(string Line, string Shown) : PageStep;

    /// <summary>A list item that begins <c>Click **Name**</c>.</summary>
    /// <param name="Seen">What the item quotes: words that the page it leads to has.</param>
    public sealed record Click(string Name, IReadOnlyList<string> Seen) : PageStep;

    /// <summary>A list item that begins <c>Set **Field** to **Value**</c>.</summary>
    public sealed record Fill(string Field, string Value, IReadOnlyList<string> Seen) : PageStep;

    /// <summary>A <c>markdown</c> block: what the last click gives.</summary>
    public sealed record Given(string Shown) : PageStep;
}

/// <summary>Reads the steps of a page, in order, and compares what it shows with what comes.</summary>
/// <remarks>In what is shown … stands for any text in a line, and a line of … alone for any lines.</remarks>
internal static partial class PageSteps
{
    public static IReadOnlyList<PageStep> Read(string page)
    {
        var steps = new List<PageStep>();
        foreach (Match match in Piece().Matches(page))
        {
            var body = match.Groups["body"].Value;
            switch (match.Groups["kind"].Value)
            {
                case "console":
                    steps.AddRange(Commands(body));
                    break;
                case "markdown":
                    steps.Add(new PageStep.Given(body));
                    break;
                case "Click":
                    steps.Add(new PageStep.Click(match.Groups["name"].Value, Seen(match.Groups["rest"].Value)));
                    break;
                default:
                    steps.Add(new PageStep.Fill(match.Groups["name"].Value, match.Groups["value"].Value, Seen(match.Groups["rest"].Value)));
                    break;
            }
        }

        return steps;
    }

    public static bool Shows(string shown, string printed)
    {
        var pattern = string.Concat(shown.TrimEnd('\n').Split('\n').Select(line =>
            line.Trim() == "…" ? @"(?:.*\n)*?" : Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal) + "\n"));
        return Regex.IsMatch(printed.TrimEnd('\n') + "\n", $"^{pattern}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    /// <summary>An HTML page as it reads: without tags, white space as one space.</summary>
    public static string Text(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, string.Empty)), " ");

    private static IEnumerable<PageStep.Command> Commands(string body)
    {
        var command = string.Empty;
        var shown = new StringBuilder();
        foreach (var line in body.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                if (command.Length > 0)
                {
                    yield return new(command, shown.ToString());
                }

                command = line[2..];
                shown.Clear();
            }
            else if (command.EndsWith('\\'))
            {
                command = command[..^1] + line.Trim();
            }
            else if (command.Length == 0)
            {
                throw new FormatException($"a console block begins with '{line}', which is no command");
            }
            else
            {
                shown.Append(line).Append('\n');
            }
        }

        yield return new(command, shown.ToString());
    }

    private static List<string> Seen(string text) => [.. Quoted().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(
        @"^```(?<kind>console|markdown)\n(?<body>.*?)^```|^- (?:(?<kind>Click) \*\*(?<name>[^*\n]+)\*\*|(?<kind>Set) \*\*(?<name>[^*\n]+)\*\* to \*\*(?<value>[^*\n]+)\*\*)(?<rest>[^\n]*)",
        RegexOptions.Multiline | RegexOptions.Singleline,
        10_000)]
    private static partial Regex Piece();

    [GeneratedRegex("“([^”]+)”", RegexOptions.None, 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 10_000)]
    private static partial Regex Space();
}
