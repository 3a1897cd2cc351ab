namespace Casus.Language;

/// <summary>Offsets in UTF-16 units and in Unicode code points, each from the other.</summary>
public sealed partial class Doc
{
    private int[]? _pairs;

    /// <summary>Where the surrogate pairs begin, in UTF-16 units; most texts have none.</summary>
    private int[] Pairs => _pairs ??= FindPairs(Text);

    private static int[] FindPairs(string text)
    {
        var pairs = new List<int>();
        var at = 0;
        while (text.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDBFF') is var next and >= 0)
        {
            pairs.Add(at + next);
            at += next + 2;
        }

        return [.. pairs];
    }

    /// <summary>How many code points begin before a UTF-16 offset.</summary>
    public int CodePointOffset(int utf16)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16, Text.Length);

        // Each pair that ends at or before the offset is one code point in two units.
        var pairs = Array.BinarySearch(Pairs, utf16 - 1);
        return utf16 - (pairs >= 0 ? pairs : ~pairs);
    }

    /// <summary>The UTF-16 offset of the code point with a number.</summary>
    public int Utf16Offset(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, Text.Length - Pairs.Length);
        var (low, high) = (0, Pairs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Pairs[middle] - middle < codePoint ? (middle + 1, high) : (low, middle);
        }

        return codePoint + low;
    }
}
