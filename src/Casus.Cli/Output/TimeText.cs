using Casus.Model;

namespace Casus.Cli;

/// <summary>Instants for reading: a date where it is one.</summary>
internal static class TimeText
{
    /// <summary>A midnight is written as its date.</summary>
    public static string At(Instant instant) => instant.IsMidnight ? instant.Date.ToString("yyyy-MM-dd") : instant.ToString();

    /// <summary>The last instant of a day is written as that day, another to the minute.</summary>
    public static string AsOf(Instant instant) => instant.Next.IsMidnight ? instant.Date.ToString("yyyy-MM-dd") : instant.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm 'UTC'");
}
