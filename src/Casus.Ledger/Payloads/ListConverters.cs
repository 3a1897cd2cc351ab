using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A span as <c>[start,end]</c>, UTF-16.</summary>
internal sealed class SpanConverter : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<int> ends = stackalloc int[2];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A span is [start,end].");
        }

        foreach (ref var end in ends)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out end))
            {
                throw new JsonException("A span is [start,end].");
            }
        }

        return reader.Read() && reader.TokenType == JsonTokenType.EndArray && ends[0] >= 0 && ends[0] <= ends[1]
            ? new Span(ends[0], ends[1])
            : throw new JsonException("A span is [start,end].");
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}

/// <summary>A value list as an array.</summary>
internal abstract class ListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list was expected.");
        }

        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("A list holds no nulls."));
        }

        return [.. items];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }
}

internal sealed class StringsConverter : ListConverter<string>;

internal sealed class SpansConverter : ListConverter<Span>;

internal sealed class ConditionAtomsConverter : ListConverter<ConditionAtom>;

internal sealed class QuantitiesConverter : ListConverter<Quantity>;

internal sealed class EvidenceListConverter : ListConverter<Evidence>;

internal sealed class EffectsConverter : ListConverter<Effect>;

internal sealed class SeriesPointsConverter : ListConverter<SeriesPoint>;

internal sealed class SpeakersConverter : ListConverter<Speaker>;

internal sealed class ActProbabilitiesConverter : ListConverter<ActProbability>;

internal sealed class ConditionClausesConverter : ListConverter<ConditionClause>;

internal sealed class ActorNamesConverter : ListConverter<ActorName>;
