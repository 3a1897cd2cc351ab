using Casus.Model;

namespace Casus.Logic;

/// <summary>What findings and suppositions say of one proposition over valid time, without its definition.</summary>
internal static class Determinations
{
    /// <summary>The value where a finding covers, and null where none does.</summary>
    public static Timeline<Truth?> Covered(IReadOnlyList<Finding> findings) =>
        Sweep(findings, (holds, fails, _) => (holds > 0, fails > 0) switch
        {
            (true, true) => Truth.Contested,
            (true, false) => Truth.True,
            (false, true) => Truth.False,
            _ => (Truth?)null,
        });

    /// <summary>The value of a basic proposition: by findings, else by absence, else open, or unknown once a finding has ended.</summary>
    public static Timeline<Truth> Basic(IReadOnlyList<Finding> findings, Absence absence) =>
        Sweep(findings, (holds, fails, lapsed) => (holds > 0, fails > 0) switch
        {
            (true, true) => Truth.Contested,
            (true, false) => Truth.True,
            (false, true) => Truth.False,
            _ when absence == Absence.Monitored => Truth.False,
            _ => lapsed ? Truth.Unknown : Truth.Open,
        });

    /// <summary>The value of a basic proposition by findings alone: open wherever none covers.</summary>
    public static Timeline<Truth> Found(IReadOnlyList<Finding> findings) => Covered(findings).Select(value => value ?? Truth.Open);

    /// <summary>The supposed value from each supposition's instant to the next one's; null before the first.</summary>
    public static Timeline<Truth?> Supposed(IEnumerable<(Instant From, Truth Value)> suppositions) =>
        Timeline<Truth?>.From([(Instant.Min, null), .. suppositions.OrderBy(s => s.From).Select(s => (s.From, (Truth?)s.Value))]);

    /// <summary>Lays <paramref name="over"/> on <paramref name="under"/> where it has a value.</summary>
    public static Timeline<Truth> Overlay(Timeline<Truth> under, Timeline<Truth?>? over, Func<Truth, Truth, Truth> resolve)
    {
        if (over is null)
        {
            return under;
        }

        var changes = new List<(Instant, Truth)>();
        foreach (var start in under.Starts.Concat(over.Starts).Order())
        {
            var below = under.At(start);
            changes.Add((start, over.At(start) is { } above ? resolve(below, above) : below));
        }

        return Timeline<Truth>.From(changes);
    }

    /// <summary>Of two, the first that has a value, the second asked first.</summary>
    public static Timeline<Truth?>? Either(Timeline<Truth?>? first, Timeline<Truth?> second) =>
        first is null ? second : Timeline<Truth?>.From([.. first.Starts.Concat(second.Starts).Order().Select(s => (s, second.At(s) ?? first.At(s)))]);

    /// <summary>Open wherever it is false and awaited, but not where it is found false.</summary>
    /// <param name="found">The same timeline, absence concluding nothing: "false by absence" and "false by a finding" are one span of the other.</param>
    public static Timeline<Truth> Open(Timeline<Truth> timeline, Timeline<Truth> found, Timeline<bool> awaited) =>
        Timeline<Truth>.From(
        [
            .. timeline.Starts.Concat(found.Starts).Concat(awaited.Starts).Order()
                .Select(s => (s, timeline.At(s) is var value && value == Truth.False && awaited.At(s) && found.At(s) != Truth.False ? Truth.Open : value)),
        ]);

    private static Timeline<T> Sweep<T>(IReadOnlyList<Finding> findings, Func<int, int, bool, T> value)
    {
        if (findings.Count == 0)
        {
            return Timeline<T>.Constant(value(0, 0, false));
        }

        var edges = new List<(Instant At, int Holds, int Fails, bool Ends)>(findings.Count * 2);
        foreach (var finding in findings)
        {
            var to = finding.To?.Start;
            if (to <= finding.From.Start)
            {
                continue; // it covers nothing
            }

            var (holds, fails) = finding.Value ? (1, 0) : (0, 1);
            edges.Add((finding.From.Start, holds, fails, false));
            if (to is { } end)
            {
                edges.Add((end, -holds, -fails, true));
            }
        }

        edges.Sort((a, b) => a.At.CompareTo(b.At));
        var changes = new List<(Instant, T)>(edges.Count + 1) { (Instant.Min, value(0, 0, false)) };
        var (holding, failing, lapsed) = (0, 0, false);
        foreach (var edge in edges)
        {
            holding += edge.Holds;
            failing += edge.Fails;
            lapsed |= edge.Ends;
            changes.Add((edge.At, value(holding, failing, lapsed)));
        }

        return Timeline<T>.From(changes);
    }
}
