using System.Globalization;

namespace Casus.Model;

/// <summary>Reads one formula by recursive descent; the first error stands.</summary>
internal sealed class FormulaParser(string text)
{
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    // The words that stand before what they are about.
    private static readonly string[] Before = ["not", "within"];

    private readonly List<FormulaName> _names = [];
    private int _at;
    private int _depth;

    public FormulaError? Error { get; private set; }

    public IReadOnlyList<FormulaName> Names => _names;

    public Formula? Read()
    {
        if (text.Length > FormulaSyntax.MaxLength)
        {
            return Fail(new Span(FormulaSyntax.MaxLength, text.Length), $"a formula may have {FormulaSyntax.MaxLength} characters at most");
        }

        var formula = Disjunction();
        if (formula is null)
        {
            return null;
        }

        var next = Peek();
        if (next.IsEmpty)
        {
            return formula;
        }

        // What was taken for a proposition was meant for the word before one: "NOT a".
        return _names is [.., { Kind: NameKind.Proposition } name] && text.AsSpan(name.Span.End, next.Start - name.Span.End).IsWhiteSpace() && Near(name.Id, Before) is { } meant
            ? Fail(name.Span, $"'and', 'or' or the end was expected after '{name.Id}'", meant)
            : Fail(next, $"'and', 'or' or the end was expected here, not '{next.In(text)}'", Connective(next.In(text)));
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
        if (_depth >= FormulaSyntax.MaxDepth)
        {
            return TooDeep();
        }

        _depth++;
        var formula = Take("not")
            ? Unary() is { } inner ? new Not(inner) : null
            : TimedPart();
        _depth--;
        return formula;
    }

    private Formula? TimedPart()
    {
        var formula = Peek().In(text) == "within" ? null : Primary();
        if (formula is null && Error is not null)
        {
            return null;
        }

        for (var parts = 0; ; parts++)
        {
            // Each part stands around all that came before it.
            if (_depth + parts > FormulaSyntax.MaxDepth)
            {
                return TooDeep();
            }

            Formula? next;
            if (Take("within"))
            {
                next = Length() is { } length && Expect("of", "'of' and what it is counted from were expected after the duration") && Operand() is { } of
                    ? new Within(formula, length, of)
                    : null;
            }
            else if (formula is not null && Take("before"))
            {
                next = Operand() is { } second ? new Before(formula, second) : null;
            }
            else if (formula is not null && Take("after"))
            {
                next = Operand() is { } earlier ? new After(formula, earlier) : null;
            }
            else if (formula is not null && Take("for"))
            {
                next = Length() is { } length ? new Lasting(formula, length) : null;
            }
            else
            {
                return formula;
            }

            if (next is null)
            {
                return null;
            }

            formula = next;
        }
    }

    private Formula? TooDeep() => Fail(Peek(), $"the formula is nested more than {FormulaSyntax.MaxDepth} deep");

    private Formula? Operand()
    {
        var token = Peek();
        var word = token.In(text);

        // An instant holds colons, which no id has.
        var end = token.Start;
        while (end < text.Length && (FormulaSyntax.IsIdPart(text[end]) || text[end] is ':' or '+'))
        {
            end++;
        }

        if (word.Length >= 10 && Moment.TryParse(text[token.Start..end], out var moment))
        {
            _at = end;
            return new Dated(moment);
        }

        return IsLikeADate(word) ? Fail(token, $"'{word}' is no date: write 2031-02-01, or an instant as 2031-02-01T06:00:00Z") : Primary();
    }

    // Four, two and two digits, whether or not there is such a day.
    private static bool IsLikeADate(string word) =>
        word.Length >= 10 && word.Index().Take(10).All(c => c.Index is 4 or 7 ? c.Item == '-' : char.IsAsciiDigit(c.Item));

