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
        Svg.Open(builder, "chart", "group", $"{Chart.Says} The tables below tell the same.", SeriesChart.Width, Chart.Height);
        builder.AddAttribute(7, "data-from", IsoDay.Write(Chart.From));
        builder.AddAttribute(8, "data-to", IsoDay.Write(Chart.To));
        builder.AddAttribute(9, "data-left", Svg.N(SeriesChart.Left));
        builder.AddAttribute(10, "data-right", Svg.N(SeriesChart.Right));
        Axes(builder);
        Strips(builder);
        foreach (var line in Chart.Thresholds)
        {
            Svg.Line(builder, "threshold", SeriesChart.Left, line.Y, SeriesChart.Width, line.Y);
            Svg.Text(builder, "threshold-name", SeriesChart.Left + 6, line.LabelY, line.Says);
        }

        Svg.Path(builder, "steps", Chart.Path);
        foreach (var dot in Chart.Dots)
        {
            builder.OpenElement(20, "a");
            builder.AddAttribute(21, "class", "dot");
            builder.AddAttribute(22, "href", $"#{Row(Chart.Series, dot.Row)}");
            builder.AddAttribute(23, "aria-label", dot.Says);
            Svg.Title(builder, dot.Says);
            Svg.Element(builder, "circle", ("cx", Svg.N(dot.X)), ("cy", Svg.N(dot.Y)), ("r", "4"));
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
            Svg.Line(builder, "tick", SeriesChart.Left, tick.At, SeriesChart.Width, tick.At);
            Svg.Text(builder, "figure", SeriesChart.Left - 8, tick.At + 4, tick.Text);
        }

        foreach (var (place, tick) in Chart.Days.Index())
        {
            Svg.Line(builder, "tick", tick.At, SeriesChart.Top, tick.At, Chart.Bottom);

            // A day that is said to the left of its mark must not reach the one before: two of them take some 13 pixels a letter.
            if (place == 0 || !Svg.IsLastDay(tick.At, SeriesChart.Width) || tick.At - Chart.Days[place - 1].At > 13 * tick.Text.Length)
            {
                Svg.Day(builder, tick.At, Chart.Bottom + 15, tick.Text, tick.Iso, SeriesChart.Width);
            }
        }
    }

    // Where a condition holds the ground of the figures is tinted, and its own strip is full; where nobody can tell, the strip is hollow.
    private void Strips(RenderTreeBuilder builder)
    {
        for (var row = 0; row < Chart.Conditions.Count; row++)
        {
            var y = SeriesChart.Floor + 6 + (row * SeriesChart.StripHeight);
            Svg.Text(builder, "figure", SeriesChart.Left - 8, y + 11, FormattableString.Invariant($"{row + 1}"));
            Svg.Line(builder, "strip", SeriesChart.Left, y + 8, SeriesChart.Width, y + 8);
        }

        foreach (var stretch in Chart.Stretches)
        {
            var holds = stretch.Value == Truth.True;
            if (holds)
            {
                Svg.Box(builder, "ground", stretch.X, SeriesChart.Top, stretch.Width, SeriesChart.Floor - SeriesChart.Top);
            }

            Svg.Box(builder, holds ? "holds" : "doubt", stretch.X, SeriesChart.Floor + 9 + (stretch.Row * SeriesChart.StripHeight), stretch.Width, SeriesChart.StripHeight - 6, says: stretch.Says);
        }
    }
}
