namespace Casus.Model.Tests;

public sealed class FailureTests
{
    private static readonly string[] Known = ["ceasefire", "blockade", "peace-agreement"];

    [Theory]
    [InlineData("ceasfire", "ceasefire")]
    [InlineData("Blockade", "blockade")]
    [InlineData("peace-agreements", "peace-agreement")]
    public void WordNearAKnownOne_IsNamed(string word, string expected) => Assert.Equal(expected, Nearest.To(word, Known));

    [Theory]
    [InlineData("harbour-dues-collected")]
    [InlineData("xyz")]
    public void WordNearNone_NamesNone(string word)
    {
        Assert.Null(Nearest.To(word, Known));
        Assert.Empty(Nearest.Hint(word, Known));
    }

    [Fact]
    public void NothingKnown_NamesNone() => Assert.Null(Nearest.To("a", []));

    [Fact]
    public void Refusal_IsOneLine() => Assert.Equal("a b.txt: bad-thing: one two three", new Refusal("a\nb.txt", "bad-thing", "one\r\ntwo\tthree".Replace("\r", string.Empty, StringComparison.Ordinal)).ToString());

    [Fact]
    public void Outcome_IsAValueOrRefusals()
    {
        Outcome<string> value = "text";
        Outcome<string> refused = new Refusal("x", "y", "z");
        Assert.True(value.IsValue);
        Assert.Empty(value.Refusals);
        Assert.False(refused.IsValue);
        Assert.Single(refused.Refusals);
        Assert.Throws<ArgumentException>(() => Outcome.Refuse<string>([]));
    }

    [Theory]
    [InlineData("2026-01-05", null, "2026-01-04", false)]
    [InlineData("2026-01-05", null, "2026-01-05", true)]
    [InlineData("2026-01-05", "2026-01-09", "2026-01-08", true)]
    [InlineData("2026-01-05", "2026-01-09", "2026-01-09", false)]
    public void Item_CountsFromItsApprovalUntilItsEnd(string approved, string? until, string known, bool counts)
    {
        var origin = new Origin("x/1", At("2026-01-01"), At(approved), until is null ? null : At(until));
        Assert.Equal(counts, origin.Counts(At(known)));
        Assert.Equal(until is null || At(known) < At(until), origin.Counts(At(known), drafts: true));

        static Instant At(string text) => Moment.TryParse(text, out var moment) ? moment.Start : throw new ArgumentException(text);
    }
}
