using Casus.Model;

namespace Casus.Logic;

/// <summary>Values the timed parts of formulas over valid time: order, windows, lasting, dates, figures, and where commitments stand.</summary>
internal sealed class TimedValues(Conditions conditions, KnownItems items, IStandings standings, Instant valid)
{
    public Timeline<Truth> Of(PropositionNode node) => node.Timed switch
    {
        Before before => Order(node, conditions.Of(before.First).Timeline, conditions.Of(before.Second).Timeline),
        After after => Following(conditions.Of(after.Later).Timeline, conditions.Of(after.Earlier).Timeline),
        Within within => Window(node, within.What is null ? null : conditions.Of(within.What).Timeline, within.Length, conditions.Of(within.Of).Timeline),
        Lasting lasting => Unbroken(node, conditions.Of(lasting.What).Timeline, lasting.Length),
        Dated dated => Since(node, dated.At.Start),
        Threshold threshold => Figures.Of(node, threshold, items, valid),
        StandsAs { IsStage: true } stage => Stages.Of(node, stage, items, valid),
        StandsAs stands => standings.StandsAs(Enum.Parse<CommitmentState>(stands.Word, ignoreCase: true), stands.Item),
        _ => throw new ArgumentException($"An unknown kind of formula: {node.Timed?.GetType().Name}.", nameof(node)),
    };

    private Timeline<Truth> Since(PropositionNode node, Instant start)
    {
        node.Settled = (start, true);
        node.NextChange = start > valid ? start : null;
        return Timeline<Truth>.From([(Instant.Min, Truth.False), (start, Truth.True)]);
    }

    // X before Y. Once Y has held it is decided for good: by whether X had held at an earlier instant.
    private Timeline<Truth> Order(PropositionNode node, Timeline<Truth> first, Timeline<Truth> second)
    {
        var changes = new List<(Instant, Truth)>();
        Truth? firstDoubt = null;
        Truth? secondDoubt = null;
        foreach (var at in Stops(first, second))
        {
            var (x, y) = (first.At(at), second.At(at));
            if (y == Truth.True)
            {
                // Nobody said whether X held, and now it is too late to tell by waiting: a gap.
                var value = firstDoubt switch { null => Truth.False, Truth.Contested => Truth.Contested, _ => Truth.Unknown };
                changes.Add((at, value));
                node.Settled = value == Truth.False ? (at, false) : null;
                break;
            }

            secondDoubt = Doubt(secondDoubt, y, isOpenADoubt: false);
            if (x == Truth.True && secondDoubt is null)
            {
                changes.Add((at, Truth.True));
                node.Settled = (at, true);
                break;
            }

            firstDoubt = x == Truth.True ? Kleene.MoreDoubtful(firstDoubt ?? Truth.Open, secondDoubt ?? Truth.Open) : Doubt(firstDoubt, x, isOpenADoubt: true);
            changes.Add((at, firstDoubt is Truth.Unknown or Truth.Contested ? firstDoubt.Value : Truth.Open));
        }

        return Timeline<Truth>.From(changes);
    }

    private Timeline<Truth> Following(Timeline<Truth> later, Timeline<Truth> earlier)
    {
        var changes = new List<(Instant, Truth)>();
        var hasBegun = false;
        Truth? begun = null;
        Truth? doubt = null;
        foreach (var at in Stops(later, earlier))
        {
            var (x, y) = (later.At(at), earlier.At(at));
            hasBegun |= y == Truth.True;
            begun = Doubt(begun, y, isOpenADoubt: false);
            if (hasBegun && x == Truth.True)
            {
                changes.Add((at, Truth.True));
                break;
            }

            if ((hasBegun || begun is not null) && (x == Truth.True || Doubt(null, x, false) is not null))
            {
                doubt = Kleene.MoreDoubtful(doubt ?? Truth.Unknown, x == Truth.True ? begun ?? Truth.Unknown : x);
            }

            changes.Add((at, doubt ?? Truth.Open));
        }

        return Timeline<Truth>.From(changes);
    }

