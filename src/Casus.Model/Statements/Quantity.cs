namespace Casus.Model;

/// <summary>A number with what it counts or measures.</summary>
/// <param name="Span">From the number, or the currency's sign, to the head of what is counted; words such as <c>about</c> are left out.</param>
/// <param name="Value">A decimal in plain digits; of a range the lower end.</param>
/// <param name="Unit">An SI symbol, <c>%</c>, <c>share</c> (of one) or the noun counted, in the singular; of money what it is paid for (<c>barrel</c>), or null.</param>
/// <param name="Currency">ISO 4217; null where it is not money or the currency's name is that of several.</param>
public sealed record Quantity(Span Span, string Text, string Value, string? Unit, string? Currency)
{
    /// <summary>The upper end of a range.</summary>
    public string? Upper { get; init; }

    /// <summary>Null where the number stands as it is.</summary>
    public QuantityBound? Bound { get; init; }
}

/// <summary>What the words before a number make of it.</summary>
public enum QuantityBound
{
    About,
    More,
    Less,
    AtLeast,
    AtMost,
}
