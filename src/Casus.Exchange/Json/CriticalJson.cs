using System.Numerics;
using System.Text.Json;
using Casus.Logic;

namespace Casus.Exchange;

/// <summary>One variable as <c>casus critical</c> names it.</summary>
/// <param name="Id">A proposition's id or a basic event's name.</param>
/// <param name="Text">What it says, where it says anything.</param>
public sealed record CriticalName(string Id, string? Text);

/// <summary>The answer about one event, with the names of its variables.</summary>
/// <param name="Event">What happens, in words: <c>guarantee is false</c>.</param>
/// <param name="Of">The propositions or the gate asked about.</param>
/// <param name="Holds">Of propositions: the answer's probability is that of their falsity, and that of their holding is told beside it.</param>
public sealed record CriticalAnswer(string Event, IReadOnlyList<string> Of, bool Holds, CriticalResult Result, Func<int, CriticalName> Name);

/// <summary>The object of <c>casus critical</c>.</summary>
public static class CriticalJson
{
    /// <param name="json">Where to.</param>
    /// <param name="answer">About all that was asked.</param>
    /// <param name="each">About each proposition by itself, where several were asked about.</param>
    /// <param name="list">True when cut sets were asked for.</param>
    /// <param name="seconds">How long it took.</param>
    public static void Write(Utf8JsonWriter json, CriticalAnswer answer, IReadOnlyList<CriticalAnswer> each, bool list, double seconds)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(each);
        json.WriteStartObject();
        Body(json, answer, list);
        if (each.Count > 0)
        {
            json.Array("each", each, one =>
            {
                json.WriteStartObject();
                Body(json, one, list);
                json.WriteEndObject();
            });
        }

        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, CriticalAnswer answer, bool list)
    {
        var result = answer.Result;
        json.Text("event", answer.Event);
        json.Texts("of", answer.Of);
        var probability = result.Probability;
        Number(json, "probability", probability.Probability);
        if (answer.Holds)
        {
            Number(json, "holds", probability.Probability is { } falls ? 1 - falls : null);
        }

        if (probability.Probability is null)
        {
            json.Text("probabilityWhy", probability.Why);
            if (probability.Lower is not null)
            {
                json.WriteStartObject("bounds");
                Number(json, "lower", probability.Lower);
                Number(json, "upper", probability.Upper);
                json.WriteEndObject();
            }
        }

        Whole(json, "cutSets", result.CutSets);
        if (result.CutSets is null)
        {
            json.Text("why", result.Why);
        }

        json.WriteBoolean("primeImplicants", result.AreImplicants);
        json.WriteStartArray("byOrder");
        foreach (var count in result.ByOrder)
        {
            json.WriteRawValue(count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
        json.Texts("singlePoints", result.SinglePoints.Select(p => Part(answer, p)));
        if (list)
        {
            json.Array("list", result.Listed, set =>
            {
                json.WriteStartArray();
                foreach (var part in set.Parts)
                {
                    json.Text(Part(answer, part));
                }

                json.WriteEndArray();
            });
        }

        json.Array("importance", result.Importance.OrderByDescending(i => i.Birnbaum).ThenBy(i => answer.Name(i.Variable).Id, StringComparer.Ordinal), i => Importance(json, answer, i));
        if (result.ImportanceWhy is not null)
        {
            json.Text("importanceWhy", result.ImportanceWhy);
        }
    }

    private static void Importance(Utf8JsonWriter json, CriticalAnswer answer, VariableImportance importance)
    {
        var name = answer.Name(importance.Variable);
        json.WriteStartObject();
        json.Text("id", name.Id);
        if (name.Text is not null)
        {
            json.Text("name", name.Text);
        }

        Number(json, "probability", importance.Probability);
        Number(json, "birnbaum", importance.Birnbaum);
        Number(json, "fussellVesely", importance.FussellVesely);
        Number(json, "criticality", importance.Criticality);
        Number(json, "diagnosis", importance.Diagnosis);
        Number(json, "achievement", importance.Achievement);
        Number(json, "reduction", importance.Reduction);
        Number(json, "ifTrue", importance.IfTrue);
        Number(json, "ifFalse", importance.IfFalse);
        json.WriteEndObject();
    }

    /// <summary>A part of a cut set; where it is the negation that counts, with <c>not</c> before it.</summary>
    private static string Part(CriticalAnswer answer, CutSetPart part) => (part.IsNegated ? "not " : string.Empty) + answer.Name(part.Variable).Id;

    private static void Whole(Utf8JsonWriter json, string name, BigInteger? value)
    {
        if (value is { } whole)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(whole.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
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