    // X within D of Y, counted from the first instant at which Y held.
    private Timeline<Truth> Window(PropositionNode node, Timeline<Truth>? what, Duration length, Timeline<Truth> of)
    {
        var changes = new List<(Instant, Truth)>();
        Instant? end = null;
        Truth? doubt = null;
        Truth? begun = null;
        var timelines = what is null ? new[] { of } : [what, of];
        var stops = Stops(timelines).ToList();
        if (stops.Find(s => of.At(s) == Truth.True) is var opens && of.At(opens) == Truth.True && Deadlines.End(opens, length) is { } closes)
        {
            end = closes;
            node.NextChange = closes > valid ? closes : null;
            if (closes <= valid)
            {
                stops.Add(closes);
                stops.Sort();
            }
        }

        foreach (var at in stops)
        {
            if (end is null || at < opens)
            {
                begun = Doubt(begun, of.At(at), isOpenADoubt: false);
                changes.Add((at, begun is { } maybe && (what is null || what.At(at) != Truth.False) ? maybe : Truth.Open));
                continue;
            }

            if (at >= end)
            {
                // The window has closed: absence is concluded where it may be.
                var value = what is null || doubt is null ? Truth.False : doubt == Truth.Contested ? Truth.Contested : Truth.Unknown;
                changes.Add((at, value));
                node.Settled = value == Truth.False ? (at, false) : null;
                node.NextChange = null;
                break;
            }

            var x = what?.At(at) ?? Truth.True;
            if (x == Truth.True && what is not null)
            {
                changes.Add((at, Truth.True));
                node.Settled = (at, true);
                node.NextChange = null;
                break;
            }

            doubt = Doubt(doubt, x, isOpenADoubt: true);
            changes.Add((at, x == Truth.True ? Truth.True : doubt is Truth.Unknown or Truth.Contested ? doubt.Value : Truth.Open));
        }

        return Timeline<Truth>.From(changes);
    }

    // X for D: true once X has held for so long without a break.
    private Timeline<Truth> Unbroken(PropositionNode node, Timeline<Truth> what, Duration length)
    {
        var changes = new List<(Instant At, Truth Value)>();
        Instant? holdsSince = null;
        Instant? mayHoldSince = null;
        Truth? doubt = null;
        for (var i = 0; i < what.Count && what.Start(i) <= valid; i++)
        {
            var (start, end, value) = (what.Start(i), what.End(i), what.Value(i));
            if (value == Truth.False)
            {
                (holdsSince, mayHoldSince, doubt) = (null, null, null);
                changes.Add((start, Truth.False));
                continue;
            }

            mayHoldSince ??= start;
            holdsSince = value == Truth.True ? holdsSince ?? start : null;
            doubt = value == Truth.True ? doubt : Kleene.MoreDoubtful(doubt ?? Truth.Open, value);
            var possible = From(mayHoldSince.Value);
            var certain = holdsSince is { } since ? From(since) : Instant.Max;
            changes.Add((start, certain <= start ? Truth.True : possible <= start ? doubt ?? Truth.False : Truth.False));
            foreach (var (at, told) in new[] { (possible, doubt), (certain, Truth.True) })
            {
                if (told is { } result && at > start && !(end <= at))
                {
                    if (at <= valid)
                    {
                        changes.Add((at, result));
                    }
                    else if (!(node.NextChange <= at))
                    {
                        node.NextChange = at;
                    }
                }
            }
        }

        return Timeline<Truth>.From(changes);

        // What holds since ever has held for long enough.
        Instant From(Instant since) => since == Instant.Min ? since : length.After(since);
    }

    private static Truth? Doubt(Truth? before, Truth value, bool isOpenADoubt) => value switch
    {
        Truth.Unknown or Truth.Contested => Kleene.MoreDoubtful(before ?? value, value),
        Truth.Open when isOpenADoubt => before ?? Truth.Open,
        _ => before,
    };

    private IEnumerable<Instant> Stops(params Timeline<Truth>[] timelines) => timelines.SelectMany(t => t.Starts).Where(s => s <= valid).Distinct().Order();
}
