using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The numbers of a content with what they count or measure: money, shares, measures, things. Times, ranks, names with numbers and what is already known are none.</summary>
internal static class QuantityReader
{
    private const int LongestPhrase = 8;

    /// <returns>In the order of the text; null for none.</returns>
    public static ValueList<Quantity>? Of(ParsedDocument document, Saying saying)
    {
        List<Quantity>? found = null;
        foreach (var part in saying.Content)
        {
            TimeGrammar? times = null;
            for (var i = part.First; i < part.End; i++)
            {
                if (!MayBegin(document.Doc, i))
                {
                    continue;
                }

                times ??= new(document.Doc, new(null, TimeDirection.Ahead));
                var (quantity, end) = At(document, times, i, part);
                if (quantity is not null)
                {
                    (found ??= []).Add(quantity);
                }

                i = Math.Max(i, end - 1);
            }
        }

        return found is null ? null : [.. found];
    }

    private static bool MayBegin(Doc doc, int i)
    {
        var text = doc[i].Text;
        return char.IsAsciiDigit(text[0]) || doc[i].Pos is "NUM" || doc[i].Tag is "$" or "CD" || Currencies.Before(text) is not null
            || (doc[i].Lower is "a" or "an" or "half" or "two" or "three" && i + 1 < doc.Count && (doc[i + 1].Lower is "a" or "third" or "thirds" or "quarter" or "quarters" or "fifth" or "of" || Numbers.Scale(doc[i + 1].Lower) > 1));
    }

    private static (Quantity? Quantity, int End) At(ParsedDocument document, TimeGrammar times, int at, TokenRange part)
    {
        var doc = document.Doc;
        var end = part.End;
        if (Currencies.Before(doc[at].Text) is { } symbol)
        {
            return Numbers.At(doc, at + 1, end) is { } amount ? Money(document, at, amount.Value, Upper(doc, amount.End, end), amount.End, symbol, end) : (null, at + 1);
        }

        if (Share(doc, at, end) is { } share)
        {
            return (Make(document, at, share.End, share.Value, null, "share", null), share.End);
        }

        if (Numbers.At(doc, at, end) is not { } number)
        {
            return (null, at + 1);
        }

        if (times.At(at, end) is { } time && time.End >= number.End && !(time.End == number.End && CountsNext(doc, time.End, end)))
        {
            return (null, time.End);
        }

        var upper = Upper(doc, number.End, end);
        var after = upper is { } high ? high.End : number.End;
        if (Currencies.At(doc, after, end) is { } currency)
        {
            return currency.Code is { } code
                ? Money(document, at, number.Value, upper, currency.End, code, end)
                : (Make(document, at, currency.End, number.Value, upper?.Value, currency.Name.TrimEnd('s'), null), currency.End);
        }

        if (IsName(doc, at, part) || (after < end && doc[after].Lower is "-" or "–") || (at > part.First && doc[at - 1].Text is "-" or "/"))
        {
            return (null, after);
        }

        if (Units.At(doc, after, end) is { } unit)
        {
            return (Make(document, at, unit.End, number.Value, upper?.Value, unit.Unit, null), unit.End);
        }

        var one = number.Value == 1 && !char.IsAsciiDigit(doc[at].Text[0]);
        var known = at > part.First && doc[at - 1].Lower is "the" or "these" or "those" or "both" or "his" or "her" or "its" or "their" or "our" or "my" or "your" or "last" or "first" or "other" or "all" or "this" or "next" or "any" or "past";
        if (one || known || Noun(doc, after, end) is not { } noun)
        {
            return (null, after);
        }

        var word = doc[noun].Lemma.ToLowerInvariant();
        return TimeWords.Unit(doc[noun].Lower) != TimeUnit.None || word is "time" or "o'clock" or "anniversary" or "year-old"
            ? (null, noun + 1)
            : (Make(document, at, noun + 1, number.Value, upper?.Value, word == "people" ? "person" : word, null), noun + 1);
    }

    // to 20 · and 20 after between · – 20
    private static NumberReading? Upper(Doc doc, int at, int end)
    {
        if (at + 1 >= end)
        {
            return null;
        }

        var joins = doc[at].Lower is "to" or "-" or "–" or "or" || (doc[at].Lower == "and" && Between(doc, at));
        var next = joins && doc[at + 1].Tag == "$" ? at + 2 : at + 1;
        return joins && next < end && (char.IsAsciiDigit(doc[next].Text[0]) || doc[next].Tag == "CD") && Numbers.At(doc, next, end) is { IsOrdinal: false } upper ? upper : null;
    }

    private static bool Between(Doc doc, int and)
    {
        for (var i = and - 1; i >= Math.Max(0, and - 5); i--)
        {
            if (doc[i].Lower == "between")
            {
                return true;
            }
        }

        return false;
    }

