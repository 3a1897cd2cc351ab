using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Casus.Ledger;

/// <summary>Rewrites JSON in the one form of RFC 8785: no spaces, keys in order of their UTF-16 units, ECMAScript numbers, as few escapes as can be.</summary>
public static class CanonicalJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256 };

    /// <summary>The canonical form, as UTF-8.</summary>
    /// <exception cref="FormatException">The input is no JSON, names a key twice, or holds a lone surrogate or a number past the range of a double.</exception>
    public static byte[] From(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            var output = new ArrayBufferWriter<byte>(utf8.Length + 16);
            Write(document.RootElement, output);
            return output.WrittenSpan.ToArray();
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"A string holds half a surrogate pair: {e.Message}", e);
        }
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                var first = true;
                output.Write("["u8);
                foreach (var item in value.EnumerateArray())
                {
                    output.Write(first ? ""u8 : ","u8);
                    Write(item, output);
                    first = false;
                }

                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                CanonicalString.Write(value.GetString()!, output);
                break;
            case JsonValueKind.Number:
                CanonicalNumber.Write(JsonMarshal.GetRawUtf8Value(value), output);
                break;
            default: // true, false, null: one spelling each
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var count = value.GetPropertyCount();
        var keys = new string[count];
        var values = new JsonElement[count];
        var i = 0;
        foreach (var property in value.EnumerateObject())
        {
            (keys[i], values[i]) = (property.Name, property.Value);
            i++;
        }

        Array.Sort(keys, values, StringComparer.Ordinal);
        output.Write("{"u8);
        for (i = 0; i < count; i++)
        {
            if (i > 0)
            {
                if (keys[i] == keys[i - 1])
                {
                    throw new FormatException($"The key '{keys[i]}' stands twice in one object.");
                }

                output.Write(","u8);
            }

            CanonicalString.Write(keys[i], output);
            output.Write(":"u8);
            Write(values[i], output);
        }

        output.Write("}"u8);
    }
}
