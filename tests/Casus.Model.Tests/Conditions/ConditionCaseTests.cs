namespace Casus.Model.Tests;

/// <summary>Cases in files: a formula, then how it is written back (good) or where and why it is refused (bad).</summary>
public sealed class ConditionCaseTests
{
    public static TheoryData<string> Good => Names("good");

    public static TheoryData<string> Bad => Names("bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void GoodCase_IsReadAndWrittenPlainly(string name)
    {
        var (formula, expected) = Case("good", name);
        Assert.True(FormulaSyntax.TryParse(formula, out var read, out var error), error?.ToString());
        Assert.Equal(expected, read.ToString());
        Assert.True(FormulaSyntax.TryParse(expected, out var again, out _));
        Assert.Equal(read, again);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void BadCase_IsRefusedAtTheFaultWithASuggestion(string name)
    {
        var (formula, expected) = Case("bad", name);
        Assert.False(FormulaSyntax.TryParse(formula, out _, out var error));
        Assert.Equal(expected, $"{error.Span.Start}-{error.Span.End}: {error}");
    }

    private static TheoryData<string> Names(string folder) => [.. Directory.GetFiles(In(folder)).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static (string Formula, string Expected) Case(string folder, string name)
    {
        var lines = File.ReadAllLines(Path.Combine(In(folder), $"{name}.txt"));
        Assert.Equal("---", lines[1]);
        return (lines[0], lines[2]);
    }

    private static string In(string folder) => Path.Combine(AppContext.BaseDirectory, "Conditions", "Cases", folder);
}
