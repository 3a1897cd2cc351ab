using Casus.Model;

namespace Casus.Logic;

/// <summary>Values the timed parts of formulas over valid time: order, windows, lasting, dates, figures, and where commitments stand.</summary>
internal sealed class TimedValues(Conditions conditions, KnownItems items, IStandings standings, Instant valid)
{
    /// <summary>Its values, and the same as they are told: what asks whether something ever held is told as open until its window closes, though so far it did not.</summary>
    public (Timeline<Truth> Concluded, Timeline<Truth> Told) Of(PropositionNode node) => node.Timed switch
    {
        Before before => Order(node, conditions.Of(before.First).Timeline, conditions.Of(before.Second).Timeline).Both,
        After after => Following(conditions.Of(after.Later).Timeline, conditions.Of(after.Earlier).Timeline).Both,
        Within within => Window(node, within.What is null ? null : conditions.Of(within.What).Timeline, within.Length, conditions.Of(within.Of).Timeline).Both,
        Lasting lasting => Same(Unbroken(node, conditions.Of(lasting.What).Timeline, lasting.Length)),
        Dated dated => Same(Since(node, dated.At.Start)),
        Threshold threshold => Same(Figures.Of(node, threshold, items, valid)),
        StandsAs { IsStage: true } stage => Same(Stages.Of(node, stage, items, valid)),
        StandsAs stands => Same(standings.StandsAs(Enum.Parse<CommitmentState>(stands.Word, ignoreCase: true), stands.Item)),
        _ => throw new ArgumentException($"An unknown kind of formula: {node.Timed?.GetType().Name}.", nameof(node)),
    };

    private static (Timeline<Truth>, Timeline<Truth>) Same(Timeline<Truth> timeline) => (timeline, timeline);

    private Timeline<Truth> Since(PropositionNode node, Instant start)
    {
        node.Settled = (start, true);
        node.NextChange = start > valid ? start : null;
        return Timeline<Truth>.From([(Instant.Min, Truth.False), (start, Truth.True)]);
    }

    // X before Y. Once Y has held it is decided for good: by whether X had held at an earlier instant.
    private Course Order(PropositionNode node, Timeline<Truth> first, Timeline<Truth> second)
    {
        var course = new Course();
        Truth? firstDoubt = null;
        Truth? secondDoubt = null;
        foreach (var at in Stops(first, second))
        {
            var (x, y) = (first.At(at), second.At(at));
            if (y == Truth.True)
            {
                // Nobody said whether X held, and now it is too late to tell by waiting: a gap.
                var value = firstDoubt switch { null => Truth.False, Truth.Contested => Truth.Contested, _ => Truth.Unknown };
                course.Settle(at, value);
                Decide(node, at, value);
                break;
            }

            secondDoubt = Doubt(secondDoubt, y, isOpenADoubt: false);
            if (x == Truth.True && secondDoubt is null)
            {
                course.Settle(at, Truth.True);
                node.Settled = (at, true);
                break;
            }

            firstDoubt = x == Truth.True ? Kleene.MoreDoubtful(firstDoubt ?? Truth.Open, secondDoubt ?? Truth.Open) : Doubt(firstDoubt, x, isOpenADoubt: true);
            course.Wait(at, firstDoubt);
        }

        return course;
    }

    // X after Y: X at an instant from the first one on at which Y held.
    private Course Following(Timeline<Truth> later, Timeline<Truth> earlier)
    {
        var course = new Course();
        var hasBegun = false;
        Truth? begun = null;
        Truth? doubt = null;
        foreach (var at in Stops(later, earlier))
        {
            var (x, y) = (later.At(at), earlier.At(at));
            hasBegun |= y == Truth.True;
            begun = Doubt(begun, y, isOpenADoubt: true);
            if (hasBegun && x == Truth.True)
            {
                course.Settle(at, Truth.True);
                break;
            }

            if (hasBegun)
            {
                doubt = Doubt(doubt, x, isOpenADoubt: true);
            }
            else if (begun is { } maybe && x != Truth.False)
            {
                doubt = Kleene.MoreDoubtful(doubt ?? Truth.Open, x == Truth.True ? maybe : Kleene.MoreDoubtful(maybe, x));
            }

            course.Wait(at, doubt);
        }

        return course;
    }

    // X within D of Y, counted from the first instant at which Y held.
    private Course Window(PropositionNode node, Timeline<Truth>? what, Duration length, Timeline<Truth> of)
    {
        var course = new Course();
        Instant? end = null;
        Truth? doubt = null;
        Truth? begun = null;
        var stops = (what is null ? Stops(of) : Stops(what, of)).ToList();
        var opens = stops.Find(s => of.At(s) == Truth.True);
        if (of.At(opens) == Truth.True && Deadlines.End(opens, length) is { } closes)
        {
            end = closes;
            node.NextChange = closes > valid ? closes : null;
            if (closes <= valid && !stops.Contains(closes))
            {
                stops.Add(closes);
                stops.Sort();
            }
        }

        foreach (var at in stops)
        {
            var x = what?.At(at) ?? Truth.True;
            if (end is null || at < opens)
            {
                begun = Doubt(begun, of.At(at), isOpenADoubt: true);
                course.Wait(at, x == Truth.False ? null : begun);
            }
            else if (at >= end)
            {
                // The window has closed: absence is concluded where it may be.
                var value = what is null || doubt is null ? Truth.False : doubt == Truth.Contested ? Truth.Contested : Truth.Unknown;
                course.Settle(at, value);
                Decide(node, at, value);
                node.NextChange = null;
                break;
            }
            else if (x == Truth.True)
            {
                course.Settle(at, Truth.True);
                if (what is not null)
                {
                    node.Settled = (at, true);
                    node.NextChange = null;
                    break;
                }
            }
            else
            {
                doubt = Doubt(doubt, x, isOpenADoubt: true);
                course.Wait(at, doubt);
            }
        }

        return course;
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

    // From here on nothing that happens makes it otherwise.
    private static void Decide(PropositionNode node, Instant at, Truth value)
    {
        node.Settled = value == Truth.False ? (at, false) : null;
        node.Decided = value == Truth.False ? null : at;
    }

    private static Truth? Doubt(Truth? before, Truth value, bool isOpenADoubt) => value switch
    {
        Truth.Unknown or Truth.Contested => Kleene.MoreDoubtful(before ?? value, value),
        Truth.Open when isOpenADoubt => before ?? Truth.Open,
        _ => before,
    };

    private IEnumerable<Instant> Stops(params Timeline<Truth>[] timelines) => timelines.SelectMany(t => t.Starts).Where(s => s <= valid).Distinct().Order();

    /// <summary>Whether something ever held, as time goes on.</summary>
    private sealed class Course
    {
        private readonly List<(Instant, Truth)> _concluded = [];
        private readonly List<(Instant, Truth)> _told = [];

        public (Timeline<Truth> Concluded, Timeline<Truth> Told) Both => (Timeline<Truth>.From(_concluded), Timeline<Truth>.From(_told));

        public void Settle(Instant at, Truth value)
        {
            _concluded.Add((at, value));
            _told.Add((at, value));
        }

        /// <summary>It did not hold so far, or nobody knows; it still may.</summary>
        public void Wait(Instant at, Truth? doubt)
        {
            _concluded.Add((at, doubt ?? Truth.False));
            _told.Add((at, doubt is Truth.Unknown or Truth.Contested ? doubt.Value : Truth.Open));
        }
    }
}
