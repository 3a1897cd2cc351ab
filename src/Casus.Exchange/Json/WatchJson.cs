using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus watch</c>: deadlines that come near, what is overdue, collisions, incidents, positions.</summary>
public static class WatchJson
{
    /// <inheritdoc cref="StatusJson.Write" path="/param"/>
    /// <param name="list">What wants watching.</param>
    public static void Write(Utf8JsonWriter json, WatchList list, Dossier? dossier = null, Func<string, CodePoints?>? points = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(list);
        var items = new ItemJson(json, dossier, points);
        json.WriteStartObject();
        json.Text("dossier", list.Dossier);
        json.Text("valid", CasusJson.AsOf(list.Valid));
        json.Text("known", CasusJson.AsOf(list.Known));
        json.Text("until", CasusJson.AsOf(list.Until));
        json.Array("due", list.Due, due =>
        {
            json.WriteStartObject();
            json.Text("deadline", due.Deadline.ToString());
            json.Text("id", due.Commitment.Commitment.Id);
            json.Text("label", due.Commitment.Label);
            json.WriteBoolean("certain", due.IsCertain);
            json.Text("nearest", due.Commitment.Nearest);
            items.Evidence(due.Commitment.Commitment.Evidence);
            json.WriteEndObject();
        });
        json.Array("overdue", list.Overdue, commitment =>
        {
            json.WriteStartObject();
            json.Text("id", commitment.Commitment.Id);
            items.State(commitment);
            items.Reasons(commitment.Reasons);
            json.WriteEndObject();
        });
        json.Array("collisions", list.Collisions, collision =>
        {
            json.WriteStartObject();
            json.Text("threat", collision.Threat.Commitment.Id);
            json.Text("promise", collision.Promise.Commitment.Id);
            json.Texts("through", collision.Through);
            json.Array("words", collision.Threat.Commitment.Evidence.Concat(collision.Promise.Commitment.Evidence), e => json.Text(e.Words));
            json.WriteEndObject();
        });
        json.Array("incidents", list.Breaches, breach =>
        {
            json.WriteStartObject();
            json.Text("incident", breach.Incident.Id);
            json.Text("text", breach.Incident.Text);
            json.Text("on", breach.Incident.On.ToString());
            json.Text("attributedTo", breach.Incident.AttributedTo);
            json.Text("certainty", breach.Incident.Certainty);
            json.Text("broke", breach.Incident.Broke);
            json.Text("commitment", breach.Commitment.Commitment.Id);
            json.Text("label", breach.Commitment.Label);
            items.Evidence(breach.Incident.Evidence);
            json.WriteEndObject();
        });
        json.Array("positions", list.Positions, course =>
        {
            json.WriteStartObject();
            json.Text("actor", course.Actor);
            json.Text("proposition", course.Proposition);
            json.Array("statements", course.Positions, Position);
            json.Array("moves", course.Moves, move =>
            {
                json.WriteStartObject();
                json.Text("direction", move.Direction);
                json.WritePropertyName("from");
                Position(move.From);
                json.WritePropertyName("to");
                Position(move.To);
                json.WriteEndObject();
            });
            json.Text("note", course.Positions.Count == 1 ? "only one statement exists" : null);
            json.WriteEndObject();
        });
        json.WriteEndObject();

        void Position(Position position)
        {
            json.WriteStartObject();
            json.Text("act", position.Act);
            json.WriteNumber("weight", position.Weight);
            json.Text("on", position.On?.ToString());
            json.Text("item", position.Item);
            json.Text("entry", position.Entry);
            items.Evidence(position.Words);
            json.WriteEndObject();
        }
    }
}
