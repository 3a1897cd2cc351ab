using System.Text;

namespace Casus.Ingestion;

/// <summary>Brings the words of a page into reading order: cut at the gaps between columns first, else at the widest gap between lines.</summary>
/// <remarks>The recursive cut of Nagy and Seth (1984), without recursion and at most <see cref="Deepest"/> cuts deep.</remarks>
internal static class PdfColumns
{
    private const int Deepest = 40;

    // Fewer lines beside each other are no columns: an address beside a date.
    private const int FewestLines = 3;

    // Headers and footers stand in this share of the page's height.
    private const double MarginShare = 0.12;

    private sealed record Region(List<PdfWord> Words, double Left, double Right, int Depth);

    /// <param name="page">Its number.</param>
    /// <param name="height">Its height in points.</param>
    /// <param name="words">In any order; sorted anew.</param>
    public static List<PdfLine> Lines(int page, double height, List<PdfWord> words)
    {
        var lines = new List<PdfLine>();
        if (words.Count == 0)
        {
            return lines;
        }

        var open = new Stack<Region>();
        open.Push(new(words, words.Min(static w => w.Left), words.Max(static w => w.Right), 0));
        while (open.TryPop(out var region))
        {
            if (region.Depth < Deepest && (Beside(region) ?? Above(region)) is { } cut)
            {
                open.Push(cut.After);
                open.Push(cut.Before);
            }
            else
            {
                AddLines(page, height, region, lines);
            }
        }

        return lines;
    }

    private static (Region Before, Region After)? Beside(Region region)
    {
        var words = region.Words;
        var size = MedianSize(words);
        words.Sort(static (a, b) => a.Left.CompareTo(b.Left));
        double end = words[0].Right, widest = 0, at = 0;
        foreach (var word in words)
        {
            if (word.Left - end > widest)
            {
                (widest, at) = (word.Left - end, (word.Left + end) / 2);
            }

            end = Math.Max(end, word.Right);
        }

        if (widest < size * 1.2)
        {
            return null;
        }

        var (left, right) = (words.FindAll(w => w.Right <= at), words.FindAll(w => w.Right > at));
        return CountLines(left, size) < FewestLines || CountLines(right, size) < FewestLines || IsList(left) ? null
            : (new(left, left.Min(static w => w.Left), left.Max(static w => w.Right), region.Depth + 1), new(right, right.Min(static w => w.Left), right.Max(static w => w.Right), region.Depth + 1));
    }

    private static (Region Before, Region After)? Above(Region region)
    {
        var words = region.Words;
        var size = MedianSize(words);
        words.Sort(static (a, b) => b.Top.CompareTo(a.Top));
        double end = words[0].Bottom, widest = 0, at = 0;
        foreach (var word in words)
        {
            if (end - word.Top > widest)
            {
                (widest, at) = (end - word.Top, (word.Top + end) / 2);
            }

            end = Math.Min(end, word.Bottom);
        }

        return widest < size * 0.5 ? null
            : (region with { Words = words.FindAll(w => w.Bottom >= at), Depth = region.Depth + 1 }, region with { Words = words.FindAll(w => w.Bottom < at), Depth = region.Depth + 1 });
    }

    // Numbers and marks of a list stand apart like a column of their own.
    private static bool IsList(List<PdfWord> words) => words.TrueForAll(static w => w.Text.Length <= 4);

    private static int CountLines(List<PdfWord> words, double size)
    {
        var (lines, last) = (0, double.MaxValue);
        foreach (var word in words.OrderByDescending(static w => w.Bottom))
        {
            if (last - word.Bottom > size * 0.5)
            {
                lines++;
                last = word.Bottom;
            }
        }

        return lines;
    }

    private static void AddLines(int page, double height, Region region, List<PdfLine> lines)
    {
        region.Words.Sort(static (a, b) => Middle(b).CompareTo(Middle(a)));
        var line = new List<PdfWord>();
        foreach (var word in region.Words)
        {
            if (line.Count > 0 && Middle(line[0]) - Middle(word) > Math.Max(line[0].Size, word.Size) * 0.5)
            {
                Flush();
            }

            line.Add(word);
        }

        Flush();

        void Flush()
        {
            if (line.Count == 0)
            {
                return;
            }

            line.Sort(static (a, b) => a.Left.CompareTo(b.Left));
            var text = new StringBuilder();
            foreach (var word in line)
            {
                text.Append(text.Length > 0 ? " " : string.Empty).Append(word.Text);
            }

            var (top, bottom) = (line.Max(static w => w.Top), line.Min(static w => w.Bottom));
            var margin = bottom > height * (1 - MarginShare) ? 1 : top < height * MarginShare ? -1 : 0;
            lines.Add(new(page, margin, text.ToString(), line[0].Left, line.Max(static w => w.Right), top, bottom, line.Max(static w => w.Size), line.Min(static w => w.First), line.Max(static w => w.Last), region.Left, region.Right));
            line.Clear();
        }
    }

    private static double Middle(PdfWord word) => (word.Top + word.Bottom) / 2;

    private static double MedianSize(List<PdfWord> words)
    {
        var sizes = words.ConvertAll(static w => w.Size);
        sizes.Sort();
        return Math.Max(1, sizes[sizes.Count / 2]);
    }
}
