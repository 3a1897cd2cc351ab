using System.Text;
using CsCheck;

namespace Casus.Language.Tests;

public class TokensTests
{
    private static readonly Gen<string> AnyText = Gen.Frequency(
        (4, Gen.String[Gen.Char["aAbz .,'’\"“”-\n\r\t09:!?()$€½\u0301\u200b"], 0, 200]),
        (1, Gen.String[Gen.Char, 0, 60]));

    [Theory]
    [InlineData("The U.S. and Mr. Alfa agreed.", "The|U.S.|and|Mr.|Alfa|agreed|.")]
    [InlineData("They don’t, can't and won't.", "They|do|n’t|,|ca|n't|and|wo|n't|.")]
    [InlineData("Alfa's 26 states' pledge", "Alfa|'s|26|states|'|pledge")]
    [InlineData("It cost €1,100.5 million (3½-year).", "It|cost|€|1,100.5|million|(|3½-year|)|.")]
    [InlineData("post-war security -- perhaps...", "post-war|security|--|perhaps|...")]
    [InlineData("''We stand,'' he said.", "''|We|stand|,|''|he|said|.")]
    [InlineData("see example.org, at 5 p.m. today", "see|example.org|,|at|5|p.m.|today")]
    public void Text_IsSplitAsEnglishReadersWould(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.Of(text).Select(token => token.In(text).ToString())));

    [Fact]
    public void AnyText_HasEachVisibleCharacterInOneToken() =>
        AnyText.Sample(text =>
        {
            var covered = new int[text.Length];
            var last = 0;
            foreach (var token in Tokens.Of(text))
            {
                Assert.True(token.Start >= last && token.End > token.Start && token.End <= text.Length);
                last = token.End;
                for (var i = token.Start; i < token.End; i++)
                {
                    covered[i]++;
                }
            }

            for (var i = 0; i < text.Length; i++)
            {
                Assert.Equal(char.IsWhiteSpace(text[i]) ? 0 : 1, covered[i]);
            }
        });

    [Fact]
    public void EveryUnicodeCategory_IsCovered()
    {
        var text = new StringBuilder();
        for (var c = '\0'; c < '\uffff'; c += (char)7)
        {
            text.Append(c).Append(c % 5 == 0 ? " " : string.Empty);
        }

        var all = text.ToString();
        Assert.Equal(all.Count(c => !char.IsWhiteSpace(c)), Tokens.Of(all).Sum(token => token.Length));
    }

    [Fact]
    public void LongRunWithoutSpace_IsReadToItsEnd()
    {
        var text = new string('a', 3_000_000) + new string('.', 1_000_000) + new string('-', 1_000_000);
        Assert.Equal(text.Length, Tokens.Of(text)[^1].End);
    }
}
