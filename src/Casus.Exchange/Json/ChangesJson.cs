using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus changes</c>: every status, value or conflict that changed, with the entry and the words that did it.</summary>
public static class ChangesJson
{
    /// <inheritdoc cref="StatusJson.Write" path="/param"/>
    /// <param name="list">What changed.</param>
    public static void Write(Utf8JsonWriter json, ChangeList list, Dossier? dossier = null, Func<string, CodePoints?>? points = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(list);
        var items = new ItemJson(json, dossier, points);
        json.WriteStartObject();
        json.Text("dossier", list.Dossier);
        json.Text("since", CasusJson.AsOf(list.Since));
        json.Text("until", CasusJson.AsOf(list.Until));
        json.WriteBoolean("drafts", list.Drafts);
        json.Array("changes", list.Changes, change =>
        {
            json.WriteStartObject();
            json.Text("kind", change.Kind.ToString().ToLowerInvariant());
            json.Text("id", change.Id);
            json.Text("at", CasusJson.When(change.At));
            json.Text("known", CasusJson.When(change.Known));
            json.Text("before", change.Before);
            json.Text("after", change.After);
            json.Text("entry", change.Entry);
            items.Evidence(change.Evidence);
            items.Reasons(change.Reasons);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
