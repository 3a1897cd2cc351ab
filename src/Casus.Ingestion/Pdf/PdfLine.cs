namespace Casus.Ingestion;

/// <summary>A word of a PDF's page with its place.</summary>
/// <param name="Left">In points from the page's left edge; <paramref name="Top"/> and <paramref name="Bottom"/> from its bottom edge.</param>
/// <param name="Size">Of the letters, in points.</param>
/// <param name="First">The index of its first letter on the page, in the order of the file.</param>
/// <param name="Last">Past its last letter.</param>
internal readonly record struct PdfWord(string Text, double Left, double Right, double Top, double Bottom, double Size, int First, int Last);

/// <summary>A line of a PDF's page: words side by side, in reading order.</summary>
/// <param name="Margin">Where it stands on the page: 1 at its top, -1 at its bottom, 0 between.</param>
/// <param name="ColumnLeft">The edges of the column the line stands in.</param>
internal sealed record PdfLine(int Page, int Margin, string Text, double Left, double Right, double Top, double Bottom, double Size, int First, int Last, double ColumnLeft, double ColumnRight)
{
    public double Height => Math.Max(Size, 1);
}
