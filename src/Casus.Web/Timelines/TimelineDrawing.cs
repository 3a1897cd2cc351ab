using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A timeline as SVG: each bar leads to its days. Written in C#, as Razor takes a <c>text</c> element for its own.</summary>
public sealed class TimelineDrawing : ComponentBase
{
    [Parameter, EditorRequired] public required TimelineView Timeline { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var picture = Timeline.Range.Picture;
        var lanes = Enum.GetValues<Lane>();
        var bottom = TimelinePicture.Height - TimelinePicture.Bottom;
        Svg.Open(
            builder, "timeline", "group", $"What was said, found, due and happened from {IsoDay.Write(Timeline.From)} to {IsoDay.Write(Timeline.To)}; the list below tells the same",
            TimelinePicture.Width, TimelinePicture.Height);
        builder.AddAttribute(7, "data-from", IsoDay.Write(Timeline.From));
        builder.AddAttribute(8, "data-to", IsoDay.Write(Timeline.To));
        builder.AddAttribute(9, "data-left", Svg.N(TimelinePicture.Left));
        builder.AddAttribute(10, "data-right", Svg.N(TimelinePicture.Width));
        foreach (var tick in picture.Ticks)
        {
            Svg.Line(builder, "tick", tick.X, 0, tick.X, bottom);
            Svg.Day(builder, tick.X + 4, bottom + 15, tick.Text, tick.Iso, TimelinePicture.Width);
        }

        foreach (var lane in lanes)
        {
            var y = ((int)lane + 1) * TimelinePicture.LaneHeight;
            Svg.Line(builder, "lane", 0, y - 2, TimelinePicture.Width, y - 2);
            Svg.Text(builder, "lane-name", 0, y - 10, char.ToUpperInvariant(TimelineView.Word(lane)[0]) + TimelineView.Word(lane)[1..]);
        }

        if (picture.Today is { } today)
        {
            Svg.Line(builder, "today", today, 0, today, bottom);
        }

        foreach (var bar in picture.Bars)
        {
            builder.OpenElement(30, "a");
            builder.AddAttribute(31, "href", Timeline.Address(bar.From, bar.To) + "#events");
            builder.AddAttribute(32, "aria-label", bar.Says);
            builder.AddAttribute(33, "data-lane", TimelineView.Word(bar.Lane));
            Svg.Title(builder, bar.Says);
            Svg.Box(builder, null, bar.X, bar.Y, bar.Width, bar.Height, "1.5");
            builder.CloseElement();
        }

        builder.CloseElement();
    }
}
