using System.Globalization;

namespace Casus.Language;

/// <summary>Splits English text into tokens: each character that is not white space is in exactly one token. Linear in the text.</summary>
public static class Tokens
{
    // A run of letters longer than this is cut, so that one token never costs more than a look ahead of this size.
    private const int LongestWord = 512;

    public static IReadOnlyList<Token> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>((text.Length / 5) + 1);
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = TokenEnd(text, at, out var kind);
            if (kind == TokenKind.Word)
            {
                Split(text, at, end, tokens);
            }
            else
            {
                tokens.Add(new(at, end, kind));
            }

            at = end;
        }

        return tokens;
    }

    private static int TokenEnd(string text, int start, out TokenKind kind)
    {
        var c = text[start];
        if (IsLetter(text, start))
        {
            kind = TokenKind.Word;
            return WordEnd(text, start);
        }

        if (char.IsDigit(c))
        {
            kind = TokenKind.Number;
            return NumberEnd(text, start);
        }

        if (c is '\'' or '’' && Clitic(text, start) is var clitic and > 0)
        {
            kind = TokenKind.Word;
            return start + clitic;
        }

        if (char.IsPunctuation(c) || c is '`')
        {
            kind = TokenKind.Punctuation;
            return c is '.' or '-' or '\'' or '`' ? RunEnd(text, start, c is '.' or '-' ? 16 : 2) : start + 1;
        }

        kind = TokenKind.Symbol;
        return start + (char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1);
    }

    private static int WordEnd(string text, int start)
    {
        var limit = Math.Min(text.Length, start + LongestWord);
        var at = start;
        var segment = start; // where the letters since the last inner mark began
        while (at < limit)
        {
            var c = text[at];
            if (IsLetter(text, at) || char.IsDigit(c) || IsMark(c) || c == '_')
            {
                at += char.IsHighSurrogate(c) ? 2 : 1;
                continue;
            }

            var inner = at + 1 < limit && (IsLetter(text, at + 1) || char.IsDigit(text[at + 1]));
            if (inner && c is '-' or '\'' or '’' or '&' or '@' or '/' && at + 1 < limit && IsLetterOrDigit(text, at + 1))
            {
                if (c == '/' && !text.AsSpan(start, at - start).Contains('.'))
                {
                    break; // and/or: two words; a.example/path: one
                }

                at++;
                segment = at;
                continue;
            }

            if (c == '.')
            {
                // U.S., a.m., e.g.: single letters between stops; example.org: letters directly after, all in lower case.
                if (at - segment == 1 && (segment == start || text[segment - 1] == '.') && (segment > start || (inner && at + 2 < text.Length && text[at + 2] == '.')))
                {
                    at++;
                    segment = at;
                    continue;
                }

                if (inner && char.IsLower(text[at + 1]) && !char.IsUpper(text[start]) && at - segment > 1)
                {
                    at++;
                    segment = at;
                    continue;
                }

                if (Abbreviations.Contains(text.AsSpan(start, at - start)) || (at - start == 1 && char.IsUpper(text[start]) && text[start] != 'I'))
                {
                    at++;
                }
            }

            break;
        }

        return Math.Min(at, text.Length);
    }

    private static int NumberEnd(string text, int start)
    {
        var limit = Math.Min(text.Length, start + LongestWord);
        var at = start + 1;
        while (at < limit)
        {
            var c = text[at];
            if (char.IsLetterOrDigit(c) || char.IsNumber(c) || ((c is ',' or '.' or ':' or '/' or '-' or '–') && at + 1 < limit && char.IsLetterOrDigit(text[at + 1]) && (c is '-' or '/' || char.IsDigit(text[at + 1]))))
            {
                at++;
                continue;
            }

            return c == '%' ? at + 1 : at;
        }

        return at;
    }

    // don't → do n't; Moscow's → Moscow 's; they'll → they 'll
    private static void Split(string text, int start, int end, List<Token> tokens)
    {
        var word = text.AsSpan(start, end - start);
        var cut = word.LastIndexOfAny('\'', '’');
        if (cut > 0)
        {
            var tail = word[(cut + 1)..];
            if (tail is "t" or "T" && cut > 1 && word[cut - 1] is 'n' or 'N')
            {
                tokens.Add(new(start, start + cut - 1, TokenKind.Word));
                tokens.Add(new(start + cut - 1, end, TokenKind.Word));
                return;
            }

            if (IsCliticTail(tail))
            {
                tokens.Add(new(start, start + cut, TokenKind.Word));
                tokens.Add(new(start + cut, end, TokenKind.Word));
                return;
            }
        }

        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add(new(start, start + 3, TokenKind.Word));
            start += 3;
        }

        tokens.Add(new(start, end, TokenKind.Word));
    }

    private static bool IsCliticTail(ReadOnlySpan<char> tail) => tail is "s" or "S" or "re" or "ve" or "ll" or "d" or "m";

    // 's standing by itself after a mark that is no letter, as in U.S.'s
    private static int Clitic(string text, int start)
    {
        if (start == 0 || char.IsWhiteSpace(text[start - 1]))
        {
            return 0;
        }

        var end = start + 1;
        while (end < text.Length && end < start + 4 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return IsCliticTail(text.AsSpan(start + 1, end - start - 1)) && (end == text.Length || !char.IsLetterOrDigit(text[end])) ? end - start : 0;
    }

    private static int RunEnd(string text, int start, int longest)
    {
        var end = start + 1;
        while (end < text.Length && end - start < longest && text[end] == text[start])
        {
            end++;
        }

        return end;
    }

    private static bool IsLetterOrDigit(string text, int at) => IsLetter(text, at) || char.IsDigit(text[at]);

    private static bool IsLetter(string text, int at) =>
        char.IsLetter(text[at]) || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at));

    private static bool IsMark(char c) => c >= '\u0300'
        && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
