using System.Globalization;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The date in a file's name: <c>2026-01-09</c>, <c>2026_01_09</c>, <c>2026.01.09</c>, <c>20260109</c>, anywhere between other signs.</summary>
internal static class FileDates
{
    public static PartialDate? Find(string name)
    {
        for (var i = 0; i + 8 <= name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i]) || (i > 0 && char.IsAsciiDigit(name[i - 1])))
            {
                continue;
            }

            var date = Separated(name, i) ?? Compact(name, i);
            if (date is not null)
            {
                return date;
            }
        }

        return null;
    }

    private static PartialDate? Separated(string name, int at)
    {
        const int Length = 10;
        return at + Length <= name.Length && name[at + 4] is '-' or '_' or '.' && name[at + 7] == name[at + 4] && !DigitAt(name, at + Length)
            ? Make(string.Concat(name.AsSpan(at, 4), name.AsSpan(at + 5, 2), name.AsSpan(at + 8, 2)))
            : null;
    }

    private static PartialDate? Compact(string name, int at)
    {
        const int Length = 8;
        return at + Length <= name.Length && !DigitAt(name, at + Length) && name.AsSpan(at, 2) is "19" or "20" ? Make(name.Substring(at, Length)) : null;
    }

    private static bool DigitAt(string name, int at) => at < name.Length && char.IsAsciiDigit(name[at]);

    private static PartialDate? Make(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new PartialDate(day) : null;
}
