namespace Casus.Model;

/// <summary>Where and why a formula cannot be read; the span counts UTF-16 units of the formula's text.</summary>
/// <param name="Suggestion">What was perhaps meant in place of the span.</param>
public sealed record FormulaError(Span Span, string Reason, string? Suggestion = null)
{
    /// <summary>The reason with the suggestion.</summary>
    public override string ToString() => Suggestion is null ? Reason : $"{Reason}; did you mean '{Suggestion}'?";
}

/// <summary>What kind of thing a formula names.</summary>
public enum NameKind
{
    Proposition,
    Commitment,
    Contribution,
    Series,
}

/// <summary>An id in a formula's text.</summary>
public sealed record FormulaName(Span Span, string Id, NameKind Kind);

/// <summary>Reads formulas; the grammar is in <c>docs/reference/conditions.md</c>.</summary>
/// <remarks>
/// <code>
/// formula  := and ("or" and)*        and := unary ("and" unary)*        unary := "not" unary | timed
/// timed    := primary suffix* | "within" duration "of" operand suffix*
/// suffix   := "before" operand | "after" operand | "within" duration "of" operand | "for" duration
/// operand  := date | primary
/// primary  := id | "(" formula ")" | "at" "least" number "of" "(" formula ("," formula)* ")" | word "(" id ")" | figure comparison number
/// figure   := id | word "(" id ")"   comparison := "&gt;" | "&gt;=" | "&lt;" | "&lt;=" | "="
/// duration := number unit | ISO 8601, as P30D
/// id       := (letter | digit) (letter | digit | "-" | "_" | "/" | ".")*
/// </code>
/// Nesting is limited to <see cref="MaxDepth"/>, length to <see cref="MaxLength"/>.
/// </remarks>
public static class FormulaSyntax
{
    public const int MaxDepth = 200;

    public const int MaxLength = 65_536;

    internal static readonly string[] Words = ["and", "or", "not", "at", "least", "of", "before", "after", "within", "for"];

    public static bool TryParse(string text, out Formula formula, out FormulaError error) => TryParse(text, out formula, out error, out _);

    /// <param name="names">Every id it names, with its place, in the order of writing.</param>
    public static bool TryParse(string text, out Formula formula, out FormulaError error, out IReadOnlyList<FormulaName> names)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new FormulaParser(text);
        var read = parser.Read();
        formula = read!;
        error = parser.Error!;
        names = parser.Names;
        return read is not null;
    }

    /// <summary>True for what may name a proposition: the id form, and none of the formula's own words.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && char.IsLetterOrDigit(text[0]) && text.All(IsIdPart) && !Words.Contains(text, StringComparer.Ordinal);
    }

    internal static bool IsIdPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.';
}
