using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The <c>document</c> of the command's objects.</summary>
internal static class DocumentJson
{
    /// <param name="full">True adds authors and the date of update, as <c>casus clean</c> shows them.</param>
    public static void Write(Utf8JsonWriter json, Document document, CodePoints points, bool full)
    {
        json.WriteStartObject("document");
        json.Text("name", document.Name);
        json.Text("path", document.Path);
        json.Text("sha256", document.Sha256);
        json.Text("title", document.Title);
        json.Text("published", document.Published?.ToString());
        json.Text("publishedFrom", document.PublishedFrom.Word());
        json.Text("publisher", document.Publisher);
        json.Text("relayedFrom", document.RelayedFrom);
        json.Text("dateline", document.Dateline);
        json.Text("language", document.Language);
        json.WriteNumber("characters", points.Length);
        if (full)
        {
            json.Texts("authors", document.Authors);
            json.Text("updated", document.Updated);
        }

        json.WriteEndObject();
    }
}
