using Casus.Model;

namespace Casus.Logic;

/// <summary>Puts the status of a proposition together.</summary>
internal static class PropositionStatuses
{
    public static PropositionStatus Of(
        PropositionNode node, ReportedValues reported, (ValueList<Need> BlockedBy, ValueList<Need> NotAssuredBy) needs, Conditions conditions, Instant valid, object gate)
    {
        var value = reported.Of(node);

        // What was told as open until it was found false, or until nobody could bring it about any more, is false from then.
        var timeline = value == Truth.False && node.Told.At(valid) == Truth.False ? node.Told : node.Timeline;
        var at = timeline.IndexAt(valid);
        var isAsOnTimeline = timeline.Value(at) == value;
        var start = timeline.Start(at);

        // A determination may carry its own end; of what is not determined nobody knows how long it stays so.
        Instant? to = isAsOnTimeline && value is Truth.True or Truth.False or Truth.Contested ? timeline.End(at) : null;
        return new(
            node.Item!, value, isAsOnTimeline && start != Instant.Min ? start : null, isAsOnTimeline ? to : null, node.Findings,
            needs.BlockedBy, needs.NotAssuredBy, RestsOnDraft: false)
        {
            Telling = new(gate, () => new([.. Reasons()], gate)),
        };

        IEnumerable<Reason> Reasons()
        {
            IEnumerable<Reason> own = reported.AwaitedBy(node) is { } commitment
                ? [new("window-open", node.Id, commitment.Origin.Entry, null, [], $"{node.Id} is open: it is monitored, and the window of {commitment.Id} has not closed")]
                : node.IsExpandedAt(valid)
                    ? Explanation.Of(node.Definition!, "derived", valid, () => $"{node.Id} is {value.Word()}: {node.Definition}", node.Id, View.Told)
                    : Explanation.Of(node, valid);
            return own.Concat(NeedReasons.Of(needs.BlockedBy, needs.NotAssuredBy, conditions, valid));
        }
    }
}
