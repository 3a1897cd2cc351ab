using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>One sentence with the arcs of its dependencies, as SVG. Written in C#, as Razor takes a <c>text</c> element for its own.</summary>
public sealed class ArcDrawing : ComponentBase
{
    private const double Corner = 7;

    [Parameter, EditorRequired] public required Casus.Language.DocSpan Sentence { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var layout = ArcLayout.Of(Sentence);
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "arcs");
        builder.AddAttribute(2, "role", "img");
        builder.AddAttribute(3, "aria-label", Title);
        builder.AddAttribute(4, "width", N(layout.Width));
        builder.AddAttribute(5, "height", N(layout.Height));
        builder.AddAttribute(6, "viewBox", $"0 0 {N(layout.Width)} {N(layout.Height)}");

        // Labels come after all lines, so that their halo lies above any line that crosses.
        foreach (var arc in layout.Arcs)
        {
            DrawArc(builder, layout, arc);
        }

        var top = layout.Top(layout.Arcs.Select(a => a.Level).DefaultIfEmpty(0).Max() + 1);
        foreach (var root in layout.Roots)
        {
            Path(builder, "root", $"M{N(root.X)},{N(top)} V{N(layout.Base - 4)}");
            Path(builder, "head", Head(root.X, layout.Base));
            Text(builder, "relation", root.X, top - 4, ArcLayout.LabelSize, "ROOT");
        }

        foreach (var arc in layout.Arcs)
        {
            Text(builder, "relation", (arc.Left + arc.Right) / 2, layout.Top(arc.Level) - 5, ArcLayout.LabelSize, arc.Label);
        }

        foreach (var word in layout.Words)
        {
            Text(builder, word.Token.EntityType.Length > 0 ? "word named" : "word", word.X, layout.Base + 22, ArcLayout.WordSize, word.Text);
            Text(builder, "pos", word.X, layout.Base + 42, ArcLayout.LabelSize, word.Token.Pos);
        }

        builder.CloseElement();
    }

    private static void DrawArc(RenderTreeBuilder builder, ArcLayout layout, ArcLayout.Arc arc)
    {
        var (top, foot, tip) = (layout.Top(arc.Level), layout.Base - 1, layout.Base - 4);
        var (left, right) = arc.PointsLeft ? (tip, foot) : (foot, tip);
        Path(
            builder,
            "arc",
            $"M{N(arc.Left)},{N(left)} V{N(top + Corner)} Q{N(arc.Left)},{N(top)} {N(arc.Left + Corner)},{N(top)} "
            + $"H{N(arc.Right - Corner)} Q{N(arc.Right)},{N(top)} {N(arc.Right)},{N(top + Corner)} V{N(right)}");
        Path(builder, "head", Head(arc.PointsLeft ? arc.Left : arc.Right, layout.Base));
    }

    private static string Head(double x, double y) => $"M{N(x)},{N(y)} l-3.5,-7 h7 z";

    private static void Path(RenderTreeBuilder builder, string kind, string d)
    {
        builder.OpenElement(10, "path");
        builder.AddAttribute(11, "class", kind);
        builder.AddAttribute(12, "d", d);
        builder.CloseElement();
    }

    private static void Text(RenderTreeBuilder builder, string kind, double x, double y, double size, string text)
    {
        builder.OpenElement(20, "text");
        builder.AddAttribute(21, "class", kind);
        builder.AddAttribute(22, "x", N(x));
        builder.AddAttribute(23, "y", N(y));
        builder.AddAttribute(24, "font-size", N(size));
        builder.AddAttribute(25, "text-anchor", "middle");
        builder.AddContent(26, text);
        builder.CloseElement();
    }

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
