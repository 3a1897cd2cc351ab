using System.Collections.Frozen;
using System.Globalization;
using Casus.Language;

namespace Casus.Reading;

/// <summary>A number as it was written.</summary>
/// <param name="End">The token after it.</param>
/// <param name="IsOrdinal">Whether it ranks (<c>third</c>) rather than counts.</param>
internal readonly record struct NumberReading(int End, decimal Value, bool IsOrdinal = false);

/// <summary>Numbers in figures and words: <c>26</c>, <c>1,200</c>, <c>1.2bn</c>, <c>half a million</c>, <c>two dozen</c>, <c>twenty-six</c>.</summary>
internal static class Numbers
{
    private const decimal Largest = 1e21m;

    private static readonly FrozenDictionary<string, int> Units = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1–99 for a word or figures of so small a number; null else.</summary>
    public static int? Small(string lower) =>
        Units.TryGetValue(lower, out var value) ? value
        : lower.Length is 1 or 2 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : null;

    /// <summary>What a word multiplies by (<c>million</c>, <c>bn</c>, <c>dozen</c>); 0 for other words.</summary>
    public static decimal Scale(string lower) => lower switch
    {
        "hundred" => 100m,
        "thousand" => 1_000m,
        "million" or "mn" or "mln" or "m" => 1_000_000m,
        "billion" or "bn" or "bln" or "b" => 1_000_000_000m,
        "trillion" or "tn" or "trn" => 1_000_000_000_000m,
        "dozen" => 12m,
        "score" => 20m,
        _ => 0m,
    };

    /// <summary>The number that begins at a token, or null.</summary>
    /// <param name="end">No token from here on is read.</param>
    public static NumberReading? At(Doc doc, int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        var lower = doc[at].Lower;
        if (lower is "half" or "quarter" && at + 2 < end && doc[at + 1].Lower is "a" or "an" && Scale(doc[at + 2].Lower) is > 0 and var halved)
        {
            return new(at + 3, halved / (lower == "half" ? 2 : 4));
        }

        if (lower is "a" or "an")
        {
            return at + 1 < end && Scale(doc[at + 1].Lower) is > 1 and var scale && doc[at + 1].Lower.Length > 3 ? Scaled(doc, at + 2, end, scale) : null;
        }

        return Figures(lower) is { } figures ? Scaled(doc, at + 1, end, figures) : InWords(doc, at, end);
    }

    // 1,200 · 1.2 · 1.2bn · 30m: no other marks.
    public static decimal? Figures(string lower)
    {
        if (lower.Length is 0 or > 24 || !char.IsAsciiDigit(lower[0]))
        {
            return null;
        }

        var digits = lower.Length;
        while (digits > 1 && char.IsAsciiLetter(lower[digits - 1]))
        {
            digits--;
        }

        var scale = digits == lower.Length ? 1 : Scale(lower[digits..]) is var s && lower[digits..] is "dozen" or "score" or "hundred" ? 0 : s;
        if (digits < lower.Length && lower[digits..] == "k")
        {
            scale = 1_000m;
        }

        return scale > 0 && WellGrouped(lower.AsSpan(0, digits)) && decimal.TryParse(lower.AsSpan(0, digits), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) && value <= Largest / scale ? value * scale : null;
    }

    // Commas stand before each three digits, or it is a list.
    private static bool WellGrouped(ReadOnlySpan<char> digits)
    {
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var comma = whole.IndexOf(',');
        if (comma < 0)
        {
            return true;
        }

        for (var i = 0; i < whole.Length; i++)
        {
            var fromEnd = whole.Length - i;
            if ((whole[i] == ',') != (fromEnd % 4 == 0) || (i == 0 && whole[i] == ','))
            {
                return false;
            }
        }

        return comma <= 3;
    }

    private static NumberReading Scaled(Doc doc, int at, int end, decimal value)
    {
        while (at < end && Scale(doc[at].Lower) is > 0 and var scale && value <= Largest / scale && doc[at].Lower is not "score")
        {
            value *= scale;
            at++;
        }

        return new(at, value);
    }

    // Twenty-six thousand four hundred and ten; spaCy parts the hyphen from its words.
    private static NumberReading? InWords(Doc doc, int at, int end)
    {
        decimal total = 0, part = 0;
        var (i, read) = (at, at);
        while (i < end)
        {
            var lower = doc[i].Lower;
            if (Word(lower) is { } value && Fits(part, value))
            {
                part += value;
            }
            else if (Scale(lower) is > 1 and var scale && part > 0 && lower.Length > 3 && part <= Largest / scale)
            {
                if (scale >= 1_000 && scale != 12)
                {
                    total += part * scale;
                    part = 0;
                }
                else
                {
                    part *= scale;
                }
            }
            else if (i > at && i + 1 < end && lower is "-" && Word(doc[i + 1].Lower) is < 10 && part % 100 is >= 20)
            {
                i++;
                continue;
            }
            else if (i > at && i + 1 < end && lower == "and" && doc[i - 1].Lower is "hundred" or "thousand" && Word(doc[i + 1].Lower) is not null)
            {
                i++;
                continue;
            }
            else
            {
                break;
            }

            read = ++i;
        }

        return read > at ? new(read, total + part) : null;
    }

    private static bool Fits(decimal part, decimal value) => part == 0 || (part % 100 == 0 && value < 100) || (part % 100 is >= 20 && part % 10 == 0 && value < 10);

    private static decimal? Word(string lower)
    {
        if (Units.TryGetValue(lower, out var value))
        {
            return value;
        }

        var hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && Units.TryGetValue(lower[..hyphen], out var tens) && tens is >= 20 and < 100 && Units.TryGetValue(lower[(hyphen + 1)..], out var ones) && ones is > 0 and < 10 ? tens + ones : null;
    }
}
