using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus status</c>: every proposition and every commitment of a dossier, with reasons.</summary>
public static class StatusJson
{
    /// <param name="json">Where to.</param>
    /// <param name="status">What was evaluated.</param>
    /// <param name="dossier">Adds its title, its policy and the parties' names.</param>
    /// <param name="points">The code points of a document by the name the dossier cites it by; null where it is not at hand: spans are then <c>[]</c>.</param>
    /// <param name="isExplained">Adds to each item its reasons as a tree.</param>
    public static void Write(Utf8JsonWriter json, DossierStatus status, Dossier? dossier = null, Func<string, CodePoints?>? points = null, bool isExplained = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(status);
        var items = new ItemJson(json, dossier, points);
        json.WriteStartObject();
        json.Text("dossier", status.Dossier);
        json.Text("valid", CasusJson.AsOf(status.Valid));
        json.Text("known", CasusJson.AsOf(status.Known));
        if (dossier is not null)
        {
            json.Text("title", dossier.Title);
            json.WriteNumber("reviewers", dossier.Policy.Reviewers);
        }

        json.WriteBoolean("drafts", status.Drafts);
        json.Array("propositions", status.Propositions, p => Proposition(json, p, items, isExplained));
        json.Array("commitments", status.Commitments, c => Commitment(json, c, items, isExplained));
        json.WriteEndObject();
    }

    private static void Proposition(Utf8JsonWriter json, PropositionStatus status, ItemJson items, bool isExplained)
    {
        var proposition = status.Proposition;
        json.WriteStartObject();
        json.Text("id", proposition.Id);
        json.Text("name", proposition.Text);
        items.State(status);
        json.Text("holds", proposition.Holds?.ToString());
        if (proposition.Probability is { } probability)
        {
            json.WriteNumber("probability", probability);
        }
        else
        {
            json.WriteNull("probability");
        }

        json.Text("entry", proposition.Origin.Entry);
        items.Reasons(status.Reasons);
        if (isExplained)
        {
            items.Tree("explanation", status.Explain());
        }

        json.WriteEndObject();
    }

    private static void Commitment(Utf8JsonWriter json, CommitmentStatus status, ItemJson items, bool isExplained)
    {
        var commitment = status.Commitment;
        json.WriteStartObject();
        json.Text("id", commitment.Id);
        json.Text("kind", commitment.Kind.Word());
        json.Texts("debtors", commitment.Debtors);
        json.Texts("toward", commitment.Toward);
        json.Texts("debtorNames", items.Names(commitment.Debtors));
        json.Texts("towardNames", items.Names(commitment.Toward));
        json.Text("text", commitment.Text);
        json.Text("made", commitment.Made?.ToString());
        json.Text("if", commitment.If?.ToString());
        json.Text("ifWords", commitment.IfWords);
        json.Text("then", commitment.Then.ToString());
        json.Text("from", commitment.Opens?.ToString());
        json.Text("within", commitment.Within is { } within ? commitment.WithinOf is { } of ? new Within(null, within, of).ToString()["within ".Length..] : within.ToString() : null);
        json.Text("by", commitment.By?.ToString());
        json.WriteBoolean("standing", commitment.Standing == true);
        json.Array("effects", commitment.Effects ?? [], effect =>
        {
            json.WriteStartObject();
            json.Text("do", effect.Does.Word());
            json.Text("commitment", effect.Commitment);
            json.WriteEndObject();
        });
        items.State(status);
        json.Text("entry", commitment.Origin.Entry);
        items.Evidence(commitment.Evidence);
        items.Reasons(status.Reasons);
        if (isExplained)
        {
            items.Tree("explanation", status.Explain());
        }

        json.WriteEndObject();
    }
}
