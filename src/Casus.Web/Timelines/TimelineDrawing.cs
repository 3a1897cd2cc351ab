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
        var picture = TimelinePicture.Of(Timeline.Shown, Timeline.From, Timeline.To, Timeline.View.Status.Valid.Date);
        var lanes = Enum.GetValues<Lane>();
        var bottom = TimelinePicture.Height - TimelinePicture.Bottom;
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "timeline");
        builder.AddAttribute(2, "role", "group");
        builder.AddAttribute(3, "aria-label", $"What was said, found, due and happened from {TimelineView.Iso(Timeline.From)} to {TimelineView.Iso(Timeline.To)}; the list below tells the same");
        builder.AddAttribute(4, "width", TimelinePicture.N(TimelinePicture.Width));
        builder.AddAttribute(5, "height", TimelinePicture.N(TimelinePicture.Height));
        builder.AddAttribute(6, "viewBox", $"0 0 {TimelinePicture.N(TimelinePicture.Width)} {TimelinePicture.N(TimelinePicture.Height)}");
        builder.AddAttribute(7, "data-from", TimelineView.Iso(Timeline.From));
        builder.AddAttribute(8, "data-to", TimelineView.Iso(Timeline.To));
        builder.AddAttribute(9, "data-left", TimelinePicture.N(TimelinePicture.Left));
        foreach (var tick in picture.Ticks)
        {
            Line(builder, "tick", tick.X, 0, tick.X, bottom);
            builder.OpenElement(10, "text");
            builder.AddAttribute(11, "class", "when");
            builder.AddAttribute(12, "x", TimelinePicture.N(tick.X + 4));
            builder.AddAttribute(13, "y", TimelinePicture.N(bottom + 15));
            builder.AddAttribute(14, "data-time", tick.Iso);
            builder.AddContent(15, tick.Text);
            builder.CloseElement();
        }

        foreach (var lane in lanes)
        {
            var y = ((int)lane + 1) * TimelinePicture.LaneHeight;
            Line(builder, "lane", 0, y - 2, TimelinePicture.Width, y - 2);
            builder.OpenElement(20, "text");
            builder.AddAttribute(21, "class", "lane-name");
            builder.AddAttribute(22, "x", "0");
            builder.AddAttribute(23, "y", TimelinePicture.N(y - 10));
            builder.AddContent(24, char.ToUpperInvariant(TimelineView.Word(lane)[0]) + TimelineView.Word(lane)[1..]);
            builder.CloseElement();
        }

        if (picture.Today is { } today)
        {
            Line(builder, "today", today, 0, today, bottom);
        }

        foreach (var bar in picture.Bars)
        {
            builder.OpenElement(30, "a");
            builder.AddAttribute(31, "href", Timeline.Address(bar.From, bar.To) + "#events");
            builder.AddAttribute(32, "aria-label", bar.Says);
            builder.AddAttribute(33, "data-lane", TimelineView.Word(bar.Lane));
            builder.OpenElement(34, "title");
            builder.AddContent(35, bar.Says);
            builder.CloseElement();
            builder.OpenElement(36, "rect");
            builder.AddAttribute(37, "x", TimelinePicture.N(bar.X));
            builder.AddAttribute(38, "y", TimelinePicture.N(bar.Y));
            builder.AddAttribute(39, "width", TimelinePicture.N(bar.Width));
            builder.AddAttribute(40, "height", TimelinePicture.N(bar.Height));
            builder.AddAttribute(41, "rx", "1.5");
            builder.CloseElement();
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    private static void Line(RenderTreeBuilder builder, string kind, double x1, double y1, double x2, double y2)
    {
        builder.OpenElement(50, "line");
        builder.AddAttribute(51, "class", kind);
        builder.AddAttribute(52, "x1", TimelinePicture.N(x1));
        builder.AddAttribute(53, "y1", TimelinePicture.N(y1));
        builder.AddAttribute(54, "x2", TimelinePicture.N(x2));
        builder.AddAttribute(55, "y2", TimelinePicture.N(y2));
        builder.CloseElement();
    }
}
