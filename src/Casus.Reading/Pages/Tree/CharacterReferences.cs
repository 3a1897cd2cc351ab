using System.Net;
using System.Text;

namespace Casus.Reading;

/// <summary>Decodes HTML's character references: numbers (with the standard's table for 128 to 159), names with and without their semicolon.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;

    // The names the standard takes without a semicolon that occur in running text.
    private static readonly string[] Bare = ["nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "laquo", "raquo", "pound", "eacute", "egrave", "agrave", "uuml", "ouml", "auml", "szlig", "ccedil", "shy", "deg", "middot"];

    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    public static string Decode(ReadOnlySpan<char> source)
    {
        if (source.IndexOf('&') < 0)
        {
            return source.ToString();
        }

        var result = new StringBuilder(source.Length);
        Append(result, source);
        return result.ToString();
    }

    /// <summary>Decoded, tags dropped, white space made single spaces.</summary>
    public static string Clean(ReadOnlySpan<char> source)
    {
        var decoded = Decode(source);
        if (decoded.Contains('<', StringComparison.Ordinal))
        {
            var bare = new StringBuilder(decoded.Length);
            var scanner = new MarkupScanner(decoded);
            while (scanner.Next())
            {
                if (scanner.Kind == PieceKind.Text)
                {
                    bare.Append(decoded, scanner.Start, scanner.End - scanner.Start);
                }
            }

            decoded = bare.ToString();
        }

        return string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static void Append(StringBuilder result, ReadOnlySpan<char> source)
    {
        while (true)
        {
            var mark = source.IndexOf('&');
            if (mark < 0)
            {
                result.Append(source);
                return;
            }

            result.Append(source[..mark]);
            source = source[mark..];
            var length = One(source, result);
            if (length == 0)
            {
                result.Append('&');
                length = 1;
            }

            source = source[length..];
        }
    }

    /// <summary>How long the reference at the beginning is, by its form; 0 when there is none.</summary>
    public static int Length(ReadOnlySpan<char> source)
    {
        var at = 1;
        while (at < source.Length && at < LongestName && (char.IsAsciiLetterOrDigit(source[at]) || (at == 1 && source[at] == '#')))
        {
            at++;
        }

        return at < source.Length && source[at] == ';' && at > 1 ? at + 1 : 0;
    }

    private static int One(ReadOnlySpan<char> source, StringBuilder result)
    {
        if (source.Length > 2 && source[1] == '#')
        {
            return Number(source, result);
        }

        var length = Length(source);
        if (length > 0)
        {
            var name = source[..length].ToString();
            var decoded = WebUtility.HtmlDecode(name);
            decoded = ReferenceEquals(decoded, name) || decoded == name ? Newer(source[1..(length - 1)]) : decoded;
            if (decoded is not null)
            {
                result.Append(decoded);
                return length;
            }
        }

        foreach (var name in Bare)
        {
            if (source[1..].StartsWith(name, StringComparison.Ordinal) && (source.Length == name.Length + 1 || !char.IsAsciiLetterOrDigit(source[name.Length + 1])))
            {
                result.Append(WebUtility.HtmlDecode($"&{name};"));
                return name.Length + 1;
            }
        }

        return 0;
    }

    private static int Number(ReadOnlySpan<char> source, StringBuilder result)
    {
        var hexadecimal = source[2] is 'x' or 'X';
        var at = hexadecimal ? 3 : 2;
        var first = at;
        var value = 0;
        while (at < source.Length && (hexadecimal ? char.IsAsciiHexDigit(source[at]) : char.IsAsciiDigit(source[at])))
        {
            value = value > 0x10FFFF ? value : (value * (hexadecimal ? 16 : 10)) + Convert.ToInt32(source[at].ToString(), 16);
            at++;
        }

        if (at == first)
        {
            return 0;
        }

        value = value is >= 128 and <= 159 ? Windows1252[value - 128] : value;
        result.Append(Rune.IsValid(value) && value != 0 ? new Rune(value).ToString() : "\uFFFD");
        return at < source.Length && source[at] == ';' ? at + 1 : at;
    }

    // Names of HTML 5 that the framework's table of HTML 4 lacks.
    private static string? Newer(ReadOnlySpan<char> name) => name switch
    {
        "apos" => "'",
        "period" => ".",
        "comma" => ",",
        "colon" => ":",
        "semi" => ";",
        "excl" => "!",
        "quest" => "?",
        "lpar" => "(",
        "rpar" => ")",
        "lsqb" or "lbrack" => "[",
        "rsqb" or "rbrack" => "]",
        "num" => "#",
        "percnt" => "%",
        "dollar" => "$",
        "plus" => "+",
        "equals" => "=",
        "sol" => "/",
        "ast" => "*",
        "commat" => "@",
        "lowbar" => "_",
        "hyphen" or "dash" => "‐",
        "horbar" => "―",
        "NewLine" => "\n",
        "Tab" => "\t",
        "rsquor" => "’",
        "rdquor" => "”",
        "hairsp" => "\u200a",
        "numsp" => "\u2007",
        "AMP" => "&",
        "LT" => "<",
        "GT" => ">",
        "QUOT" => "\"",
        "nbsp" or "NonBreakingSpace" => "\u00a0",
        _ => null,
    };
}
