namespace Casus.Language;

/// <summary>Unicode code points of UTF-16 text.</summary>
internal static class CodePointCount
{
    /// <summary>How many code points a well-formed text has.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\uDC00', '\uDFFF'))
        {
            return text.Length;
        }

        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }
}
