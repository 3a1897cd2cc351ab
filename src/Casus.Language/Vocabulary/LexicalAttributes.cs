using System.Text;

namespace Casus.Language;

/// <summary>Attributes that a word has by its letters alone: prefix, suffix, shape and the built-in norms (spaCy's <c>lex_attrs.py</c> and <c>norm_exceptions.py</c>).</summary>
internal static class LexicalAttributes
{
    /// <summary>The first code point.</summary>
    public static ReadOnlySpan<char> Prefix(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out _, out var length);
        return text[..length];
    }

    /// <summary>The last three code points.</summary>
    public static ReadOnlySpan<char> Suffix(ReadOnlySpan<char> text)
    {
        var at = text.Length;
        for (var i = 0; i < 3 && at > 0; i++)
        {
            Rune.DecodeLastFromUtf16(text[..at], out _, out var length);
            at -= length;
        }

        return text[at..];
    }

    /// <summary>Letters as X or x, digits as d, the rest as it is; no more than four alike in a row.</summary>
    public static string Shape(string text)
    {
        if (text.Length >= 100 && CodePointCount.Of(text) >= 100)
        {
            return "LONG";
        }

        var shape = new StringBuilder(text.Length);
        var last = -1;
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.Value;
            var mapped = PythonText.IsAlpha(c) ? PythonText.IsUpper(c) ? 'X' : 'x' : PythonText.IsDigit(c) ? 'd' : c;
            run = mapped == last ? run + 1 : 0;
            last = mapped;
            if (run < 4)
            {
                shape.Append(new Rune(mapped).ToString());
            }
        }

        return shape.ToString();
    }

    /// <summary>Norms that stand in no model file; keyed by the exact word.</summary>
    public static Dictionary<string, string> BaseNorms { get; } = Norms(
        ("'s", "'s 'S ’s ’S"),
        ("'", "’ ‘ ´ `"),
        ("\"", "” “ '' `` ´´ „ » « ‘‘ ’’"),
        ("?", "？"),
        ("!", "！"),
        (",", "，"),
        (";", "；"),
        (":", "："),
        (".", "。 ।"),
        ("...", "…"),
        ("-", "— – -- --- ——"),
        ("$", "€ £ ¥ ฿ ₺ ₹ ৳ ₩ ₣ US$ C$ A$ Mex$ E£"));

    private static Dictionary<string, string> Norms(params ReadOnlySpan<(string Norm, string Words)> groups)
    {
        var norms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (norm, words) in groups)
        {
            foreach (var word in words.Split(' '))
            {
                norms.Add(word, norm);
            }
        }

        return norms;
    }
}
