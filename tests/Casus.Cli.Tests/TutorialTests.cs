using Casus.Tests;

namespace Casus.Cli.Tests;

/// <summary>Does what the tutorial tells a newcomer, in an empty folder, and compares every block and every quoted word with what comes.</summary>
/// <remarks>
/// A command whose block begins <c>casus: </c> must fail, and say that on stderr; every other must succeed. <c>export</c> holds for the commands after it.
/// The <c>open</c> desk stays open; clicks are made on it as links are followed, without scripts, until the next command.
/// </remarks>
public sealed class TutorialTests : IDisposable
{
    public const string Page = "docs/tutorial/first-dossier.md";

    private readonly CasusProcess _casus = new();

    private readonly List<string> _exports = [];

    private DeskVisit? _desk;

    public void Dispose()
    {
        _desk?.Dispose();
        _casus.Dispose();
    }

    [Fact]
    public async Task EveryStep_GivesWhatThePageShows()
    {
        _casus.Environment["CASUS"] = CasusProcess.Root;
        var steps = PageSteps.Read(await File.ReadAllTextAsync(Path.Combine(CasusProcess.Root, Page), TestContext.Current.CancellationToken));
        Assert.Contains(steps, step => step is PageStep.Given);
        foreach (var step in steps)
        {
            switch (step)
            {
                case PageStep.Command command:
                    await Run(command);
                    break;
                case PageStep.Click click:
                    await Desk(click).Click(click.Name);
                    Sees(click, click.Seen);
                    break;
                case PageStep.Fill fill:
                    await Desk(fill).Fill(fill.Field, fill.Value);
                    Sees(fill, fill.Seen);
                    break;
                case PageStep.Given given:
                    Agree("the last click", given.Shown, Desk(given).Page);
                    break;
            }
        }
    }

    [Theory]
    [InlineData("due (1)\n…\n", "due (1)\n  2024-04-16 a\n", true)]
    [InlineData("due (1)\n…\n", "due (2)\n  2024-04-16 a\n", false)]
    [InlineData("head … x\n", "head a/1 x\n", true)]
    [InlineData("head … x\n", "head a/1\nx\n", false)]
    [InlineData("one\n", "one\ntwo\n", false)]
    [InlineData("one\ntwo\n", "one\n", false)]
    [InlineData("a.b (1)\n", "aXb (1)\n", false)]
    public void WhatIsShown_IsWhatIsPrinted(string shown, string printed, bool agrees) => Assert.Equal(agrees, PageSteps.Shows(shown, printed));

    [Fact]
    public void Steps_AreReadInOrderWithWhatTheyShow()
    {
        var steps = PageSteps.Read("# A page\n\n```console\n$ one \\\n    more\n1\n$ two\n```\n\n- Click **There**: “this” and “that”.\n- Set **on** to **2024-01-02**.\n- Look about.\n\n```markdown\n# Got\n```\n");
        Assert.Equal([new PageStep.Command("one more", "1\n"), new PageStep.Command("two", string.Empty)], steps.OfType<PageStep.Command>());
        Assert.Equal(["this", "that"], Assert.IsType<PageStep.Click>(steps[2]).Seen);
        Assert.Equal("2024-01-02", Assert.IsType<PageStep.Fill>(steps[3]).Value);
        Assert.Equal(new PageStep.Given("# Got\n"), steps[4]);
        Assert.Throws<FormatException>(() => PageSteps.Read("```console\nprinted by nothing\n```\n"));
    }

    private static void Agree(string what, string shown, string printed) =>
        Assert.True(shown.Length == 0 || PageSteps.Shows(shown, printed), $"{Page}: {what}\n--- shown:\n{shown}\n--- came:\n{printed}");

    private async Task Run(PageStep.Command command)
    {
        _desk?.Dispose();
        _desk = null;
        if (command.Line.StartsWith("export ", StringComparison.Ordinal))
        {
            _exports.Add(command.Line);
            return;
        }

        var line = string.Join("; ", [.. _exports, command.Line]);
        if (command.Line.StartsWith("casus open ", StringComparison.Ordinal))
        {
            _desk = new DeskVisit(_casus.StartBash(string.Join("; ", [.. _exports, $"exec {command.Line} --port 0"])));
            await _desk.Arrive();
            Assert.Equal(command.Shown[..(command.Shown.IndexOf(':', 6) + 1)], _desk.First[..(_desk.First.IndexOf(':', 6) + 1)]);
            return;
        }

        var fails = command.Shown.StartsWith("casus: ", StringComparison.Ordinal);
        var run = _casus.Bash(line);
        Assert.True(run.ExitCode == 0 != fails, $"{Page}: {command.Line}\nexit code {run.ExitCode}\n{run.Error}");
        Agree(command.Line, command.Shown, fails ? run.Error : run.Output);
    }

    private DeskVisit Desk(PageStep step) => _desk ?? throw new InvalidOperationException($"{Page}: no desk is open for {step}");

    private void Sees(PageStep step, IReadOnlyList<string> words)
    {
        var text = PageSteps.Text(Desk(step).Page);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }
}
