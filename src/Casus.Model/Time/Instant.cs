using System.Globalization;
using System.Text.RegularExpressions;

namespace Casus.Model;

/// <summary>A point in time, UTC, in whole microseconds since 1970-01-01T00:00:00Z.</summary>
public readonly partial record struct Instant(long UnixMicroseconds) : IComparable<Instant>
{
    public static readonly Instant Min = new(DateTimeOffset.MinValue.ToUnixTimeMilliseconds() * 1000);

    public static readonly Instant Max = new((DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000) + 999);

    public static Instant FromDate(DateOnly date) => From(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>Microseconds are floored.</summary>
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTime.UnixEpoch.Ticks) / 10);

    public DateTimeOffset ToDateTimeOffset() => new((UnixMicroseconds * 10) + DateTime.UnixEpoch.Ticks, TimeSpan.Zero);

    public DateOnly Date => DateOnly.FromDateTime(ToDateTimeOffset().UtcDateTime);

    public bool IsMidnight => UnixMicroseconds % 86_400_000_000 == 0;

    public Instant Next => new(UnixMicroseconds + 1);

    public Instant Previous => new(UnixMicroseconds - 1);

    /// <summary>Reads an RFC 3339 instant, which carries an offset.</summary>
    public static bool TryParse(string text, out Instant instant)
    {
        instant = default;
        if (text is null || !Form().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return false;
        }

        instant = From(time);
        return true;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,16})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    public int CompareTo(Instant other) => UnixMicroseconds.CompareTo(other.UnixMicroseconds);

    public static bool operator <(Instant left, Instant right) => left.UnixMicroseconds < right.UnixMicroseconds;

    public static bool operator <=(Instant left, Instant right) => left.UnixMicroseconds <= right.UnixMicroseconds;

    public static bool operator >(Instant left, Instant right) => left.UnixMicroseconds > right.UnixMicroseconds;

    public static bool operator >=(Instant left, Instant right) => left.UnixMicroseconds >= right.UnixMicroseconds;

    /// <summary>RFC 3339 with as many fraction digits as needed: <c>2026-01-05T00:00:00Z</c>.</summary>
    public override string ToString() =>
        ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
