using System.Globalization;

namespace Casus.Reading;

/// <summary>Lengths of time: <c>48 hours</c>, <c>a few days</c>.</summary>
internal sealed partial class TimeGrammar
{
    // 48 hours · two weeks · a month · half an hour · a few days · hours
    private TimeReading? Length(int at, int end)
    {
        var i = at;
        if (Lower(i, end) == "half" && Lower(i + 1, end) is "a" or "an" && TimeWords.Unit(Lower(i + 2, end)) is var halved and not TimeUnit.None)
        {
            return halved switch
            {
                TimeUnit.Hour => new(i + 3, "PT30M", true),
                TimeUnit.Day => new(i + 3, "PT12H", true),
                TimeUnit.Year => new(i + 3, "P6M", true),
                TimeUnit.Decade => new(i + 3, "P5Y", true),
                _ => null,
            };
        }

        string? amount = null;
        if (Lower(i, end) is "a" or "an" && Lower(i + 1, end) is "few" or "couple" or "matter")
        {
            amount = Lower(i + 1, end) == "couple" ? "2" : "X";
            i = Lower(i + 2, end) == "of" ? i + 3 : i + 2;
        }
        else if (Lower(i, end) is "a" or "an")
        {
            amount = "1";
            i++;
        }
        else if (Lower(i, end) is "several" or "few" or "some" or "many")
        {
            amount = "X";
            i++;
        }
        else if (Numbers.At(doc, i, end) is { } number && number.Value < 1_000_000)
        {
            amount = number.Value.ToString("0.####", CultureInfo.InvariantCulture);
            i = number.End;
        }
        else if (doc[i].Tag == "NNS")
        {
            amount = "X";
        }

        i = Lower(i, end) is "-" ? i + 1 : i;
        var spare = Lower(i, end) is "full" or "more" or "further" or "additional" or "short" or "working" or "business" or "calendar" or "consecutive" or "remaining";
        i = spare ? i + 1 : i;
        var unit = TimeWords.Unit(Lower(i, end));
        if (amount is null || unit == TimeUnit.None)
        {
            return null;
        }

        var value = Duration(amount, unit, Lower(i, end));
        i++;
        if (Lower(i, end) is "'" or "’" or "'s" or "’s" && Lower(i + 1, end) == "time")
        {
            i += 2;
        }
        else if (Lower(i, end) == "from" && Lower(i + 1, end) is "now" or "today")
        {
            i += 2;
        }

        return new(i, value, true);
    }

    private static string? Duration(string amount, TimeUnit unit, string word)
    {
        var many = decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        string Times(int factor) => many ? (count * factor).ToString("0.####", CultureInfo.InvariantCulture) : amount;
        return unit switch
        {
            TimeUnit.Minute => $"PT{amount}M",
            TimeUnit.Hour => $"PT{amount}H",
            TimeUnit.Day => $"P{amount}D",
            TimeUnit.Week => $"P{(word == "fortnight" ? Times(2) : amount)}W",
            TimeUnit.Month => $"P{amount}M",
            TimeUnit.Quarter => $"P{Times(3)}M",
            TimeUnit.Year => $"P{amount}Y",
            TimeUnit.Decade => many ? $"P{Times(10)}Y" : "PXDE",
            TimeUnit.Century => many ? $"P{Times(100)}Y" : "PXCE",
            _ => null,
        };
    }
}
