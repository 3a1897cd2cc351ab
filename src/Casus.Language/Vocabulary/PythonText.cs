using System.Globalization;
using System.Text;

namespace Casus.Language;

/// <summary>Python's reading of characters, on which the models were trained: <c>str.isspace</c>, <c>isalpha</c>, <c>isdigit</c>, <c>lower</c>. All take code points.</summary>
internal static class PythonText
{
    /// <summary>All white space lies in the first plane, so a UTF-16 unit is enough. U+001C to U+001F count, which .NET leaves out.</summary>
    public static bool IsSpace(int c) => c switch
    {
        ' ' or (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F) => true,
        < 0x85 => false,
        0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 => true,
        _ => false,
    };

    public static bool IsSpace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsSpace(c))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    public static bool IsAlpha(int c) => c < 0x80
        ? (uint)((c | 0x20) - 'a') < 26
        : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    public static bool IsAlpha(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsAlpha(rune.Value))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    public static bool IsUpper(int c) => c < 0x80 ? (uint)(c - 'A') < 26 : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.UppercaseLetter;

    /// <summary>A decimal digit (category Nd).</summary>
    public static bool IsDecimal(int c) => c < 0x80 ? (uint)(c - '0') < 10 : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber;

    /// <summary>Any digit: superscripts and circled ones too, but no fractions.</summary>
    public static bool IsDigit(int c) => c < 0x80
        ? (uint)(c - '0') < 10
        : CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DecimalDigitNumber => true,
            UnicodeCategory.OtherNumber or UnicodeCategory.OtherLetter => CharUnicodeInfo.GetDigitValue(char.ConvertFromUtf32(c), 0) >= 0,
            _ => false,
        };

    /// <summary>What <c>\w</c> of Python's re takes: letters, numbers and the underscore.</summary>
    public static bool IsWord(int c) => c < 0x80
        ? c == '_' || (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10
        : IsAlpha(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Full lower-casing of a whole string: U+0130 becomes two code points and a sigma at the end of a word its final form.</summary>
    public static string Lower(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] < 0x80 && (uint)(text[at] - 'A') >= 26)
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        var lower = new StringBuilder(text.Length + 4).Append(text, 0, at);
        foreach (var rune in text.AsSpan(at).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case < 0x80:
                    lower.Append((char)((uint)(rune.Value - 'A') < 26 ? rune.Value | 0x20 : rune.Value));
                    break;
                case 0x130:
                    lower.Append("i\u0307");
                    break;
                case 0x3A3:
                    lower.Append(IsFinalSigma(text, at) ? '\u03C2' : '\u03C3');
                    break;
                default:
                    lower.Append(Rune.ToLowerInvariant(rune).ToString());
                    break;
            }

            at += rune.Utf16SequenceLength;
        }

        return lower.Length == text.Length && text.AsSpan().SequenceEqual(lower.ToString()) ? text : lower.ToString();
    }

    private static bool IsFinalSigma(string text, int at)
    {
        var before = false;
        for (var i = at; i > 0;)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, i), out var rune, out var length);
            i -= length;
            if (!IsCaseIgnorable(rune.Value))
            {
                before = IsCased(rune.Value);
                break;
            }
        }

        if (!before)
        {
            return false;
        }

        foreach (var rune in text.AsSpan(at + 1).EnumerateRunes())
        {
            if (!IsCaseIgnorable(rune.Value))
            {
                return !IsCased(rune.Value);
            }
        }

        return true;
    }

    private static bool IsCased(int c) => c is (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) or 0xAA or 0xBA
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsCaseIgnorable(int c) => c is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
