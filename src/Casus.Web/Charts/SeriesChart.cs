using System.Globalization;
using System.Text;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>A figure as a dot of the picture.</summary>
/// <param name="Row">Its place among all points of the series, the row of the table that tells it.</param>
public sealed record ChartDot(double X, double Y, int Row, string Says);

/// <summary>A threshold as a line across the picture.</summary>
/// <param name="LabelY">Where its words stand: above the line, moved where they would cover others.</param>
public sealed record ChartThreshold(double Y, double LabelY, string Says);

/// <summary>A stretch in which a condition holds, or in which nobody can tell.</summary>
/// <param name="Row">The condition's place, from 0.</param>
public sealed record ChartStretch(double X, double Width, int Row, Truth Value, string Says);

/// <summary>A mark of an axis.</summary>
public sealed record ChartTick(double At, string Iso, string Text);

/// <summary>A series as a picture: figures as steps over true time up to the valid day, thresholds as lines, and below a strip for each condition.</summary>
/// <remarks>As <see cref="SeriesConditions"/> take it, a figure stands until the next one, or to the end it gives itself; where figures of one date disagree, the line breaks off.</remarks>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
/// <param name="IsWhole">True where these are all days there are.</param>
/// <param name="Path">The steps as an SVG path.</param>
/// <param name="Later">How many dated figures begin after the valid day and are left out.</param>
public sealed record SeriesChart(
    Series Series,
    IReadOnlyList<SeriesCondition> Conditions,
    DateOnly From,
    DateOnly To,
    bool IsWhole,
    string Path,
    IReadOnlyList<ChartDot> Dots,
    IReadOnlyList<ChartThreshold> Thresholds,
    IReadOnlyList<ChartStretch> Stretches,
    IReadOnlyList<ChartTick> Days,
    IReadOnlyList<ChartTick> Figures,
    int Later,
    string Says)
{
    public const double Width = 720;

    public const double Left = 58;

    public const double Top = 16;

    /// <summary>The lower edge of the figures.</summary>
    public const double Floor = 216;

    public const double StripHeight = 16;

    /// <summary>More figures are drawn without dots to go to.</summary>
    public const int MostDots = 200;

    /// <summary>Where the last day ends.</summary>
    public const double Right = Width - 10;

    private const double LabelHeight = 13;

    private static readonly int[] Steps125 = [1, 2, 5, 10];

    private const double MicrosecondsOfADay = 86_400_000_000;

    /// <summary>The lower edge of the strips.</summary>
    public double Bottom => Floor + 6 + (Conditions.Count * StripHeight);

    public double Height => Bottom + 22;

    /// <summary>Null where no dated figure has begun by then.</summary>
    /// <param name="conditions">Those on this series.</param>
    /// <param name="from">The first day asked for; null: the first there is. Days outside of what there is are not shown.</param>
    /// <param name="to">The last day asked for.</param>
    public static SeriesChart? Of(Series series, IReadOnlyList<SeriesCondition> conditions, Instant valid, DateOnly? from = null, DateOnly? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(conditions);
        var dated = series.Points.Index().Where(p => p.Item.At is not null).ToList();
        var shown = dated.Where(p => p.Item.At!.Value.Start <= valid).OrderBy(p => p.Item.At!.Value.Start).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var first = shown[0].Item.At!.Value.Start.Date;
        var last = shown.Max(p => p.Item.At!.Value.Start.Date);

        // The last figure still stands: its step reaches to the valid day, but a day far ahead does not press the rest together.
        var end = DateOnly.FromDayNumber(Math.Clamp(valid.Date.DayNumber, last.DayNumber, last.DayNumber + Math.Max(7, (last.DayNumber - first.DayNumber) / 4)));
        var begin = from is { } asked ? Clamp(asked, first, end) : first;
        var until = to is { } upto ? Clamp(upto, begin, end) : end;
        var time = new Scale(Instant.FromDate(begin).UnixMicroseconds, Instant.FromDate(until).UnixMicroseconds + MicrosecondsOfADay, Left, Right);

        // What stands when the days begin is shown with them.
        var standing = shown.FindLast(p => p.Item.At!.Value.Start.UnixMicroseconds <= time.Least).Item?.At?.Start ?? shown[0].Item.At!.Value.Start;
        var near = shown.FindAll(p => p.Item.At!.Value.Start >= standing && p.Item.At.Value.Start.UnixMicroseconds < time.Most);
        var values = near.Select(p => (double)p.Item.Value).Concat(conditions.Select(c => (double)c.Threshold.Value)).ToList();
        var (ticks, lowest, highest) = Round(values.Min(), values.Max());
        var height = new Scale(lowest, highest, Floor, Top);
        var dots = near.FindAll(p => p.Item.At!.Value.Start.UnixMicroseconds >= time.Least).ConvertAll(p => new ChartDot(time.At(p.Item.At!.Value.Start), height.At((double)p.Item.Value), p.Index, $"{Figure(p.Item.Value)} on {p.Item.At}"));
        return new(
            series,
            conditions,
            begin,
            until,
            begin == first && until == end,
            Steps([.. near.Select(p => p.Item)], time, height),
            dots.Count > MostDots ? [] : dots,
            Lines(conditions, height),
            [.. conditions.SelectMany((c, row) => c.Course.Where(s => s.Value is not (Truth.False or Truth.Open)).Select(s => Stretch(s, row, c, time)).OfType<ChartStretch>())],
            [.. DayTicks.Of(begin, until).Select(t => new ChartTick(time.At(Instant.FromDate(t.Day)), t.Iso, t.Text))],
            [.. ticks.Select(t => new ChartTick(height.At(t), t.ToString("0.##########", CultureInfo.InvariantCulture), t.ToString("#,0.##########", CultureInfo.InvariantCulture)))],
            dated.Count - shown.Count,
            (begin == first && until == end ? string.Empty : $"From {IsoDay.Write(begin)} to {IsoDay.Write(until)}: ") + Sentence(near[0].Item, near[^1].Item, near.Count, conditions));
    }

    /// <summary>The page of a series with other days.</summary>
    public static string Address(Series series, Viewpoint viewpoint, DateOnly? from = null, DateOnly? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(viewpoint);
        return viewpoint.Address("/series", ("of", series.Id), ("from", from is { } f ? IsoDay.Write(f) : null), ("to", to is { } t ? IsoDay.Write(t) : null));
    }

    /// <summary>A figure as it is written everywhere on the desk.</summary>
    public static string Figure(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static DateOnly Clamp(DateOnly day, DateOnly least, DateOnly most) => day < least ? least : day > most ? most : day;

    private static string Steps(IReadOnlyList<SeriesPoint> points, Scale time, Scale height)
    {
        var path = new StringBuilder();
        var groups = points.GroupBy(p => p.At!.Value.Start).ToList();
        var isDown = false;
        for (var i = 0; i < groups.Count; i++)
        {
            var values = groups[i].Select(p => p.Value).Distinct().ToList();
            if (values.Count > 1)
            {
                isDown = false;
                continue;
            }

            var x = time.At(groups[i].Key);
            var next = i + 1 < groups.Count ? time.At(groups[i + 1].Key) : time.To;
            var until = groups[i].Select(p => p.Until?.End).Max() is { } own ? Math.Min(time.At(own), next) : next;
            path.Append(isDown ? 'L' : 'M').Append(Svg.N(x)).Append(' ').Append(Svg.N(height.At((double)values[0]))).Append('H').Append(Svg.N(until));
            isDown = until >= next;
        }

        return path.ToString();
    }

    private static List<ChartThreshold> Lines(IReadOnlyList<SeriesCondition> conditions, Scale height)
    {
        var lines = new List<ChartThreshold>();
        var free = double.NegativeInfinity;
        foreach (var same in conditions.GroupBy(c => c.Threshold.Value).OrderByDescending(g => g.Key))
        {
            var y = height.At((double)same.Key);
            free = Math.Max(y - 4, free + LabelHeight);
            lines.Add(new(y, free, string.Join("; ", same.Select(Bare).Distinct(StringComparer.Ordinal))));
        }

        return lines;
    }

    /// <summary>A condition without the series it is set on: <c>&gt; 80 for 10 days</c>.</summary>
    public static string Bare(SeriesCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Condition.ToString()[(condition.Threshold.Series.Length + 1)..];
    }

    private static ChartStretch? Stretch(SeriesStretch stretch, int row, SeriesCondition condition, Scale time)
    {
        if (stretch.From.UnixMicroseconds >= time.Most || stretch.To?.UnixMicroseconds <= time.Least)
        {
            return null;
        }

        var (from, to) = (time.At(stretch.From), stretch.To is { } end ? time.At(end) : time.To);
        var says = $"{condition.Condition} {(stretch.Value == Truth.True ? "held" : $"is {stretch.Value.Word()}")} from {Day(stretch.From)}{(stretch.To is { } until ? $" to {Day(until)}" : " on")}";
        return new(from, Math.Max(2, to - from), row, stretch.Value, says);
    }

    private static string Sentence(SeriesPoint first, SeriesPoint last, int count, IReadOnlyList<SeriesCondition> conditions) =>
        (count == 1 ? $"{Figure(first.Value)} on {first.At}." : $"{count} figures, from {Figure(first.Value)} on {first.At} to {Figure(last.Value)} on {last.At}.")
        + string.Concat(conditions.Select(c => $" {c.Condition}: {(c.Course.Any(s => s.Value == Truth.True) ? string.Join(", ", c.Course.Where(s => s.Value == Truth.True).Select(s => $"held from {Day(s.From)}{(s.To is { } to ? $" to {Day(to)}" : " on")}")) : "never held")}."));

    private static string Day(Instant instant) => instant.IsMidnight ? IsoDay.Write(instant.Date) : instant.ToString();

    // Three to eight round marks that hold all values between the lowest and the highest of them.
    private static (List<double> Ticks, double Lowest, double Highest) Round(double least, double most)
    {
        var range = most > least ? most - least : Math.Max(1, Math.Abs(most));
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / 4)));
        var step = Steps125.Select(f => f * power).First(s => range / s <= 6);
        var (low, high) = (Math.Floor((least - (range * 0.05)) / step), Math.Ceiling((most + (range * 0.05)) / step));
        return ([.. Enumerable.Range(0, (int)(high - low) + 1).Select(i => (low + i) * step)], low * step, high * step);
    }

    private readonly record struct Scale(double Least, double Most, double From, double To)
    {
        public double At(double value) => From + ((value - Least) / (Most - Least) * (To - From));

        /// <summary>What is before or after stands at the edge.</summary>
        public double At(Instant instant) => At(Math.Clamp(instant.UnixMicroseconds, Least, Most));
    }
}
