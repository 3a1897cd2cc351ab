using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>How all JSON of the command is written: readable, nothing escaped that need not be.</summary>
public static class CasusJson
{
    /// <summary>For a <see cref="Utf8JsonWriter"/> that the writers of this room are given.</summary>
    /// <param name="indented">False for one object a line.</param>
    public static JsonWriterOptions Options(bool indented) => new()
    {
        // Not for embedding in HTML: < > & ' stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
    };

    /// <summary>What <paramref name="write"/> writes, as text.</summary>
    public static string Text(bool indented, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options(indented)))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>A time as the command takes it: a date that ends there, or an instant.</summary>
    internal static string AsOf(Instant time) => time < Instant.Max && time.Next.IsMidnight ? Day(time) : time.ToString();

    /// <summary>A time at which something begins or ends: a date at midnight, else an instant; null for the beginning and the end of all times.</summary>
    internal static string? When(Instant? time) => time switch
    {
        null => null,
        { } t when t == Instant.Min || t == Instant.Max => null,
        { IsMidnight: true } t => Day(t),
        { } t => t.ToString(),
    };

    internal static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.Text(value);
    }

    internal static void Text(this Utf8JsonWriter json, string? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            // Encoding puts U+FFFD for a lone surrogate, which no JSON text may hold; the writer itself would throw.
            json.WriteStringValue(Encoding.UTF8.GetBytes(value));
        }
    }

    internal static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.Text(value);
        }

        json.WriteEndArray();
    }

    internal static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    /// <summary>Spans in code points; none where the document is not at hand.</summary>
    internal static void Spans(this Utf8JsonWriter json, string name, ValueList<Span> spans, CodePoints? points)
    {
        json.WriteStartArray(name);
        foreach (var span in points is null || spans.Any(s => s.End > points.Utf16Length) ? [] : spans)
        {
            json.Pair(points!.FromUtf16(span));
        }

        json.WriteEndArray();
    }

    /// <summary>One span, already in code points.</summary>
    internal static void Pair(this Utf8JsonWriter json, Span span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }

    private static string Day(Instant time) => new PartialDate(time.Date).ToString();
}
