namespace Casus.Web;

/// <summary>The picture of a neighbourhood: boxes with their lines of text, and the paths of the arrows, in CSS pixels.</summary>
/// <param name="Paths">By arrow of the layout.</param>
public sealed record FallPicture(FallGraph Graph, LayeredLayout Layout, IReadOnlyDictionary<string, IReadOnlyList<string>> Lines, IReadOnlyList<string> Paths)
{
    public const double BoxWidth = 226;

    public const double LineHeight = 16;

    private const double Padding = 9;

    /// <summary>Characters of the usual sans that fit a line beside the mark.</summary>
    private const int LineLength = 25;

    private const int MostLines = 3;

    public static FallPicture Of(FallGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var lines = graph.Nodes.ToDictionary(n => n.Key, n => Wrap(PlainText.Visible(n.Words)), StringComparer.Ordinal);
        var boxes = graph.Nodes.Select(n => new GraphBox(n.Key, BoxWidth, (2 * Padding) + ((lines[n.Key].Count + (n.Gate is null ? 0 : 1)) * LineHeight))).ToList();

        // Two arrows between the same boxes are one line in the layout and two strokes in the drawing.
        var layout = LayeredLayout.Of(boxes, [.. graph.Edges.Select(e => new GraphArrow(e.From, e.To))]);
        return new(graph, layout, lines, [.. layout.Arrows.Select(Path)]);
    }

    /// <summary>Cuts words into lines that fit a box; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }

            if (lines.Count == MostLines)
            {
                lines[^1] = Cut(lines[^1], LineLength - 1) + "…";
                return lines;
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The path of an arrow as SVG writes it: level where it leaves and enters a box, and straight through the columns it passes.</summary>
    public static string Path(PlacedArrow arrow)
    {
        ArgumentNullException.ThrowIfNull(arrow);
        var points = arrow.Points;
        var path = $"M{Svg.N(points[0].X)},{Svg.N(points[0].Y)}";
        if (arrow.Arrow.From == arrow.Arrow.To)
        {
            var (x, y) = points[0];
            return $"{path} c34,-4 34,26 4,22 L{Svg.N(x)},{Svg.N(y + 16)}";
        }

        for (var i = 1; i < points.Count; i++)
        {
            var ((fromX, fromY), (toX, toY)) = (points[i - 1], points[i]);
            path += fromY == toY
                ? $" L{Svg.N(toX)},{Svg.N(toY)}"
                : $" C{Svg.N((fromX + toX) / 2)},{Svg.N(fromY)} {Svg.N((fromX + toX) / 2)},{Svg.N(toY)} {Svg.N(toX)},{Svg.N(toY)}";
        }

        return path;
    }

    private static IEnumerable<string> Pieces(string word)
    {
        while (word.Length > LineLength)
        {
            var cut = char.IsHighSurrogate(word[LineLength - 1]) ? LineLength - 1 : LineLength;
            yield return word[..cut];
            word = word[cut..];
        }

        yield return word;
    }

    private static string Cut(string line, int length) =>
        line.Length <= length ? line : line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
}
