using System.Text.Json;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary>What waits for review, as one object; see docs/reference/review.md.</summary>
internal static class ReviewJson
{
    public static void Write(Utf8JsonWriter json, string dossier, Page<ReviewItem> page, ReviewAgreement agreement)
    {
        json.WriteStartObject();
        json.WriteString("dossier", dossier);
        json.WriteStartArray("items");
        foreach (var item in page.Items)
        {
            Item(json, item);
        }

        json.WriteEndArray();
        json.WriteString("next", page.Next);
        json.WriteStartObject("agreement");
        json.WriteNumber("statements", agreement.Statements);
        json.WriteNumber("decisions", agreement.Decisions);
        Number(json, "observed", agreement.Observed);
        Number(json, "alpha", agreement.Alpha);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter json, ReviewItem item)
    {
        json.WriteStartObject();
        json.WriteString("entry", item.Entry);
        json.WriteString("of", item.Of.ToString().ToLowerInvariant());
        json.WriteString("kind", item.Kind);
        json.WriteString("id", item.Id);
        json.WriteString("author", item.Author);
        json.WriteString("recorded", item.Recorded.ToString());
        json.WriteString("reason", item.Reason);
        json.WriteNumber("importance", item.Importance);
        json.WriteNumber("doubt", Math.Round(item.Doubt, 3));
        if (item.Statement is { } statement)
        {
            json.WriteString("document", item.Document?.Sha256);
            json.WriteString("act", statement.Act.Word());
            json.WriteString("text", statement.Content.Text);
        }

        json.WriteStartArray("changes");
        foreach (var change in item.Changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
