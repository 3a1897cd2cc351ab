using System.Globalization;

namespace Casus.Model;

/// <summary>Where and why a formula cannot be read; the span counts UTF-16 units of the formula's text.</summary>
public sealed record FormulaError(Span Span, string Reason);

/// <summary>Reads formulas: <c>a and not b</c>, <c>a or (b and c)</c>, <c>at least 2 of (a, b, c)</c>.</summary>
/// <remarks>
/// <code>
/// formula := and ("or" and)*      and := unary ("and" unary)*      unary := "not" unary | primary
/// primary := id | "(" formula ")" | "at" "least" number "of" "(" formula ("," formula)* ")"
/// id      := (letter | digit) (letter | digit | "-" | "_" | "/" | ".")*
/// </code>
/// Nesting is limited to <see cref="MaxDepth"/>, length to <see cref="MaxLength"/>.
/// </remarks>
public static class FormulaSyntax
{
    public const int MaxDepth = 200;

    public const int MaxLength = 65_536;

    private static readonly string[] Words = ["and", "or", "not", "at", "least", "of"];

    public static bool TryParse(string text, out Formula formula, out FormulaError error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new Parser(text);
        var read = text.Length > MaxLength
            ? parser.Fail(new Span(MaxLength, text.Length), $"a formula may have {MaxLength} characters at most")
            : parser.Whole();
        formula = read!;
        error = parser.Error!;
        return read is not null;
    }

    /// <summary>True for what may name a proposition: the id form, and none of the formula's own words.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && char.IsLetterOrDigit(text[0]) && text.All(IsIdPart) && !Words.Contains(text, StringComparer.Ordinal);
    }

    private static bool IsIdPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.';

    private sealed class Parser(string text)
    {
        private int _at;
        private int _depth;

        public FormulaError? Error { get; private set; }

        public Formula? Fail(Span span, string reason)
        {
            Error ??= new FormulaError(span, reason);
            return null;
        }

        public Formula? Whole()
        {
            var formula = Disjunction();
            if (formula is null)
            {
                return null;
            }

            var next = Peek();
            return next.IsEmpty ? formula : Fail(next, $"'and', 'or' or the end was expected here, not '{next.In(text)}'");
        }

        private Formula? Disjunction() => Chain("or", () => Chain("and", Unary, parts => new And(parts)), parts => new Or(parts));

        private Formula? Chain(string word, Func<Formula?> part, Func<ValueList<Formula>, Formula> join)
        {
            var first = part();
            if (first is null || !Take(word))
            {
                return first;
            }

            var parts = new List<Formula> { first };
            do
            {
                if (part() is not { } next)
                {
                    return null;
                }

                parts.Add(next);
            }
            while (Take(word));
            return join([.. parts]);
        }

        private Formula? Unary()
        {
            if (_depth >= MaxDepth)
            {
                return Fail(Peek(), $"the formula is nested more than {MaxDepth} deep");
            }

            _depth++;
            var formula = Take("not")
                ? Unary() is { } inner ? new Not(inner) : null
                : Primary();
            _depth--;
            return formula;
        }

        private Formula? Primary()
        {
            var token = Peek();
            var word = token.In(text);
            if (Take("("))
            {
                var inner = Disjunction();
                return inner is null || Take(")") ? inner : Fail(Peek(), $"this parenthesis is not closed: {Here(token)}");
            }

            if (Take("at"))
            {
                return Gate(token);
            }

            if (token.IsEmpty)
            {
                return Fail(token, "a proposition was expected, but the formula ends here");
            }

            if (!IsId(word))
            {
                return Fail(token, $"a proposition was expected here, not '{word}'");
            }

            _at = token.End;
            return new Atom(word);
        }

        private AtLeast? Gate(Span start)
        {
            if (!Take("least"))
            {
                Fail(Peek(), "'least' was expected after 'at'");
                return null;
            }

            var number = Peek();
            if (!int.TryParse(number.In(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            {
                Fail(number, "a whole number of 1 or more was expected after 'at least'");
                return null;
            }

            _at = number.End;
            if (!Take("of") || !Take("("))
            {
                Fail(Peek(), "'of (…)' was expected after the number");
                return null;
            }

            var parts = new List<Formula>();
            do
            {
                if (Disjunction() is not { } part)
                {
                    return null;
                }

                parts.Add(part);
            }
            while (Take(","));
            if (!Take(")"))
            {
                Fail(Peek(), $"this list is not closed: {Here(start)}");
                return null;
            }

            if (count > parts.Count)
            {
                Fail(number, $"at least {count} of {parts.Count} can never hold");
                return null;
            }

            return new AtLeast(count, [.. parts]);
        }

        private string Here(Span span) => $"'{text[span.Start..Math.Min(text.Length, span.Start + 20)]}'";

        private bool Take(string token)
        {
            var next = Peek();
            if (!next.In(text).Equals(token, StringComparison.Ordinal))
            {
                return false;
            }

            _at = next.End;
            return true;
        }

        private Span Peek()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            var end = _at;
            while (end < text.Length && IsIdPart(text[end]))
            {
                end++;
            }

            return new Span(_at, end > _at ? end : Math.Min(_at + 1, text.Length));
        }
    }
}
