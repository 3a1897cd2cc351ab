namespace Casus.Model;

/// <summary>Converts offsets of one text between UTF-16 code units and Unicode code points.</summary>
/// <remarks>A lone surrogate counts as one code point. Building is linear; each conversion is logarithmic in the number of surrogate pairs.</remarks>
public sealed class CodePoints
{
    private readonly int[] _pairs; // UTF-16 offsets of the low surrogate of each pair, ascending

    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pairs = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                pairs.Add(i);
            }
        }

        _pairs = [.. pairs];
        Utf16Length = text.Length;
    }

    public int Utf16Length { get; }

    /// <summary>The length of the text in code points.</summary>
    public int Length => Utf16Length - _pairs.Length;

    /// <summary>The code-point offset of a UTF-16 offset; one inside a pair counts as after it.</summary>
    public int FromUtf16(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Utf16Length);
        var at = Array.BinarySearch(_pairs, offset);
        var before = at >= 0 ? at : ~at; // pairs whose low surrogate lies before the offset
        return offset - before;
    }

    /// <summary>The UTF-16 offset of a code-point offset.</summary>
    public int ToUtf16(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length);

        // _pairs[i] - i is the code-point offset just after pair i; it ascends, so count those at or before the offset.
        int low = 0, high = _pairs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_pairs[middle] - middle <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return offset + low;
    }

    public Span FromUtf16(Span span) => new(FromUtf16(span.Start), FromUtf16(span.End));

    public Span ToUtf16(Span span) => new(ToUtf16(span.Start), ToUtf16(span.End));
}
