using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A series with its thresholds as SVG: each figure leads to its row. Written in C#, as Razor takes a <c>text</c> element for its own.</summary>
public sealed class ChartDrawing : ComponentBase
{
    [Parameter, EditorRequired] public required SeriesChart Chart { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "chart");
        builder.AddAttribute(2, "role", "group");
        builder.AddAttribute(3, "aria-label", $"{Chart.Says} The tables below tell the same.");
        builder.AddAttribute(4, "width", TimelinePicture.N(SeriesChart.Width));
        builder.AddAttribute(5, "height", TimelinePicture.N(Chart.Height));
        builder.AddAttribute(6, "viewBox", $"0 0 {TimelinePicture.N(SeriesChart.Width)} {TimelinePicture.N(Chart.Height)}");
        Axes(builder);
        Strips(builder);
        foreach (var line in Chart.Thresholds)
        {
            Line(builder, "threshold", SeriesChart.Left, line.Y, SeriesChart.Width, line.Y);
            Text(builder, "threshold-name", SeriesChart.Left + 6, line.LabelY, line.Says);
        }

        builder.OpenElement(10, "path");
        builder.AddAttribute(11, "class", "steps");
        builder.AddAttribute(12, "d", Chart.Path);
        builder.CloseElement();
        foreach (var dot in Chart.Dots)
        {
            builder.OpenElement(20, "a");
            builder.AddAttribute(21, "class", "dot");
            builder.AddAttribute(22, "href", $"#{Row(Chart.Series, dot.Row)}");
            builder.AddAttribute(23, "aria-label", dot.Says);
            Title(builder, dot.Says);
            builder.OpenElement(24, "circle");
            builder.AddAttribute(25, "cx", TimelinePicture.N(dot.X));
            builder.AddAttribute(26, "cy", TimelinePicture.N(dot.Y));
            builder.AddAttribute(27, "r", "4");
            builder.CloseElement();
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    /// <summary>The id of the row that tells a point of a series.</summary>
    public static string Row(Series series, int row)
    {
        ArgumentNullException.ThrowIfNull(series);
        return FormattableString.Invariant($"series-{series.Id}-{row + 1}");
    }

    private void Axes(RenderTreeBuilder builder)
    {
        foreach (var tick in Chart.Figures)
        {
            Line(builder, "tick", SeriesChart.Left, tick.At, SeriesChart.Width, tick.At);
            Text(builder, "figure", SeriesChart.Left - 8, tick.At + 4, tick.Text);
        }

        foreach (var tick in Chart.Days)
        {
            Line(builder, "tick", tick.At, SeriesChart.Top, tick.At, Chart.Bottom);
            Text(builder, "when", tick.At, Chart.Bottom + 15, tick.Text, tick.Iso);
        }
    }

    // Where a condition holds the ground of the figures is tinted, and its own strip is full; where nobody can tell, the strip is hollow.
    private void Strips(RenderTreeBuilder builder)
    {
        for (var row = 0; row < Chart.Conditions.Count; row++)
        {
            var y = SeriesChart.Floor + 6 + (row * SeriesChart.StripHeight);
            Text(builder, "figure", SeriesChart.Left - 8, y + 11, FormattableString.Invariant($"{row + 1}"));
            Line(builder, "strip", SeriesChart.Left, y + 8, SeriesChart.Width, y + 8);
        }

        foreach (var stretch in Chart.Stretches)
        {
            var holds = stretch.Value == Truth.True;
            if (holds)
            {
                Box(builder, "ground", stretch.X, SeriesChart.Top, stretch.Width, SeriesChart.Floor - SeriesChart.Top, null);
            }

            Box(builder, holds ? "holds" : "doubt", stretch.X, SeriesChart.Floor + 9 + (stretch.Row * SeriesChart.StripHeight), stretch.Width, SeriesChart.StripHeight - 6, stretch.Says);
        }
    }

    private static void Box(RenderTreeBuilder builder, string kind, double x, double y, double width, double height, string? says)
    {
        builder.OpenElement(30, "rect");
        builder.AddAttribute(31, "class", kind);
        builder.AddAttribute(32, "x", TimelinePicture.N(x));
        builder.AddAttribute(33, "y", TimelinePicture.N(y));
        builder.AddAttribute(34, "width", TimelinePicture.N(width));
        builder.AddAttribute(35, "height", TimelinePicture.N(height));
        if (says is not null)
        {
            Title(builder, says);
        }

        builder.CloseElement();
    }

    private static void Title(RenderTreeBuilder builder, string says)
    {
        builder.OpenElement(40, "title");
        builder.AddContent(41, says);
        builder.CloseElement();
    }

    private static void Text(RenderTreeBuilder builder, string kind, double x, double y, string text, string? iso = null)
    {
        builder.OpenElement(50, "text");
        builder.AddAttribute(51, "class", kind);
        builder.AddAttribute(52, "x", TimelinePicture.N(x));
        builder.AddAttribute(53, "y", TimelinePicture.N(y));
        builder.AddAttribute(54, "data-time", iso);
        builder.AddContent(55, text);
        builder.CloseElement();
    }

    private static void Line(RenderTreeBuilder builder, string kind, double x1, double y1, double x2, double y2)
    {
        builder.OpenElement(60, "line");
        builder.AddAttribute(61, "class", kind);
        builder.AddAttribute(62, "x1", TimelinePicture.N(x1));
        builder.AddAttribute(63, "y1", TimelinePicture.N(y1));
        builder.AddAttribute(64, "x2", TimelinePicture.N(x2));
        builder.AddAttribute(65, "y2", TimelinePicture.N(y2));
        builder.CloseElement();
    }
}
