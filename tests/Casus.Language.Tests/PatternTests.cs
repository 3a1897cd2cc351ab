using System.Text.RegularExpressions;
using CsCheck;

namespace Casus.Language.Tests;

/// <summary>Our reading of Python's expressions against .NET's on what both know, and on what only ours does right.</summary>
public sealed class PatternTests
{
    private static readonly string[] Patterns =
    [
        "a", "a|ab|abc", "(?:ab)+c?", "[a-c]{2,3}b", "(?<=a)b", "(?<!a)b", "b(?=c)", "b(?!c)", "[^ab]c", @"\.\.+", @"a\.?b", "(?:a|b){2}c*", "[b-]c", @"\w+\d", "a*b+?",
    ];

    private static readonly Gen<string> AnyPattern = Gen.Int[0, Patterns.Length - 1].Select(i => Patterns[i]);

    [Fact]
    public void FirstMatch_IsDotNets() => Gen.Select(AnyPattern, Gen.String[Gen.Char["abc.-1 "], 0, 12]).Sample((pattern, text) =>
    {
        var program = PatternProgram.Compile(PatternParser.Parse(pattern, []));
        var expected = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Match(text);
        var at = Enumerable.Range(0, text.Length + 1).FirstOrDefault(i => Backtracking.MatchAt(program, text, i) >= 0, -1);
        Assert.Equal(expected.Success ? (expected.Index, expected.Index + expected.Length) : (-1, -1), (at, at < 0 ? -1 : Backtracking.MatchAt(program, text, at)));
    }, iter: 5000);

    [Fact]
    public void Automaton_FindsAWholeMatchWhereDotNetDoes() => Gen.Select(AnyPattern, Gen.String[Gen.Char["abc.-1"], 0, 10]).Sample((pattern, text) =>
    {
        var program = PatternProgram.Compile(PatternParser.Parse($"^(?:{pattern})$", []));
        Assert.Equal(Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Automaton.Farthest(program, text, 0, backwards: false) >= 0);
    }, iter: 5000);

    [Fact]
    public void Suffix_IsTheFirstMatchThatReachesTheEnd() => Gen.Select(AnyPattern, Gen.String[Gen.Char["abc.-1"], 0, 10]).Sample((pattern, text) =>
    {
        var patterns = new AffixPatterns(null, $"(?:{pattern})$", null, null, null);
        var expected = Regex.Match(text, $"(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        Assert.Equal(expected.Length, patterns.Suffix(text));
    }, iter: 5000);

    [Fact]
    public void AstralCharacters_AreOne()
    {
        var program = PatternProgram.Compile(PatternParser.Parse(@"(?<=[\U0001F600-\U0001F64F]).[^a]", []));
        Assert.Equal(5, Backtracking.MatchAt(program, "\U0001F601\U00010400b", 2));
        Assert.Equal(-1, Backtracking.MatchAt(program, "b\U00010400b", 1));
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("*")]
    [InlineData("[a")]
    [InlineData(@"\q")]
    [InlineData("(?<=a+)b")]
    [InlineData("[b-a]")]
    [InlineData("(?:a{1000}){1000}")]
    public void BrokenOrUnknown_IsRefused(string pattern) => Assert.Throws<FormatException>(() => PatternProgram.Compile(PatternParser.Parse(pattern, [])));

    [Theory]
    [InlineData("İstanbul", "i̇stanbul")]
    [InlineData("ΟΔΟΣ ΣΑΣ", "οδος σας")]
    [InlineData("Σ", "σ")]
    [InlineData("ǅ\U00010400", "ǆ\U00010428")]
    public void LowerCase_IsPythons(string text, string lower) => Assert.Equal(lower, PythonText.Lower(text));

    [Theory]
    [InlineData("Vellmoor's", "Xxxxx'x")]
    [InlineData("AB12345", "XXdddd")]
    [InlineData("½²③", "½dd")]
    [InlineData("aaaaaAAAAAaaaaa", "xxxxXXXXxxxx")]
    public void Shape_KeepsFourAlike(string text, string shape) => Assert.Equal(shape, LexicalAttributes.Shape(text));
}
