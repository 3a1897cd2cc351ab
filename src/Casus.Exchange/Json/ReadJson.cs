using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus read</c>: a document and its statements, offsets in code points.</summary>
public static class ReadJson
{
    /// <param name="json">Where to.</param>
    /// <param name="document">The document; a page's cleaned text is always written, for the offsets count in it.</param>
    /// <param name="statements">Its statements; none where it was refused.</param>
    /// <param name="refused">Why the document was not read.</param>
    /// <param name="text">True writes the text of a plain document too.</param>
    /// <param name="explain">True adds to each statement why it was taken so.</param>
    public static void Write(Utf8JsonWriter json, Document document, ValueList<Statement> statements, Refusal? refused, bool text, bool explain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statements);
        var points = new CodePoints(document.Text);
        json.WriteStartObject();
        DocumentJson.Write(json, document, points, full: false);
        if (text || document.IsPage)
        {
            json.Text("text", document.Text);
        }

        json.Array("statements", statements, s => StatementJson.Write(json, s, points, explain));
        if (refused is not null)
        {
            json.WriteStartObject("refused");
            json.Text("code", refused.Code);
            json.Text("message", refused.Reason);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
