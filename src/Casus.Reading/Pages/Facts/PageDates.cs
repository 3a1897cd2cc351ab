using System.Globalization;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Dates as pages write them.</summary>
internal static class PageDates
{
    private const int LongestDate = 80;

    /// <summary>The calendar day a metadata time names, in its own zone; a bare year or month stays one. Null when it is none.</summary>
    public static PartialDate? Day(string? text)
    {
        if (text is null || text.Length is < 4 or > LongestDate)
        {
            return null;
        }

        text = text.Trim();
        var head = text.Length >= 10 ? text[..10].Replace('/', '-') : text;
        return PartialDate.TryParse(head, out var date) ? date
            : Compact(text) is { } compact ? compact
            : DateWords.Find(text) is { IsWhole: true } words ? words
            : HasYear(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is > 1900 and < 2200 ? new(DateOnly.FromDateTime(time.DateTime)) : null;
    }

    /// <summary>The day in an address such as <c>…/2026/01/09/bridge</c> or <c>…/2026-01-09-bridge</c>.</summary>
    public static PartialDate? InAddress(string? address)
    {
        if (address is null)
        {
            return null;
        }

        for (var i = 0; i + 9 < address.Length; i++)
        {
            if (address[i] is not ('/' or '-') || !(address.AsSpan(i + 1).StartsWith("19") || address.AsSpan(i + 1).StartsWith("20")))
            {
                continue;
            }

            var length = Math.Min(10, address.Length - i - 1);
            var text = address.Substring(i + 1, length).Replace('/', '-');
            if (PartialDate.TryParse(text, out var date) && date.IsWhole)
            {
                return date;
            }

            if (Compact(address[(i + 1)..Math.Min(address.Length, i + 9)]) is { } compact && (i + 9 == address.Length || !char.IsAsciiDigit(address[i + 9])))
            {
                return compact;
            }
        }

        return null;
    }

    // The framework's reader fills in this year where none is written.
    private static bool HasYear(string text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (text.AsSpan(i, 2) is "19" or "20" && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])) && (i == 0 || !char.IsAsciiDigit(text[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    // 20260109, and 20260109T2330.
    private static PartialDate? Compact(string text) =>
        text.Length >= 8 && (text.Length == 8 || text[8] is 'T' or ' ') && DateOnly.TryParseExact(text.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200
            ? new PartialDate(day)
            : null;
}
