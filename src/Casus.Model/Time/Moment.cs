namespace Casus.Model;

/// <summary>A time as it was given: a partial date or an instant.</summary>
/// <remarks>It covers [<see cref="Start"/>, <see cref="End"/>); an instant covers one microsecond.</remarks>
public readonly record struct Moment
{
    public Moment(PartialDate date) => (Start, End, Date) = (date.Start, date.End, date);

    public Moment(Instant instant) => (Start, End, Date) = (instant, instant.Next, null);

    public PartialDate? Date { get; }

    public Instant Start { get; }

    public Instant End { get; }

    /// <summary>As the T of the command: the last instant it covers, so that a date means everything before the next midnight UTC.</summary>
    public Instant AsOf => End.Previous;

    public static Moment FromDate(DateOnly date) => new(new PartialDate(date));

    public static bool TryParse(string text, out Moment moment)
    {
        if (PartialDate.TryParse(text, out var date))
        {
            moment = new(date);
            return true;
        }

        if (Instant.TryParse(text, out var instant))
        {
            moment = new(instant);
            return true;
        }

        moment = default;
        return false;
    }

    public override string ToString() => Date?.ToString() ?? Start.ToString();
}
