using System.Globalization;
using System.Text;

namespace Casus.Language.Tests;

/// <summary>Texts that nobody wrote for a parser: nothing crashes, nothing is lost.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void LoneSurrogates_ReadAsReplacementCharacters()
    {
        var doc = Model.Small.Read("a \uD800 b\uDC00c \U0001F600 \uDC00\uD800");
        Assert.Equal("a \uFFFD b\uFFFDc \U0001F600 \uFFFD\uFFFD", doc.Text);
        AssertWhole(doc);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('\u3000')]
    public void OnlyWhiteSpace_IsOneToken(char space)
    {
        var doc = Model.Small.Read(new string(space, 5000));
        Assert.Equal(1, doc.Count);
        Assert.Equal("SPACE", doc[0].Pos);
        AssertWhole(doc);
    }

    [Fact]
    public void EveryUnicodeCategory_IsRead()
    {
        var byCategory = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).GroupBy(CharUnicodeInfo.GetUnicodeCategory).ToList();
        Assert.InRange(byCategory.Count, 28, 30);
        foreach (var category in byCategory)
        {
            var sample = string.Concat(category.Where((_, i) => i % Math.Max(1, category.Count() / 200) == 0).Select(char.ConvertFromUtf32));
            AssertWhole(Model.Small.Read(sample));
            AssertWhole(Model.Small.Read(string.Join(" a", sample.EnumerateRunes())));
        }
    }

    [Fact]
    public void RandomStrings_AreReadWhole()
    {
        string[] parts =
        [
            "a", "Mr", ".", "'", "n't", "’s", "\"", "(", ")", ":", ":)", "-", "--", "…", "..", "$", "4", "10km", "http://x.yz/", "@", "/", ",", " ", "  ", "\n", "\t", "\u00A0", "\u200B", "\uD83D", "\uDE00",
            "\U0001F600", "é", "İ", "Σ", "ß", "Я", "中", "ك", "\0", "\u001C", "_", "US", "cannot", "gonna", "o'clock", "<", ">", "#", "\uFFFF", "\u0301",
        ];
        var random = new Random(20260);
        var count = Model.IsLong ? 1_000_000 : 1000;
        for (var i = 0; i < count; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => random.Next(12) == 0 ? char.ConvertFromUtf32(random.Next(0xD7FF)) : parts[random.Next(parts.Length)]));
            AssertWhole(Model.Small.Read(text));
        }
    }

    [Theory]
    [InlineData("\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 \U0001F3F4\U000E0067\U000E0062\U000E007F 👍🏽👍🏽")]
    [InlineData("e\u0301\u0301\u0301 a\u0300\u0316 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!")]
    [InlineData("\u202Eabc\u202C مرحبا بكم (שלום) \u2067x\u2069.")]
    [InlineData("http://user:pass@xn--bcher-kva.example:8080/ä/(a)?q=1&b=[2]#f, mailto:a.b+c@d-e.example; www.x.example.")]
    [InlineData("\n\n\n\r\n\r\r\n \n\t\v\f\u0085\u2028\u2029.\n\n\n")]
    [InlineData("\uFEFFBegin\uFEFF end\uFEFF")]
    [InlineData("\uDC00")]
    public void OddWriting_IsReadWhole(string text)
    {
        AssertWhole(Model.Small.Read(text));
        AssertWhole(Model.Small.Read(string.Concat(Enumerable.Repeat(text, 40))));
    }

    [Fact]
    public void WordOfAHundredThousandLetters_IsOneToken()
    {
        var doc = Model.Small.Read($"They met {new string('k', 100_000)} yesterday.");
        AssertWhole(doc);
        Assert.Equal(5, doc.Count);
    }

    [Fact]
    public void NullCharacterBetweenExceptions_IsACharacter()
    {
        // A text that once was taken for an exception's word with its norm.
        Model.Small.Read("o'clock");
        AssertWhole(Model.Small.Read("o'clock\0o'clock"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData(".")]
    [InlineData(":)")]
    [InlineData("a.")]
    [InlineData("a:")]
    [InlineData("x@")]
    [InlineData("'")]
    [InlineData("ab ")]
    [InlineData("http://")]
    [InlineData("a-")]
    [InlineData("10,")]
    public void OneLongLine_IsRead(string piece)
    {
        // A quadratic step would take hours at the long size and minutes at the short one.
        var length = Model.IsLong ? 10_000_000 : 20_000;
        AssertWhole(Model.Small.Read(string.Concat(Enumerable.Repeat(piece, length / piece.Length)), TestContext.Current.CancellationToken));
    }

    /// <summary>Tokens, with the spaces between them, are the text; heads and starts are in their bounds.</summary>
    private static void AssertWhole(Doc doc)
    {
        var at = 0;
        foreach (var token in doc.Tokens)
        {
            Assert.True(at == token.Start, $"a token of {Shown(doc.Text)} begins at {token.Start}, not {at}");
            Assert.True(doc.Text.AsSpan(at).StartsWith(token.Text, StringComparison.Ordinal), $"a token of {Shown(doc.Text)} is not its text");
            Assert.InRange(token.Head.Index, 0, doc.Count - 1);
            at = token.End + (token.HasSpace ? 1 : 0);
        }

        Assert.True(at == doc.Text.Length, $"{Shown(doc.Text)} is read up to {at} of {doc.Text.Length}");
        Assert.True(doc.Count == 0 || doc[0].IsSentenceStart);
    }

    private static string Shown(string text) => string.Concat(text.Take(60).Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}"));
}
