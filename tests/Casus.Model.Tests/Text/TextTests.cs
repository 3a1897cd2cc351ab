using CsCheck;

namespace Casus.Model.Tests;

public sealed class TextTests
{
    // Letters, pairs and lone surrogates in any order.
    private static readonly Gen<string> Texts = Gen.Int[0, 4].Select(i => new[] { "a", "é", "😀", "\ud83d", "\ude00" }[i]).List[0, 30].Select(string.Concat);

    [Fact]
    public void CodePoints_GoForthAndBack() => Texts.Sample(text =>
    {
        var points = new CodePoints(text);
        Assert.Equal(text.EnumerateRunes().Count(), points.Length);
        for (var i = 0; i <= points.Length; i++)
        {
            Assert.Equal(i, points.FromUtf16(points.ToUtf16(i)));
        }

        Assert.Equal(text.Length, points.ToUtf16(points.Length));
    });

    [Fact]
    public void CodePoints_RefuseWhatLiesOutside()
    {
        var points = new CodePoints("a😀");
        Assert.Throws<ArgumentOutOfRangeException>(() => points.FromUtf16(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => points.ToUtf16(3));
        Assert.Equal(new Span(1, 2), points.FromUtf16(new Span(1, 3)));
        Assert.Equal(new Span(1, 3), points.ToUtf16(new Span(1, 2)));
    }

    [Fact]
    public void Spans_OverlapWhenTheyShareAPosition() => Gen.Select(Spans, Spans).Sample((a, b) =>
    {
        var shared = Enumerable.Range(0, 40).Any(i => a.Contains(i) && b.Contains(i));
        Assert.Equal(shared, a.Overlaps(b) && !a.IsEmpty && !b.IsEmpty);
        Assert.Equal(a.Overlaps(b), b.Overlaps(a));
        Assert.True(!a.Contains(b) || b.IsEmpty || a.Overlaps(b));
        Assert.Equal(a == b, a.CompareTo(b) == 0);
    });

    [Fact]
    public void Span_ThatEndsBeforeItBegins_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Span(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Span(-1, 1));
    }

    [Fact]
    public void ValueLists_EqualByTheirItemsInOrder() => Gen.Select(Gen.Int[0, 3].Array[0, 4], Gen.Int[0, 3].Array[0, 4]).Sample((a, b) =>
    {
        ValueList<int> first = [.. a];
        ValueList<int> second = [.. b];
        Assert.Equal(a.SequenceEqual(b), first.Equals(second));
        Assert.True(!first.Equals(second) || first.GetHashCode() == second.GetHashCode());
        Assert.False(first.Equals(null));
    });

    [Fact]
    public void ValueList_KeepsItsItemsWhenTheSourceChanges()
    {
        var source = new[] { 1, 2 };
        var list = source.ToValueList();
        source[0] = 9;
        Assert.Equal([1, 2], list);
    }

    private static Gen<Span> Spans => Gen.Select(Gen.Int[0, 20], Gen.Int[0, 15], (start, length) => new Span(start, start + length));
}