    private Duration? Length()
    {
        var number = Peek();
        if (Duration.TryParse(number.In(text), out var length) && length != default)
        {
            _at = number.End;
            return length;
        }

        if (!int.TryParse(number.In(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            Fail(number, "a duration was expected here, as '30 days', '48 hours' or 'P30D'", NumberWord(number.In(text)));
            return null;
        }

        if (count == 0)
        {
            Fail(number, $"a length of time is at least one: write a number from 1 on instead of {number.In(text)}");
            return null;
        }

        _at = number.End;
        var unit = Peek();
        if (count > DurationSyntax.Most && DurationSyntax.TryRead("1", unit.In(text), out _))
        {
            Fail(number, $"a length of time has a number of {DurationSyntax.Most} at most");
            return null;
        }

        if (DurationSyntax.TryRead(number.In(text), unit.In(text), out length))
        {
            _at = unit.End;
            return length;
        }

        Fail(unit, $"a unit of time was expected after {number.In(text)}: {string.Join(", ", DurationSyntax.Units)}", Nearest.To(unit.In(text), DurationSyntax.Units));
        return null;
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

        if (!FormulaSyntax.IsId(word))
        {
            return Fail(token, $"a proposition was expected here, not '{word}'", word is "!" or "~" or "-" ? "not" : null);
        }

        _at = token.End;
        return Peek().In(text) == "(" ? OfItem(token, word) : Compared(token, word) is var (figure, isFigure) && isFigure ? figure : Named(token, word);
    }

    private Atom Named(Span span, string id)
    {
        _names.Add(new(span, id, NameKind.Proposition));
        return new Atom(id);
    }

    // word(id): a state, a stage, or a figure to be compared.
    private Formula? OfItem(Span token, string word)
    {
        Take("(");
        var item = Peek();
        var id = item.In(text);
        if (!FormulaSyntax.IsId(id))
        {
            return Fail(item, $"the id of what is '{word}' was expected here{(item.IsEmpty ? ", but the formula ends" : $", not '{id}'")}");
        }

        _at = item.End;
        if (!Take(")"))
        {
            return Fail(Peek(), $"this parenthesis is not closed: {Here(token)}");
        }

        if (Compared(item, $"{word}({id})") is var (figure, isFigure) && isFigure)
        {
            return figure;
        }

        if (StandingWords.Plain(word) is { } plain)
        {
            var stands = new StandsAs(plain, id);
            _names.Add(new(item, id, stands.IsStage ? NameKind.Contribution : NameKind.Commitment));
            return stands;
        }

        return Fail(token, $"'{word}' is no state and no stage, and nothing compares it as a figure", Nearest.To(word, [.. StandingWords.All, .. FormulaSyntax.Words]));
    }

    // A figure, where a comparison follows.
    private (Formula? Figure, bool IsFigure) Compared(Span span, string series)
    {
        var sign = Peek();
        var length = sign.In(text) is ">" or "<" or "=" ? sign.Start + 1 < text.Length && text[sign.Start + 1] == '=' ? 2 : 1 : 0;
        if (length == 0)
        {
            return (null, false);
        }

        var comparison = (text[sign.Start], length) switch
        {
            ('>', 1) => FigureSign.Above,
            ('>', _) => FigureSign.AtLeast,
            ('<', 1) => FigureSign.Below,
            ('<', _) => FigureSign.AtMost,
            _ => FigureSign.Equal,
        };
        _at = sign.Start + length;
        var number = Peek();
        if (number.In(text) == "-")
        {
            _at = number.End;
            number = new Span(number.Start, Peek().End);
        }

        if (!decimal.TryParse(number.In(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return (Fail(number, "a number was expected after the comparison"), true);
        }

        _at = number.End;
        _names.Add(new(span, series, NameKind.Series));
        return (new Threshold(series, comparison, value), true);
    }

    private AtLeast? Gate(Span start)
    {
        if (!Expect("least", "'least' was expected after 'at'"))
        {
            return null;
        }

        var number = Peek();
        if (!int.TryParse(number.In(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            Fail(number, "a whole number of 1 or more was expected after 'at least'", NumberWord(number.In(text)));
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

    private static string? NumberWord(string word)
    {
        var at = Array.FindIndex(Numbers, n => n.Equals(word, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (at + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string? Connective(string word) => word switch
    {
        "&" or "&&" or "," or "+" => "and",
        "|" or "||" => "or",
        _ => Near(word, FormulaSyntax.Words),
    };

    // Of two or three letters everything is near to everything: those must be the word itself, in capitals, or its letters in another order.
    private static string? Near(string word, IEnumerable<string> words) =>
        words.Contains(word) ? null
        : word.Length > 3 ? Nearest.To(word, words)
        : words.FirstOrDefault(w => w.Order().SequenceEqual(word.ToLowerInvariant().Order()));

    private Formula? Fail(Span span, string reason, string? suggestion = null)
    {
        Error ??= new FormulaError(span, reason, suggestion);
        return null;
    }

    private bool Expect(string token, string reason)
    {
        if (Take(token))
        {
            return true;
        }

        Fail(Peek(), reason, Near(Peek().In(text), [token]));
        return false;
    }

    private string Here(Span span) => $"'{text[span.Start..Math.Min(text.Length, span.Start + 20)]}'";

    private bool Take(string token)
    {
        var next = Peek();
        if (!text.AsSpan(next.Start, next.End - next.Start).SequenceEqual(token))
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
        while (end < text.Length && FormulaSyntax.IsIdPart(text[end]))
        {
            end++;
        }

        // What is no part of an id is a character by itself; some have two units.
        return new Span(_at, end > _at ? end : Math.Min(_at + (_at < text.Length && char.IsSurrogatePair(text, _at) ? 2 : 1), text.Length));
    }
}
