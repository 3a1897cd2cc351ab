using System.Globalization;
using Casus.Model;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>A day as addresses and pages write it: 2026-01-10.</summary>
internal static class IsoDay
{
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a field of an address, the first of a month or a year; null where it is left out.</summary>
    /// <param name="name">The field, for the refusal.</param>
    /// <exception cref="WrongRequestException">It is no date.</exception>
    public static DateOnly? Read(StringValues values, string name) =>
        values is not [{ Length: > 0 } text, ..] ? null
        : Moment.TryParse(text, out var moment) ? moment.Start.Date
        : throw WrongRequestException.BadTime(name, text);
}
