using CsCheck;

namespace Casus.Model.Tests;

public sealed class FormulaSyntaxTests
{
    private static readonly Gen<Formula> Atoms = Gen.Select(
        Gen.Char["abcXYZ019"], Gen.Char["abz-_/.9"].Array[0, 6], (first, rest) => first + new string(rest))
        .Where(FormulaSyntax.IsId).Select(id => (Formula)new Atom(id));

    [Fact]
    public void AnyFormula_ReadsBackFromItsText() => Formulas(4).Sample(formula =>
    {
        Assert.True(FormulaSyntax.TryParse(formula.ToString(), out var read, out _), formula.ToString());
        Assert.Equal(formula, read);
    });

    [Fact]
    public void AnyText_IsReadOrRefusedInsideItself() => Gen.OneOf(
        Gen.String, Gen.Int[0, Words.Length - 1].Select(i => Words[i]).List[0, 12].Select(w => string.Join(' ', w))).Sample(text =>
    {
        if (!FormulaSyntax.TryParse(text, out _, out var error))
        {
            Assert.InRange(error.Span.End, 0, text.Length);
            Assert.NotEmpty(error.Reason);
        }
    });

    [Theory]
    [InlineData("a and b or c", "a and b or c")]
    [InlineData("a and (b or c)", "a and (b or c)")]
    [InlineData("not not a", "not not a")]
    [InlineData("  ((a))  ", "a")]
    [InlineData("at least 2 of(a,b and c,not d)", "at least 2 of (a, b and c, not d)")]
    [InlineData("not (a or b)", "not (a or b)")]
    [InlineData("2026-treaty/part.1", "2026-treaty/part.1")]
    public void GoodFormula_IsReadAndWrittenPlainly(string text, string written)
    {
        Assert.True(FormulaSyntax.TryParse(text, out var formula, out _));
        Assert.Equal(written, formula.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a and")]
    [InlineData("and a")]
    [InlineData("a b")]
    [InlineData("(a or b")]
    [InlineData("a)")]
    [InlineData("at least 0 of (a, b)")]
    [InlineData("at least 3 of (a, b)")]
    [InlineData("at least two of (a, b)")]
    [InlineData("at least 1 of a")]
    [InlineData("at least 1 of ()")]
    [InlineData("a & b")]
    [InlineData("not")]
    public void BadFormula_IsRefusedWithAPlaceAndAReason(string text)
    {
        Assert.False(FormulaSyntax.TryParse(text, out _, out var error));
        Assert.InRange(error.Span.Start, 0, text.Length);
        Assert.NotEmpty(error.Reason);
    }

    [Theory]
    [InlineData("at least 3 of (a, b)", 9, 10, "3 of 2")]
    [InlineData("a b", 2, 3, "")]
    [InlineData("x and )", 6, 7, "")]
    public void BadFormula_PointsAtTheFault(string text, int start, int end, string reason)
    {
        Assert.False(FormulaSyntax.TryParse(text, out _, out var error));
        Assert.Equal(new Span(start, end), error.Span);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_IsBounded()
    {
        Assert.True(FormulaSyntax.TryParse(Nested(FormulaSyntax.MaxDepth / 2), out _, out _));
        Assert.False(FormulaSyntax.TryParse(Nested(100_000 / 2), out _, out _));
        Assert.False(FormulaSyntax.TryParse(Nested(30_000), out _, out var error));
        Assert.NotEmpty(error.Reason);

        static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);
    }

    [Theory]
    [InlineData(" before b")]
    [InlineData(" for 1 day")]
    [InlineData(" within 1 day of b")]
    public void TimedPartsInARow_NestAsWell(string part)
    {
        Assert.True(FormulaSyntax.TryParse(Row(FormulaSyntax.MaxDepth - 1), out var formula, out _));
        Assert.True(FormulaSyntax.TryParse(formula.ToString(), out var again, out _));
        Assert.Equal(formula, again);
        Assert.False(FormulaSyntax.TryParse(Row(FormulaSyntax.MaxDepth + 1), out _, out var error));
        Assert.Equal("the formula is nested more than 200 deep", error.Reason);

        string Row(int parts) => "a" + string.Concat(Enumerable.Repeat(part, parts));
    }

    [Fact]
    public void Propositions_EachOnceInOrder()
    {
        Assert.True(FormulaSyntax.TryParse("b and (a or b) and at least 1 of (c, not a)", out var formula, out _));
        Assert.Equal(["b", "a", "c"], formula.Propositions);
    }

    private static readonly string[] Words = ["a", "b", "and", "or", "not", "at", "least", "2", "of", "(", ")", "before", "within", "days", "for", "violated", ">", "2031-01-02"];

    private static readonly Gen<Duration> Lengths = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 100_000]).Where(l => l != (0, 0, 0)).Select(l => new Duration(l.Item1, l.Item2, l.Item3));

    private static readonly Gen<Formula> Dates = Gen.Int[0, 5000].Select(d => (Formula)new Dated(Moment.FromDate(new DateOnly(2020, 1, 1).AddDays(d))));

    private static Gen<Formula> Formulas(int depth)
    {
        if (depth == 0)
        {
            return Atoms;
        }

        var inner = Formulas(depth - 1);
        return Gen.OneOf(
            Atoms,
            inner.Select(f => (Formula)new Not(f)),
            inner.List[2, 3].Select(p => (Formula)new And([.. p])),
            inner.List[2, 3].Select(p => (Formula)new Or([.. p])),
            Gen.Select(inner, Gen.OneOf(inner, Dates), (a, b) => (Formula)new Before(a, b)),
            Gen.Select(inner, Gen.OneOf(inner, Dates), (a, b) => (Formula)new After(a, b)),
            Gen.Select(Gen.OneOf(inner, Gen.Const((Formula)null!)), Lengths, Gen.OneOf(inner, Dates), (a, length, b) => (Formula)new Within(a, length, b)),
            Gen.Select(inner, Lengths, (a, length) => (Formula)new Lasting(a, length)),
            Gen.Select(Atoms, Gen.Int[0, 4], Gen.Int[-900, 900], (a, sign, value) => (Formula)new Threshold($"price({a})", (FigureSign)sign, value / 10m)),
            Atoms.Select(a => (Formula)new StandsAs("violated", a.ToString())),
            inner.List[1, 3].SelectMany(p => Gen.Int[1, p.Count].Select(k => (Formula)new AtLeast(k, [.. p]))));
    }
}
