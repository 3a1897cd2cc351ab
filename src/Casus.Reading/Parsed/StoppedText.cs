using System.Buffers;
using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>
/// A text as it is parsed: a line on its own that ends without a mark (a headline, a byline, a heading) is given a full stop in the place of the line break behind it, so that no
/// sentence runs into the next paragraph. So are a dateline in the place of its dash, and the network's name in <em>posted on X. The ministry</em>, which otherwise is an initial.
/// White space stands for the numbers, bullets and times that lines begin with, and for the stop of a rank before another (<em>Brig. Gen.</em>). Of the same length: offsets hold in both.
/// </summary>
internal static class StoppedText
{
    // Longer lines are paragraphs that lost their stop; what they say is whole.
    private const int LongestHeading = 300;

    // Datelines stand at the beginning of one of the first lines.
    private const int FirstLines = 10;

    private const int LongestDateline = 100;

    // Ranks and offices whose abbreviation the tokenizer does not know: their stop is taken for a sentence's.
    private static readonly FrozenSet<string> Ranks = FrozenSet.ToFrozenSet(["Amb", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Cpt", "Det", "Hon", "Insp", "Lt", "Maj", "Pres", "Pvt", "Sgt", "Supt"], StringComparer.Ordinal);

    private const int LongestRank = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RanksBySpan = Ranks.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r");

    /// <param name="begins">Takes where sentences begin because a line does, ascending.</param>
    public static string Of(string text, List<int>? begins = null)
    {
        char[]? stopped = null;
        var (marks, starts) = LineMarks.Of(text);
        begins?.AddRange(starts);
        foreach (var (start, end) in marks)
        {
            (stopped ??= text.ToCharArray()).AsSpan(start, end - start).Fill(' ');

            // “2. Urges the members to …”: a capital would make it a name.
            if (OwnVoice.BeginsItem(text.AsSpan(end)))
            {
                stopped[end] = char.ToLowerInvariant(stopped[end]);
            }
        }

        var lines = 0;
        for (var at = 0; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny(Breaks);
            var end = found < 0 ? text.Length : at + found;
            if (end > at && end - at <= LongestHeading && EndsUnmarked(text, at, end) && BreakAfter(text, end) > 1)
            {
                (stopped ??= text.ToCharArray())[end] = '.';
            }

            if (end > at && lines++ < FirstLines && char.IsUpper(text[at]) && Opening.DatelineDash(text.Substring(at, Math.Min(end - at, LongestDateline))) is var dash and >= 0)
            {
                (stopped ??= text.ToCharArray())[at + dash] = '.';
            }

            at = end + 1;
        }

        for (var at = text.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(". ", at + 1, StringComparison.Ordinal))
        {
            if (at + 2 < text.Length && char.IsUpper(text[at + 2]) && IsRank(text, at))
            {
                (stopped ??= text.ToCharArray())[at] = ' ';
            }
        }

        for (var at = text.IndexOf(" on X. ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" on X. ", at + 1, StringComparison.Ordinal))
        {
            if (at + 7 < text.Length && (char.IsUpper(text[at + 7]) || text[at + 7] is '“' or '"'))
            {
                (stopped ??= text.ToCharArray())[at + 5] = '!';
            }
        }

        return stopped is null ? text : new(stopped);
    }

    private static bool EndsUnmarked(string text, int start, int end)
    {
        var last = text[end - 1];
        if (char.IsLetterOrDigit(last) || last is ')' or '%')
        {
            return true;
        }

        // ‘…until the job is done’
        return last is '’' or '\'' or '”' or '"' && end - 2 >= start && (char.IsLetterOrDigit(text[end - 2]) || text[end - 2] is ')' or '%');
    }

    private static bool IsRank(string text, int stop)
    {
        var first = stop;
        while (first > 0 && stop - first <= LongestRank && char.IsAsciiLetter(text[first - 1]))
        {
            first--;
        }

        return stop - first is > 1 and <= LongestRank && RanksBySpan.Contains(text.AsSpan(first, stop - first));
    }

    // How many line breaks stand here: two part paragraphs; one may merely wrap a line.
    private static int BreakAfter(string text, int end)
    {
        var breaks = 0;
        for (var i = end; i < text.Length && text[i] is '\n' or '\r' or ' ' or '\t'; i++)
        {
            breaks += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        }

        return breaks;
    }
}
