using System.Text.Json;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Search hits as one object; see docs/reference/search.md.</summary>
internal static class SearchJson
{
    public static void Write(Utf8JsonWriter json, Page<SearchHit> page)
    {
        json.WriteStartObject();
        json.WriteStartArray("hits");
        foreach (var hit in page.Items)
        {
            json.WriteStartObject();
            json.WriteString("document", hit.Document.Sha256);
            json.WriteString("name", hit.Document.Name);
            json.WriteString("title", hit.Document.Title);
            json.WriteString("published", hit.Document.Published?.ToString());
            json.WriteString("publisher", hit.Document.Publisher);
            json.WriteString("recorded", hit.Recorded.ToString());
            json.WriteString("excerpt", hit.Excerpt);
            Statement(json, hit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("next", page.Next);
        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, SearchHit hit)
    {
        if (hit.Statement is not { } statement)
        {
            json.WriteNull("statement");
            return;
        }

        json.WriteStartObject("statement");
        json.WriteString("id", statement.Id);
        json.WriteString("act", statement.Act.Word());
        json.WriteString("said", statement.Said?.ToString());
        json.WriteString("state", hit.State?.ToString().ToLowerInvariant());
        json.WriteString("text", statement.Content.Text);
        json.WriteStartArray("speakers");
        foreach (var speaker in statement.Speakers)
        {
            json.WriteStartObject();
            json.WriteString("actor", speaker.Actor);
            json.WriteString("name", speaker.Name);
            json.WriteString("side", speaker.Side);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
