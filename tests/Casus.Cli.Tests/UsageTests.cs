using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private static readonly string[] Verbs = ["read", "clean", "parse", "add", "import", "export", "status", "whatif", "changes", "watch", "record", "begin", "propose", "review", "search", "verify", "backup", "restore", "withdraw-text", "open", "model", "completion"];

    private readonly CasusProcess _casus = new();

    public static TheoryData<string> AllVerbs => [.. Verbs];

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void Version_IsOneLine()
    {
        var run = _casus.Run("--version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Output);
    }

    [Fact]
    public void NoArguments_ShowsTheVerbsOnStderr()
    {
        var run = _casus.Run();
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(Verbs, verb => Assert.Contains(verb, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllVerbs))]
    public void Help_EndsWithExamples(string verb)
    {
        var run = _casus.Run(verb, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"casus {verb}", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownVerb_NamesTheNearest() => AssertWrongUse(["statsu", "x"], "unknown verb 'statsu'", "did you mean 'status'?");

    [Theory]
    [InlineData("--list", "few", "--list: 'few' is not a whole number")]
    [InlineData("--time-limit", "soon", "--time-limit: 'soon' is not a number")]
    public void ValueOfAnotherKind_IsToldInPlainWords(string option, string value, string expected) => AssertWrongUse(["critical", "x", option, value], expected);

    [Fact]
    public void UnknownOption_NamesTheNearest() => AssertWrongUse(["read", "x.txt", "--fromat", "json"], "unknown option '--fromat'", "did you mean '--format'?");

    [Fact]
    public void UnknownFormat_NamesTheForms() => AssertWrongUse(["read", "x.txt", "--format", "xml"], "xml", "jsonl");

    [Fact]
    public void NoPath_IsWrongUse() => AssertWrongUse(["read"], "casus read --help");

    [Theory]
    [InlineData("--published", "soon", "--published")]
    [InlineData("--max-size", "-3", "--max-size")]
    [InlineData("--max-size", "12X", "--max-size")]
    [InlineData("--encoding", "klingon", "klingon")]
    [InlineData("--allow-private", "nonsense", "nonsense")]
    public void BadOptionValue_NamesOptionOrValue(string option, string value, string named) => AssertWrongUse(["read", "x.txt", option, value], named);

    [Theory]
    [InlineData("bash", "bash -n")]
    [InlineData("zsh", "cat")]
    [InlineData("fish", "cat")]
    public void Completion_PrintsAScript(string shell, string check)
    {
        var run = _casus.Bash($"casus completion {shell} | {check} && casus completion {shell}");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggestions_HoldVerbsAndOptions()
    {
        Assert.Contains("status", _casus.Run("[suggest:8]", "casus st").OutputLines);
        Assert.Contains("--valid", _casus.Run("[suggest:20]", "casus status x --val").OutputLines);
    }

    [Fact]
    public void ResponseFiles_AreNotExpanded() => Assert.Contains("@x", _casus.Run("read", "@x").Error, StringComparison.Ordinal);

    private void AssertWrongUse(string[] arguments, params string[] said)
    {
        var run = _casus.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(said, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }
}