    private static (Quantity?, int) Money(ParsedDocument document, int at, decimal value, NumberReading? upper, int end, string code, int limit)
    {
        var doc = document.Doc;
        end = upper is { } high ? Math.Max(end, high.End) : end;

        // $5-10 billion: the scale counts for both; after a symbol the name of the currency may still follow.
        if (upper is { Value: var top } && top >= 1_000 * value && top >= 1_000_000)
        {
            value *= Magnitude(top);
        }

        end = Currencies.At(doc, end, limit) is { } named && named.Code == code ? named.End : end;
        string? per = null;
        if (end + 1 < limit && (doc[end].Lower == "per" || (doc[end].Lower is "a" or "an" && IsRate(doc[end + 1].Lower))) && doc[end + 1].Tag is "NN")
        {
            per = doc[end + 1].Lemma.ToLowerInvariant();
            end += 2;
        }

        return (Make(document, at, end, value, upper?.Value, per, code), end);
    }

    private static decimal Magnitude(decimal value) => value >= 1e12m ? 1e12m : value >= 1e9m ? 1e9m : value >= 1e6m ? 1e6m : 1e3m;

    private static bool IsRate(string word) => TimeWords.Unit(word) != TimeUnit.None || word is "barrel" or "tonne" or "ton" or "head" or "person" or "litre" or "liter" or "gallon" or "kilo" or "kilogram" or "share" or "unit" or "vote" or "bushel" or "ounce" or "mile" or "kilometre" or "kilometer" or "acre" or "hectare";

    // A year that counts what follows is no year: 2000 rifles.
    private static bool CountsNext(Doc doc, int at, int end) => at < end && doc[at].Pos is "NOUN" or "ADJ" && doc[at - 1].Dep is "nummod" or "compound";

    // Resolution 2231, Article 5: the number names.
    private static bool IsName(Doc doc, int at, TokenRange part) =>
        at > part.First && ((doc[at - 1].Pos == "PROPN" && doc[at].Head.Index < at && doc[at].Dep is not ("nummod" or "appos")) || doc[at - 1].Lower is "article" or "resolution" or "chapter" or "section" or "paragraph" or "flight" or "number" or "no." or "room" or "page" or "phase" or "stage" or "protocol" or "annex" or "option");

    private static (int End, decimal Value)? Share(Doc doc, int at, int end)
    {
        var first = doc[at].Lower;
        if (first == "half" && at + 2 < end && doc[at + 1].Lower == "of" && !(at > 0 && doc[at - 1].Lower is "first" or "second" or "latter" or "last") && !TimeWords.IsTime(doc[at + 2].Lower) && doc[at + 2].Lower is not ("next" or "this") && !char.IsAsciiDigit(doc[at + 2].Text[0]))
        {
            return (at + 1, 0.5m);
        }

        if (at + 2 >= end)
        {
            return null;
        }

        var over = doc[at + 1].Lower is "-" ? 1 : 0;
        var part = doc[at + 1 + over].Lower.TrimEnd('s') switch { "third" => 3, "quarter" => 4, "fifth" => 5, "tenth" => 10, _ => 0 };
        var count = first is "a" or "one" ? 1 : Numbers.Small(first) ?? 0;
        return part > 0 && count > 0 && count < part && at + 2 + over < end && doc[at + 2 + over].Lower == "of" ? (at + 2 + over, Math.Round((decimal)count / part, 4)) : null;
    }

    private static int? Noun(Doc doc, int at, int end)
    {
        int? last = null;
        for (var i = at; i < Math.Min(end, at + LongestPhrase); i++)
        {
            var token = doc[i];
            if (token.Lower is "next" or "this" or "last" or "of" || !(token.Pos is "NOUN" or "PROPN" or "ADJ" || token.Tag is "VBN" or "VBG" or "HYPH" or "JJ" || (token.Pos is "ADV" && i == at)))
            {
                return last;
            }

            if (token.Pos is "NOUN" or "PROPN")
            {
                last = i;
                if (token.Dep is not ("compound" or "nmod" or "amod" or "poss" or "npadvmod") && token.Tag is "NNS" or "NN" && !(i + 1 < end && doc[i + 1].Tag is "NN" or "NNS" or "HYPH"))
                {
                    return last;
                }
            }
        }

        return last;
    }

    private static Quantity Make(ParsedDocument document, int first, int end, decimal value, decimal? upper, string? unit, string? currency)
    {
        var span = document.Span(new(first, end));
        return new(span, span.In(document.Text), Plain(value), unit, currency)
        {
            Upper = upper is { } high ? Plain(high) : null,
            Bound = Bound(document.Doc, first),
        };
    }

    private static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    // more than · at least · up to · about
    private static QuantityBound? Bound(Doc doc, int first)
    {
        var one = first > 0 ? doc[first - 1].Lower : string.Empty;
        var two = first > 1 ? doc[first - 2].Lower + " " + one : string.Empty;
        return two switch
        {
            "more than" or "in excess" => QuantityBound.More,
            "less than" or "fewer than" => QuantityBound.Less,
            "at least" or "no fewer" => QuantityBound.AtLeast,
            "at most" or "up to" or "many as" or "much as" => QuantityBound.AtMost,
            _ => one switch
            {
                "about" or "around" or "some" or "roughly" or "approximately" or "nearly" or "almost" => QuantityBound.About,
                "over" or "above" => QuantityBound.More,
                "under" or "below" => QuantityBound.Less,
                _ => null,
            },
        };
    }
}
