using CsCheck;

namespace Casus.Language.Tests;

public class SentencesTests
{
    [Theory]
    [InlineData("Alfa spoke. Bravo did not.", 2)]
    [InlineData("Mr. Alfa met Gen. Bravo in the U.S. on Jan. 5.", 1)]
    [InlineData("“We stand. We fall,” he said. She left.", 3)]
    [InlineData("“Is it so?” he asked.", 1)]
    [InlineData("A headline without a stop\n\nThe text begins.", 2)]
    [InlineData("The line goes\non in lower case.", 1)]
    [InlineData("He lives in the U.S. The winter is cold there.", 2)]
    [InlineData("", 0)]
    public void Text_IsSplitWhereSentencesEnd(string text, int expected) =>
        Assert.Equal(expected, Sentences.Of(text, Tokens.Of(text)).Count);

    [Fact]
    public void TextWrappedByHand_IsJoinedOverItsLines()
    {
        const string text = "The council of the northern towns declared that the bridge at the\nOld Mill would be opened to carts, and that the guards of Alfa would\nBe paid from the common chest of the towns until the end of winter.\n";
        Assert.Single(Sentences.Of(text, Tokens.Of(text)));
    }

    [Fact]
    public void AnyText_IsCoveredInOrderWithoutGaps() =>
        Gen.String[Gen.Char["aB .?!\"”’)\n\u2029U"], 0, 120].Sample(text =>
        {
            var tokens = Tokens.Of(text);
            var next = 0;
            foreach (var sentence in Sentences.Of(text, tokens))
            {
                Assert.Equal(next, sentence.First);
                Assert.True(sentence.End > sentence.First);
                next = sentence.End;
            }

            Assert.Equal(tokens.Count, next);
        });
}
