using Casus.Model;

namespace Casus.Logic;

/// <summary>Compares the figures of a series with a number over valid time.</summary>
/// <remarks>A figure stands until the next one, or to the end it gives itself; then its value is unknown. Figures of one date that disagree contest each other.</remarks>
internal static class Figures
{
    public static Timeline<Truth> Of(PropositionNode node, Threshold threshold, KnownItems items, Instant valid)
    {
        var changes = new List<(Instant, Truth)> { (Instant.Min, Truth.Open) };
        foreach (var figures in PointsOf(threshold, items).GroupBy(p => p.At!.Value.Start).OrderBy(g => g.Key))
        {
            if (figures.Key > valid)
            {
                node.NextChange = figures.Key;
                break;
            }

            var values = figures.Select(f => Compare(f.Value, threshold)).Distinct().ToList();
            changes.RemoveAll(c => c.Item1 >= figures.Key && c.Item1 != Instant.Min);
            changes.Add((figures.Key, values.Count > 1 ? Truth.Contested : values[0] ? Truth.True : Truth.False));
            if (figures.Select(f => f.Until?.End).Max() is { } end)
            {
                if (end <= valid)
                {
                    changes.Add((end, Truth.Unknown));
                }
                else if (!(node.NextChange <= end))
                {
                    node.NextChange = end;
                }
            }
        }

        return Timeline<Truth>.From(changes);
    }

    /// <summary>The series that is meant, where there is one.</summary>
    public static Series? SeriesOf(Threshold threshold, KnownItems items) =>
        threshold.Candidates.Select(id => items.Series.Find(s => s.Id == id)).FirstOrDefault(s => s is not null);

    /// <summary>The figures that stand at a time.</summary>
    public static IEnumerable<SeriesPoint> At(Threshold threshold, KnownItems items, Instant time) =>
        PointsOf(threshold, items).Where(p => p.At!.Value.Start <= time).GroupBy(p => p.At!.Value.Start).MaxBy(g => g.Key) ?? Enumerable.Empty<SeriesPoint>();

    private static IEnumerable<SeriesPoint> PointsOf(Threshold threshold, KnownItems items) => SeriesOf(threshold, items)?.Points.Where(p => p.At is not null) ?? [];

    private static bool Compare(decimal value, Threshold threshold) => threshold.Sign switch
    {
        FigureSign.Above => value > threshold.Value,
        FigureSign.AtLeast => value >= threshold.Value,
        FigureSign.Below => value < threshold.Value,
        FigureSign.AtMost => value <= threshold.Value,
        _ => value == threshold.Value,
    };
}
