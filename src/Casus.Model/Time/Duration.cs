using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Casus.Model;

/// <summary>A length of time as ISO 8601 writes it: <c>P30D</c>, <c>P1M</c>, <c>P2W</c>, <c>PT48H</c>; calendar parts stay calendar parts.</summary>
public readonly partial record struct Duration(int Months, int Days, long Seconds)
{
    /// <summary>True when it counts whole calendar days, weeks, months or years and no clock time.</summary>
    public bool IsCalendar => Seconds == 0;

    public static bool TryParse(string text, out Duration duration)
    {
        duration = default;
        var match = text is { Length: > 2 and < 40 } ? Form().Match(text) : Match.Empty;
        if (!match.Success || text[^1] == 'T' || text == "P")
        {
            return false;
        }

        try
        {
            checked
            {
                duration = new(
                    (Part("y") * 12) + Part("mo"),
                    (Part("w") * 7) + Part("d"),
                    (Part("h") * 3600L) + (Part("mi") * 60L) + Part("s"));
            }
        }
        catch (OverflowException)
        {
            return false;
        }

        return true;

        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The instant this long after <paramref name="start"/>: months first, then days, then seconds; clamped to <see cref="Instant.Max"/>.</summary>
    public Instant After(Instant start)
    {
        try
        {
            return Instant.From(start.ToDateTimeOffset().AddMonths(Months).AddDays(Days).AddSeconds(Seconds));
        }
        catch (ArgumentOutOfRangeException)
        {
            return Instant.Max;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("P");
        Append(Months / 12, 'Y');
        Append(Months % 12, 'M');
        Append(Days, 'D');
        if (Seconds != 0)
        {
            text.Append('T');
            Append(Seconds / 3600, 'H');
            Append(Seconds / 60 % 60, 'M');
            Append(Seconds % 60, 'S');
        }

        return text.Length == 1 ? "P0D" : text.ToString();

        void Append(long count, char unit)
        {
            if (count != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
            }
        }
    }

    [GeneratedRegex(@"^P(?:(?<y>\d+)Y)?(?:(?<mo>\d+)M)?(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<mi>\d+)M)?(?:(?<s>\d+)S)?)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Form();
}
