using System.Diagnostics;
using System.Text.RegularExpressions;
using Casus.Tests;

namespace Casus.Cli.Tests;

/// <summary>Runs every command shown in a <c>console</c> block of the pages for newcomers and compares what it prints.</summary>
/// <remarks>
/// A line after <c>$ </c> is a command, run by bash in the checkout with a home of its own; the lines below are its stdout, where … stands
/// for any text in a line and a line of … alone for any lines. A command without lines below it need only succeed.
/// </remarks>
public sealed partial class ConsoleDocsTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public static TheoryData<string> Pages
    {
        get
        {
            var pages = new TheoryData<string> { "README.md" };
            foreach (var page in Directory.EnumerateFiles(Path.Combine(CasusProcess.Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(CasusProcess.Root, page);
                if (name != TutorialTests.Page && File.ReadAllText(page).Contains("```console", StringComparison.Ordinal))
                {
                    pages.Add(name);
                }
            }

            return pages;
        }
    }

    public void Dispose() => _casus.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandsOfThePage_PrintWhatItShows(string page)
    {
        var steps = PageSteps.Read(File.ReadAllText(Path.Combine(CasusProcess.Root, page))).OfType<PageStep.Command>().ToList();
        Assert.NotEmpty(steps);

        // One home for the whole page: its commands build on each other.
        foreach (var (command, shown) in steps)
        {
            if (command.Contains("casus open", StringComparison.Ordinal))
            {
                Open(command, shown);
                continue;
            }

            if (command is "./test" or "./test --all" || command.StartsWith("git ", StringComparison.Ordinal) || command.StartsWith("cd ", StringComparison.Ordinal))
            {
                continue; // this is it running, from a checkout
            }

            var run = _casus.Bash($"cd '{CasusProcess.Root}' && {command}");
            Assert.True(run.ExitCode == 0, $"{page}: {command}\n{run.Error}");
            if (shown.Length > 0)
            {
                Assert.True(PageSteps.Shows(shown, run.Output), $"{page}: {command}\n--- shown:\n{shown}\n--- printed:\n{run.Output}");
            }
        }
    }

    private void Open(string command, string shown)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"cd '{CasusProcess.Root}' && exec {command}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(_casus.Folder, "data");
        using var process = Process.Start(start)!;
        try
        {
            var line = process.StandardOutput.ReadLine();
            Assert.Matches(AnyAddress(), line ?? string.Empty);

            // The port shown is the first one tried; another program may hold it.
            Assert.True(shown.Length == 0 || AnyAddress().IsMatch(shown), $"{command} is shown with '{shown}'");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    [GeneratedRegex(@"^http://127\.0\.0\.1:\d+/\?token=\S+$", RegexOptions.None, 1000)]
    private static partial Regex AnyAddress();
}
