using System.CommandLine;
using Casus.Model;

namespace Casus.Cli;

/// <summary>The times of the command line: a date (everything before the next midnight UTC) or an RFC 3339 instant.</summary>
internal static class Times
{
    public const string Form = "YYYY-MM-DD or an RFC 3339 instant such as 2026-01-05T14:00:00Z";

    public static Option<string?> Option(string name, string description) => new(name) { Description = $"{description} ({Form}; default now)", HelpName = "T" };

    /// <exception cref="WrongUseException">It is neither a whole date nor an instant.</exception>
    public static Moment Read(string text, string option) =>
        Moment.TryParse(text, out var moment) && moment.Date is null or { IsWhole: true }
            ? moment
            : throw new WrongUseException($"{option}: '{text}' is not a time; write {Form}");

    /// <summary>The instant a T means, or now.</summary>
    public static Instant AsOf(string? text, string option, TimeProvider clock) =>
        text is null ? Instant.From(clock.GetUtcNow()) : Read(text, option).AsOf;

    /// <summary>The known time a T means; without one now, or the last entry where that is later: a clock that was set back does not hide it.</summary>
    public static Instant KnownAsOf(string? text, string option, DossierView view, TimeProvider clock)
    {
        var known = AsOf(text, option, clock);
        return text is null && view.Recorded > known ? view.Recorded : known;
    }
}
