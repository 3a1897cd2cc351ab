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
        DocumentJson.Write(json, document, new CodePoints(document.Text), full: true);
        json.Text("text", document.Text);
        json.WriteEndObject();
    }
}
