using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Casus.Web;

/// <summary>Cuts a text into what may be shown as it stands and the characters that would hide, reorder or break it.</summary>
internal static class PlainText
{
    /// <summary>True for a text of ASCII's printed characters alone, as most are: all of it may be shown as it stands.</summary>
    public static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>The runs of a text from <paramref name="start"/> to <paramref name="end"/> (UTF-16), in order.</summary>
    public static IEnumerable<Run> Runs(string text, int start, int end)
    {
        var plain = start;
        for (var i = start; i < end;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var sign = length == 1 && char.IsSurrogate(text[i]) ? "lone surrogate" : Sign(rune);
            if (sign is not null)
            {
                if (plain < i)
                {
                    yield return new(plain, i, null);
                }

                yield return new(i, i + length, sign);
                plain = i + length;
            }

            i += length;
        }

        if (plain < end)
        {
            yield return new(plain, end, null);
        }
    }

    /// <summary>The text with a code in brackets for each character that would hide, reorder or break it: for places that take no marks.</summary>
    public static string Visible(string text) =>
        string.Concat(Runs(text, 0, text.Length).Select(r => r.Sign is null ? text[r.Start..r.End] : r.Sign.Length == 0 ? string.Empty : $"[{r.Sign}]"));

    // Controls that a browser would drop, remap or obey: all but tab and line feed. Marks that join emoji and scripts stay.
    private static string? Sign(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => null,
        '\r' => string.Empty,
        0x61C or 0x200B or 0x200E or 0x200F or 0x2028 or 0x2029 or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Code(rune),
        0xFFFE or 0xFFFF => Code(rune),
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control ? Code(rune) : null,
    };

    private static string Code(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <param name="Sign">Null: shown as it stands; empty: not shown (a carriage return); else what is shown in its place.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Run(int Start, int End, string? Sign);
}
