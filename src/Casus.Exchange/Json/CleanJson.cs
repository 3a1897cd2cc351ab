using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus clean</c>: a page's article and what it says of itself.</summary>
public static class CleanJson
{
    public static void Write(Utf8JsonWriter json, Document document)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(document);
        json.WriteStartObject();
        var points = new CodePoints(document.Text);
        DocumentJson.Write(json, document, points, full: true);
        json.Text("text", document.Text);
        json.Array("paragraphs", document.Paragraphs, paragraph => WriteParagraph(json, paragraph, points));
        json.WriteEndObject();
    }

    // The page is a PDF's; web pages have none.
    private static void WriteParagraph(Utf8JsonWriter json, Paragraph paragraph, CodePoints points)
    {
        json.WriteStartObject();
        json.WritePropertyName("span");
        json.Pair(points.FromUtf16(paragraph.Span));
        if (paragraph.Page is { } page)
        {
            json.WriteNumber("page", page);
        }

        json.WriteEndObject();
    }
}
