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
        Svg.Open(builder, "arcs", "img", Title, layout.Width, layout.Height);

        // Labels come after all lines, so that their halo lies above any line that crosses.
        foreach (var arc in layout.Arcs)
        {
            DrawArc(builder, layout, arc);
        }

        var top = layout.Top(layout.Arcs.Select(a => a.Level).DefaultIfEmpty(0).Max() + 1);
        foreach (var root in layout.Roots)
        {
            Svg.Path(builder, "root", $"M{Svg.N(root.X)},{Svg.N(top)} V{Svg.N(layout.Base - 4)}");
            Svg.Path(builder, "head", Head(root.X, layout.Base));
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
        Svg.Path(
            builder,
            "arc",
            $"M{Svg.N(arc.Left)},{Svg.N(left)} V{Svg.N(top + Corner)} Q{Svg.N(arc.Left)},{Svg.N(top)} {Svg.N(arc.Left + Corner)},{Svg.N(top)} "
            + $"H{Svg.N(arc.Right - Corner)} Q{Svg.N(arc.Right)},{Svg.N(top)} {Svg.N(arc.Right)},{Svg.N(top + Corner)} V{Svg.N(right)}");
        Svg.Path(builder, "head", Head(arc.PointsLeft ? arc.Left : arc.Right, layout.Base));
    }

    private static string Head(double x, double y) => $"M{Svg.N(x)},{Svg.N(y)} l-3.5,-7 h7 z";

    private static void Text(RenderTreeBuilder builder, string kind, double x, double y, double size, string text) =>
        Svg.Text(builder, kind, x, y, text, ("font-size", Svg.N(size)), ("text-anchor", "middle"));
}
