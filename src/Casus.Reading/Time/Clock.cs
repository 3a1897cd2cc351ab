namespace Casus.Reading;

/// <summary>The names of months and days.</summary>
internal static class Clock
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>1–12 for a month's name or abbreviation in lower case, with or without its stop; 0 else.</summary>
    public static int Month(ReadOnlySpan<char> lower)
    {
        lower = lower.TrimEnd('.');
        if (lower is "sept")
        {
            return 9;
        }

        for (var i = 0; i < Months.Length; i++)
        {
            if (lower.SequenceEqual(Months[i]) || (lower.Length == 3 && Months[i].AsSpan().StartsWith(lower)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    public static bool IsMonth(string lower) => Month(lower) > 0;
}
