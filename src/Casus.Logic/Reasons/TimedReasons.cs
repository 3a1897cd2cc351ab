using Casus.Model;

namespace Casus.Logic;

/// <summary>Explains the timed parts of formulas: by what was before what, by figures, by where a commitment stands.</summary>
internal static class TimedReasons
{
    public static IEnumerable<Reason> Of(PropositionNode node, Instant time, Conditions conditions, KnownItems items, IStandings standings)
    {
        var value = node.Timeline.At(time);
        var start = node.Timeline.Start(node.Timeline.IndexAt(time));
        var told = new Reason("timed", null, null, null, [], $"{node.Id} is {value.Word()}{Say.From(start)}");
        switch (node.Timed)
        {
            case Threshold threshold:
                return Figure(threshold, items, time, told);
            case StandsAs { IsStage: true } stage:
                var step = items.Contributions.Find(c => c.Id == stage.Item) is { } named ? Stages.Steps(named, items).LastOrDefault(s => !(s.On?.Start > time)) : null;
                return step is null ? [told] : Say.Steps("stage", null, step, $"{told.Text}: {stage.Item} is {step.Stage.Word()}{(step.On is { } on ? $" from {on}" : string.Empty)}");
            case StandsAs stands:
                return [told, .. standings.WhyStandsAs(Enum.Parse<CommitmentState>(stands.Word, ignoreCase: true), stands.Item, time)];
            case Dated:
                return [told];
            default:
                // Of each part the first instant at which it held, where it did; else how it stands now.
                return [told, .. node.Timed!.Operands.Where(o => o is not Dated).Select(conditions.Of).SelectMany(part =>
                {
                    var at = FirstTrue(part.Timeline, time) ?? time;
                    return Explanation.Of(part, "part", at, () => $"{part} is {part.Timeline.At(at).Word()}{Say.From(part.Timeline.Start(part.Timeline.IndexAt(at)))}");
                })];
        }
    }

    private static IEnumerable<Reason> Figure(Threshold threshold, KnownItems items, Instant time, Reason told)
    {
        if (Figures.SeriesOf(threshold, items) is not { } series)
        {
            return [told];
        }

        var figures = string.Join(", ", Figures.At(threshold, items, time).Select(p =>
            $"{p.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}{(series.Unit is { } unit ? $" {unit}" : string.Empty)} from {p.At}{(p.Source is { } source ? $", by {source}" : string.Empty)}"));
        return Say.Steps("figure", null, series, $"{told.Text}: {(figures.Length == 0 ? "no figure is known" : figures)}");
    }

    private static Instant? FirstTrue(Timeline<Truth> timeline, Instant time)
    {
        for (var i = 0; i < timeline.Count && timeline.Start(i) <= time; i++)
        {
            if (timeline.Value(i) == Truth.True)
            {
                return timeline.Start(i);
            }
        }

        return null;
    }
}
