using System.Globalization;
using System.Text;

namespace Casus.Web;

/// <summary>A word as a drawing or a table shows it: on one line, never nothing, without what hides or reorders.</summary>
internal static class DrawnWord
{
    /// <summary>The word, cut with an ellipsis where it has more than <paramref name="most"/> code points.</summary>
    public static string Of(string word, int most = Limits.DrawnWord)
    {
        var shown = new StringBuilder();
        foreach (var run in PlainText.Runs(word, 0, word.Length))
        {
            shown.Append(run.Sign is null ? word[run.Start..run.End] : run.Sign.Length == 0 ? "␍" : $"⟨{run.Sign}⟩");
        }

        shown.Replace('\n', '⏎').Replace('\t', '⇥');
        var text = shown.ToString();
        text = string.IsNullOrWhiteSpace(text) ? new('␣', text.Length) : text;
        if (text.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Format))
        {
            // A joiner that joins nothing would leave an empty place.
            text = string.Concat(text.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"⟨U+{r.Value:X4}⟩")));
        }

        return text.EnumerateRunes().Count() <= most
            ? text
            : string.Concat(text.EnumerateRunes().Take(most - 1).Select(r => r.ToString())) + "…";
    }

    /// <summary>About how wide a text is, in ems; rather too wide than too narrow, as the reader's font is not known here.</summary>
    public static double Ems(string text) => text.EnumerateRunes().Sum(Em);

    private static double Em(Rune rune) => rune.Value switch
    {
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 0.95,
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or '.' or ',' or ';' or ':' or '\'' or '’' or '|' or '!' => 0.4,
        >= 'A' and <= 'Z' => 0.76,
        < 0x250 => 0.58,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : rune.Value < 0x1100 ? 0.75 : 1.1,
    };
}
