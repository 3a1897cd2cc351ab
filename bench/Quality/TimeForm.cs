using System.Globalization;

namespace Casus.Quality;

/// <summary>Compares TIMEX3 values by what they mean: lengths by their amounts, midnight by either of its names.</summary>
internal static class TimeForm
{
    public static bool Same(string a, string b) => Form(a) == Form(b);

    private static string Form(string value)
    {
        if (value.EndsWith("T24:00", StringComparison.Ordinal) && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00";
        }

        if (!value.StartsWith('P') || value.Contains('X', StringComparison.Ordinal) || value.Length < 3)
        {
            return value;
        }

        var clock = value[1] == 'T';
        var unit = value[^1];
        return !decimal.TryParse(value.AsSpan(clock ? 2 : 1, value.Length - (clock ? 3 : 2)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? value
            : (clock, unit) switch
            {
                (true, 'M') => $"hours {amount / 60:0.####}",
                (true, 'H') => $"hours {amount:0.####}",
                (false, 'D') => $"hours {amount * 24:0.####}",
                (false, 'W') => $"hours {amount * 24 * 7:0.####}",
                (false, 'M') => $"months {amount:0.####}",
                (false, 'Y') => $"months {amount * 12:0.####}",
                _ => value,
            };
    }
}
