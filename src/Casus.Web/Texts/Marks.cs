using System.Globalization;
using Casus.Model;

namespace Casus.Web;

/// <summary>Places in a text as an address writes them: <c>120-143,150-161</c>, code points, half-open.</summary>
internal static class Marks
{
    private const int Most = 50;

    /// <summary>Null where the text is not at hand or a span lies outside it.</summary>
    public static string? Write(ValueList<Span> spans, CodePoints? points) =>
        points is null || spans.Any(s => s.End > points.Utf16Length) ? null
        : string.Join(',', spans.Select(points.FromUtf16).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.End}")));

    /// <summary>The UTF-16 spans, ascending; those outside the text or empty are left out.</summary>
    public static ValueList<Span> Read(string? text, CodePoints points)
    {
        var spans = new List<Span>();
        foreach (var part in (text ?? string.Empty).Split(',', Most + 1).Take(Most))
        {
            if (part.Split('-') is [var start, var end] && TryNumber(start, out var s) && TryNumber(end, out var e) && s < e && e <= points.Length)
            {
                spans.Add(points.ToUtf16(new Span(s, e)));
            }
        }

        spans.Sort();
        return [.. spans];
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
