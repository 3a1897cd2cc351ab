using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Casus.Cli;

/// <summary>Reads one line <c>{"name": …, "text": …}</c>; other members are passed over.</summary>
/// <remarks>A lone surrogate written as an escape, which the framework's reader refuses, reads as U+FFFD.</remarks>
internal static class JsonTextLine
{
    public static bool TryRead(ReadOnlyMemory<char> line, out string? name, out string text, out string wrong)
    {
        (name, text, wrong) = (null, string.Empty, string.Empty);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line.ToArray()), new JsonReaderOptions { MaxDepth = 64 });
            string? found = null;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                wrong = "an object with \"name\" and \"text\" was expected";
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var property = Unescape(reader.ValueSpan);
                reader.Read();
                if (property is "name" or "text" && reader.TokenType != JsonTokenType.String)
                {
                    wrong = $"\"{property}\" is not a string";
                    return false;
                }

                switch (property)
                {
                    case "name":
                        name = Unescape(reader.ValueSpan);
                        break;
                    case "text":
                        found = Unescape(reader.ValueSpan);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            if (reader.Read())
            {
                wrong = "something follows the object";
                return false;
            }

            text = found ?? string.Empty;
            wrong = found is null ? "there is no \"text\"" : string.Empty;
            return found is not null;
        }
        catch (JsonException broken)
        {
            wrong = $"not JSON: {broken.Message}";
            return false;
        }
    }

    /// <summary>The value of a string token that the reader has checked.</summary>
    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(escaped);
        }

        var raw = Encoding.UTF8.GetString(escaped);
        var value = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                value.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                value.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                value.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        // Only whole pairs stay: each half alone becomes U+FFFD.
        var text = value.ToString();
        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }
}
