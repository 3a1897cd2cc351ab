using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>One statement, every field of the contract in its order, null where there is nothing.</summary>
internal static class StatementJson
{
    public static void Write(Utf8JsonWriter json, Statement statement, CodePoints points, bool explain)
    {
        json.WriteStartObject();
        json.Text("id", statement.Id);
        Quoted(json, "source", statement.Source, points);
        Quoted(json, "cue", statement.Cue, points);
        Quoted(json, "content", statement.Content, points);
        json.Array("speakers", statement.Speakers, s =>
        {
            json.WriteStartObject();
            json.Text("actor", s.Actor);
            json.Text("name", s.Name);
            json.Text("kind", s.Kind.Word());
            json.Text("side", s.Side);
            json.WriteEndObject();
        });
        json.Text("voice", statement.Voice.Word());
        json.Text("act", statement.Act.Word());
        json.WriteStartObject("acts");
        foreach (var (act, probability) in statement.Acts)
        {
            json.WriteNumber(act.Word(), probability);
        }

        json.WriteEndObject();
        json.Array("conditions", statement.Conditions, c => Condition(json, c, points));
        Deadline(json, "deadline", statement.Deadline, points);
        json.Array("quantities", statement.Quantities ?? [], q => Quantity(json, q, points));
        Actors(json, "addressees", statement.Addressees);
        json.Text("within", statement.Within);
        json.Text("duplicateOf", statement.DuplicateOf);
        json.Texts("relays", statement.Relays);
        Commitment(json, statement.Commitment, points);
        json.Text("said", statement.Said?.ToString());
        json.WriteNumber("confidence", statement.Confidence);
        if (explain)
        {
            json.Texts("explanation", statement.Explanation);
        }

        json.WriteEndObject();
    }

    private static void Quoted(Utf8JsonWriter json, string name, Quoted? quoted, CodePoints points)
    {
        if (quoted is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Spans("spans", quoted.Spans, points);
        json.Text("text", quoted.Text);
        json.WriteEndObject();
    }

    private static void Condition(Utf8JsonWriter json, ConditionClause condition, CodePoints points)
    {
        json.WriteStartObject();
        json.WritePropertyName("span");
        json.Pair(points.FromUtf16(condition.Span));
        json.Text("text", condition.Text);
        json.Text("kind", condition.Kind.Word());
        json.Text("formula", condition.Formula);
        json.WritePropertyName("governs");
        if (condition.Governs is { } governs)
        {
            json.Pair(points.FromUtf16(governs));
        }
        else
        {
            json.WriteNullValue();
        }

        json.Array("atoms", condition.Atoms ?? [], a =>
        {
            json.WriteStartObject();
            json.Text("id", a.Id);
            json.WritePropertyName("span");
            json.Pair(points.FromUtf16(a.Span));
            json.Text("text", a.Text);
            json.WriteEndObject();
        });
        Deadline(json, "deadline", condition.Deadline, points);
        json.WriteEndObject();
    }

    private static void Quantity(Utf8JsonWriter json, Quantity quantity, CodePoints points)
    {
        json.WriteStartObject();
        json.WritePropertyName("span");
        json.Pair(points.FromUtf16(quantity.Span));
        json.Text("text", quantity.Text);
        json.Text("value", quantity.Value);
        json.Text("upper", quantity.Upper);
        json.Text("bound", quantity.Bound?.Word());
        json.Text("unit", quantity.Unit);
        json.Text("currency", quantity.Currency);
        json.WriteEndObject();
    }

    private static void Deadline(Utf8JsonWriter json, string name, DeadlineClause? deadline, CodePoints points)
    {
        if (deadline is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WritePropertyName("span");
        json.Pair(points.FromUtf16(deadline.Span));
        json.Text("text", deadline.Text);
        json.Text("value", deadline.Value);
        json.WriteEndObject();
    }

    private static void Commitment(Utf8JsonWriter json, CandidateCommitment? commitment, CodePoints points)
    {
        if (commitment is null)
        {
            json.WriteNull("commitment");
            return;
        }

        json.WriteStartObject("commitment");
        json.Text("kind", commitment.Kind.Word());
        Actors(json, "debtors", commitment.Debtors);
        Actors(json, "toward", commitment.Toward);
        Quoted(json, "content", commitment.Content, points);
        Antecedent(json, commitment.Antecedent, points);
        Deadline(json, "deadline", commitment.Deadline, points);
        json.WriteEndObject();
    }

    private static void Antecedent(Utf8JsonWriter json, Antecedent? antecedent, CodePoints points)
    {
        if (antecedent is null)
        {
            json.WriteNull("antecedent");
            return;
        }

        json.WriteStartObject("antecedent");
        json.Text("formula", antecedent.Formula);
        json.Spans("spans", antecedent.Words.Spans, points);
        json.Text("text", antecedent.Words.Text);
        json.WriteEndObject();
    }

    private static void Actors(Utf8JsonWriter json, string name, ValueList<ActorName> actors) => json.Array(name, actors, a =>
    {
        json.WriteStartObject();
        json.Text("actor", a.Actor);
        json.Text("name", a.Name);
        json.WriteEndObject();
    });
}
