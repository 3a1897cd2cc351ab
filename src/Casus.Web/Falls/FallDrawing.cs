using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>The neighbourhood of a proposition as SVG: each box leads to its own picture or row. Written in C#, as Razor takes a <c>text</c> element for its own.</summary>
public sealed class FallDrawing : ComponentBase
{
    [Parameter, EditorRequired] public required FallPicture Picture { get; set; }

    [Parameter, EditorRequired] public required FallView View { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var layout = Picture.Layout;
        Svg.Open(
            builder, "falls-graph", "group", $"What {View.Focus.Proposition.Id} rests on, to the right, and what rests on it, to the left; the table below tells the same", layout.Width, layout.Height);
        for (var i = 0; i < layout.Arrows.Count; i++)
        {
            DrawArrow(builder, layout.Arrows[i], Picture.Paths[i], Picture.Graph.Edges[i].Kind);
        }

        for (var i = 0; i < layout.Boxes.Count; i++)
        {
            DrawBox(builder, layout.Boxes[i], Picture.Graph.Nodes[i]);
        }

        builder.CloseElement();
    }

    private static void DrawArrow(RenderTreeBuilder builder, PlacedArrow arrow, string path, FallEdgeKind kind)
    {
        var (x, y) = arrow.Points[^1];
        var isNegated = kind is FallEdgeKind.MadeOfNot or FallEdgeKind.WaitsForNot;
        builder.OpenElement(10, "g");
        builder.AddAttribute(11, "class", "arrow");
        builder.AddAttribute(12, "data-kind", Word(kind));
        builder.AddAttribute(13, "aria-hidden", "true");
        Svg.Path(builder, "line", path);

        // As in a logic drawing: a ring where it is the falsity that counts.
        if (isNegated)
        {
            Svg.Element(builder, "circle", ("class", "ring"), ("cx", Svg.N(arrow.IsBack ? x + 5 : x - 5)), ("cy", Svg.N(y)), ("r", "4.5"));
        }
        else
        {
            Svg.Path(builder, "head", $"M{Svg.N(x)},{Svg.N(y)} {(arrow.IsBack ? "l8,-3.5 v7 z" : "l-8,-3.5 v7 z")}");
        }

        builder.CloseElement();
    }

    private void DrawBox(RenderTreeBuilder builder, PlacedBox box, FallNode node)
    {
        builder.OpenElement(30, "a");
        builder.SetKey(node.Key);
        builder.AddAttribute(31, "class", $"node{(node.IsCommitment ? " commitment" : string.Empty)}{(node.IsFocus ? " focus" : string.Empty)}{(node.IsGroup ? " group" : string.Empty)}");
        builder.AddAttribute(32, "href", Href(node));
        builder.AddAttribute(34, "aria-current", node.IsFocus ? "true" : null);
        builder.AddAttribute(35, "data-x", Svg.N(box.X));
        builder.AddAttribute(36, "data-y", Svg.N(box.Y + (box.Box.Height / 2)));
        Svg.Title(builder, PlainText.Visible(Label(node)));

        // The title names the box, all of it and not cut into lines.
        builder.OpenElement(39, "g");
        builder.AddAttribute(39, "aria-hidden", "true");
        if (node.IsGroup)
        {
            Box(builder, box, 4, "behind", node.IsCommitment);
        }

        Box(builder, box, 0, "box", node.IsCommitment);
        builder.OpenElement(40, "g");
        builder.AddAttribute(41, "transform", $"translate({Svg.N(box.X + 10)},{Svg.N(box.Y + 10)})");
        builder.OpenComponent<StateMark>(42);
        builder.AddAttribute(43, nameof(StateMark.Word), node.State);
        builder.CloseComponent();
        builder.CloseElement();
        var y = box.Y + 21;
        foreach (var line in Picture.Lines[node.Key])
        {
            Svg.Text(builder, "words", box.X + 32, y, line);
            y += FallPicture.LineHeight;
        }

        if (node.Gate is not null)
        {
            Svg.Text(builder, "gate", box.X + 32, y, node.Gate);
        }

        builder.CloseElement();
        builder.CloseElement();
    }

    private static void Box(RenderTreeBuilder builder, PlacedBox box, double shift, string kind, bool isCommitment) =>
        Svg.Box(builder, kind, box.X + shift, box.Y + shift, box.Box.Width, box.Box.Height, isCommitment ? "2" : "9");

    private string Href(FallNode node) =>
        node.IsGroup ? $"#t-{node.Key}"
        : node.IsCommitment ? View.View.Viewpoint.Address() + $"#c-{node.Members[0]}"
        : View.Address(of: node.Members[0]);

    private static string Label(FallNode node)
    {
        var name = node.IsGroup ? node.Words : $"{node.Members[0]}: {node.Words}";
        return $"{name}{(node.Gate is null ? string.Empty : $" ({node.Gate})")}{(node.State.Length == 0 ? string.Empty : $", {node.State}")}";
    }

    private static string Word(FallEdgeKind kind) => kind switch
    {
        FallEdgeKind.Needs => "needs",
        FallEdgeKind.MadeOf or FallEdgeKind.MadeOfNot => "made-of",
        FallEdgeKind.BroughtAboutBy => "brought-about",
        _ => "waits",
    };
}
