using System.Globalization;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>The elements of a picture, for drawings written in C#.</summary>
internal static class Svg
{
    /// <summary>A length as a picture says it, to a tenth of a pixel.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Begins a picture; the caller closes it.</summary>
    public static void Open(RenderTreeBuilder builder, string kind, string role, string says, double width, double height)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", kind);
        builder.AddAttribute(2, "role", role);
        builder.AddAttribute(3, "aria-label", says);
        builder.AddAttribute(4, "width", N(width));
        builder.AddAttribute(5, "height", N(height));
        builder.AddAttribute(6, "viewBox", $"0 0 {N(width)} {N(height)}");
    }

    /// <summary>An attribute whose value is null is left out.</summary>
    public static void Element(RenderTreeBuilder builder, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(builder, name, attributes);
        builder.CloseElement();
    }

    public static void Path(RenderTreeBuilder builder, string kind, string d) => Element(builder, "path", ("class", kind), ("d", d));

    public static void Line(RenderTreeBuilder builder, string kind, double x1, double y1, double x2, double y2) =>
        Element(builder, "line", ("class", kind), ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)));

    /// <param name="says">What the box tells of itself; null: nothing.</param>
    public static void Box(RenderTreeBuilder builder, string? kind, double x, double y, double width, double height, string? round = null, string? says = null)
    {
        Begin(builder, "rect", ("class", kind), ("x", N(x)), ("y", N(y)), ("width", N(width)), ("height", N(height)), ("rx", round));
        if (says is not null)
        {
            Title(builder, says);
        }

        builder.CloseElement();
    }

    public static void Text(RenderTreeBuilder builder, string kind, double x, double y, string text, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        Begin(builder, "text", [("class", kind), ("x", N(x)), ("y", N(y)), .. more]);
        builder.AddContent(20, text);
        builder.CloseElement();
    }

    /// <summary>A day below its mark; near the right edge it ends there instead of running out of the picture.</summary>
    /// <param name="iso">The day as ISO 8601 writes it, for the browser to say in its own way.</param>
    /// <param name="width">Of the picture.</param>
    public static void Day(RenderTreeBuilder builder, double x, double y, string text, string iso, double width)
    {
        var isLast = IsLastDay(x, width);
        Text(builder, "when", isLast ? Math.Min(x, width) : x, y, text, ("data-time", iso), ("text-anchor", isLast ? "end" : null));
    }

    /// <summary>True where a day is said to the left of its mark: there is no room to the right for "MMM yyyy" or a local way of saying it.</summary>
    public static bool IsLastDay(double x, double width) => x > width - 64;

    public static void Title(RenderTreeBuilder builder, string says)
    {
        builder.OpenElement(30, "title");
        builder.AddContent(31, says);
        builder.CloseElement();
    }

    private static void Begin(RenderTreeBuilder builder, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        builder.OpenElement(10, name);
        foreach (var (attribute, value) in attributes)
        {
            builder.AddAttribute(11, attribute, value);
        }
    }
}
