using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Casus.Reading;

/// <summary>Reads JSON as pages hold it: wrapped in comments or CDATA, with line breaks inside strings, wrong escapes, trailing commas, a lost last bracket.</summary>
internal static class LooseJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Null when it cannot be mended.</summary>
    public static JsonDocument? Parse(ReadOnlySpan<char> source)
    {
        var wrapper = source.IndexOf("CDATA[");
        source = wrapper >= 0 && wrapper < 40 ? source[(wrapper + 6)..] : source;
        var begin = source.IndexOfAny('{', '[');
        if (begin < 0)
        {
            return null;
        }

        // An escape of half a character passes the parser and fails when it is read.
        var mended = source.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
        return (mended ? null : TryParse(source.Trim().ToString())) ?? TryParse(Mend(source[begin..]));
    }

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Options);
        }
        catch (JsonException)
        {
            return null; // the caller mends it, or does without
        }
    }

    // One pass: strings made whole, brackets counted, the first whole value taken or what is open closed.
    private static string Mend(ReadOnlySpan<char> source)
    {
        var result = new StringBuilder(source.Length + 16);
        var open = new Stack<char>();
        var inString = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (inString)
            {
                inString = Inside(source, ref i, result);
                continue;
            }

            if (c < ' ')
            {
                result.Append(' ');
                continue;
            }

            result.Append(c);
            if (c == '"')
            {
                inString = true;
            }
            else if (c is '{' or '[')
            {
                open.Push(c == '{' ? '}' : ']');
            }
            else if (c is '}' or ']' && open.TryPop(out _) && open.Count == 0)
            {
                return result.ToString();
            }
        }

        result.Append(inString ? "\"" : string.Empty);
        while (open.TryPop(out var close))
        {
            result.Append(close);
        }

        return result.ToString();
    }

    // True while the string goes on.
    private static bool Inside(ReadOnlySpan<char> source, ref int i, StringBuilder result)
    {
        var c = source[i];
        if (c == '\\' && i + 1 < source.Length)
        {
            var next = source[++i];
            if (next == 'u' && IsSurrogate(source, i))
            {
                var isPair = IsSurrogate(source, i + 6) && source[i + 2] is '8' or '9' or 'a' or 'A' or 'b' or 'B' && source[i + 8] is 'c' or 'C' or 'd' or 'D' or 'e' or 'E' or 'f' or 'F' && source[i + 5] == '\\';
                result.Append(isPair ? source.Slice(i - 1, 12) : "\\uFFFD");
                i += isPair ? 10 : 4;
                return true;
            }

            if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' || (next == 'u' && i + 4 < source.Length && source[(i + 1)..(i + 5)].IndexOfAnyExcept(Hexadecimal) < 0))
            {
                result.Append('\\');
            }

            result.Append(next);
            return true;
        }

        if (c < ' ')
        {
            result.Append(c == '\n' ? "\\n" : " ");
            return true;
        }

        if (c == '"' && !EndsString(source[(i + 1)..]))
        {
            // A quotation mark that was not escaped.
            result.Append("\\\"");
            return true;
        }

        result.Append(c);
        return c != '"';
    }

    // The escape's "u" stands at the index.
    private static bool IsSurrogate(ReadOnlySpan<char> source, int index) =>
        index + 4 < source.Length && source[index] == 'u' && source[index + 1] is 'd' or 'D' && source[index + 2] is '8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') && source[(index + 1)..(index + 5)].IndexOfAnyExcept(Hexadecimal) < 0;

    private static bool EndsString(ReadOnlySpan<char> rest)
    {
        var at = 0;
        while (at < rest.Length && char.IsWhiteSpace(rest[at]) && at < 64)
        {
            at++;
        }

        return at == rest.Length || rest[at] is ',' or ':' or '}' or ']';
    }
}
