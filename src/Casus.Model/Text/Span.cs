namespace Casus.Model;

/// <summary>A half-open range [Start, End) of a document's text, in UTF-16 code units.</summary>
/// <remarks>Outside the process a span is counted in Unicode code points: <see cref="CodePoints"/> converts.</remarks>
public readonly record struct Span : IComparable<Span>
{
    /// <summary>Creates [<paramref name="start"/>, <paramref name="end"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative or past the end.</exception>
    public Span(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        (Start, End) = (start, end);
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool IsEmpty => End == Start;

    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    public bool Contains(int position) => Start <= position && position < End;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;

    public string In(string text) => text[Start..End];

    public override string ToString() => $"[{Start},{End})";
}
