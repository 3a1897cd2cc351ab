using System.Text.RegularExpressions;

namespace Casus.Ingestion;

/// <summary>Leaves out what stands on the edges of pages: headers and footers that come again, and page numbers.</summary>
internal static partial class PdfRunning
{
    // A page's header comes again on this share of the pages, on two at least.
    private const double Share = 0.4;

    public static List<PdfLine> Without(List<List<PdfLine>> pages)
    {
        var seen = new Dictionary<(int Margin, string Text), int>();
        foreach (var page in pages)
        {
            foreach (var key in page.Where(static line => line.Margin != 0).Select(Key).Distinct())
            {
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        var least = Math.Max(2, pages.Count * Share);
        var kept = new List<PdfLine>();
        foreach (var page in pages)
        {
            kept.AddRange(page.Where(line => line.Margin == 0 || (seen[Key(line)] < least && !Number().IsMatch(line.Text))));
        }

        return kept;
    }

    // The number of the page differs from one to the next.
    private static (int Margin, string Text) Key(PdfLine line) => (line.Margin, Digits().Replace(line.Text, "#").ToUpperInvariant());

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*(?:page|seite|p\.|pág\.|стр\.)?\s*(?:[0-9]{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|sur|из)\s*[0-9]{1,4})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
