namespace Casus.Language;

/// <summary>How lines and paragraphs are laid out in a plain text.</summary>
public static class Lines
{
    private const int Sample = 100_000;

    /// <summary>The number of line ends in [start, end); CR LF is one.</summary>
    public static int Between(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] is '\n' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                count += text[i] == '\u2029' ? 2 : 1;
            }
        }

        return count;
    }

    /// <summary>True when lines were broken by hand at a column: none is long, and most that another line follows are nearly full.</summary>
    public static bool AreWrapped(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int full = 0, all = 0, start = 0;
        var span = text.AsSpan(0, Math.Min(text.Length, Sample));
        while (start < span.Length)
        {
            var length = span[start..].IndexOf('\n');
            if (length < 0)
            {
                break;
            }

            var next = start + length + 1;
            var followed = next < span.Length && !char.IsWhiteSpace(span[next]);
            if (length > 110)
            {
                return false;
            }

            if (followed && length > 0)
            {
                all++;
                full += length >= 50 ? 1 : 0;
            }

            start = next;
        }

        return all >= 2 && full * 10 >= all * 7;
    }
}
