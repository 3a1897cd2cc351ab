using Casus.Language;

namespace Casus.Web;

/// <summary>
/// Where the words and arcs of one sentence stand in its drawing. An arc lies above all arcs whose words it spans, and words stand far enough apart
/// for every arc to hold its label: in a tree without crossing arcs no line meets a label or another line.
/// </summary>
internal sealed class ArcLayout
{
    public const double WordSize = 17;

    public const double LabelSize = 11.5;

    public const double LevelHeight = 24;

    private const double Margin = 14;

    private const double Gap = 16;

    // Between two arcs that leave or reach the same word on one side.
    private const double Port = 8;

    private ArcLayout(IReadOnlyList<Word> words, IReadOnlyList<Arc> arcs, IReadOnlyList<Root> roots, int levels, double width)
    {
        (Words, Arcs, Roots, Width) = (words, arcs, roots, width);
        Base = Margin + LabelSize + ((levels + 1) * LevelHeight);
        Height = Base + 58;
    }

    public IReadOnlyList<Word> Words { get; }

    public IReadOnlyList<Arc> Arcs { get; }

    public IReadOnlyList<Root> Roots { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Where arcs meet words; the words stand below.</summary>
    public double Base { get; }

    public double Top(int level) => Base - (level * LevelHeight) - 4;

    public static ArcLayout Of(DocSpan sentence)
    {
        var edges = sentence.Tokens.Where(t => t.Head.Index != t.Index)
            .Select(t => new Edge(Math.Min(t.Index, t.Head.Index) - sentence.Start, Math.Max(t.Index, t.Head.Index) - sentence.Start, t.Head.Index > t.Index, t.Dep))
            .OrderBy(e => e.Right - e.Left).ThenBy(e => e.Left).ToList();
        var levels = Levels(edges);
        var order = edges.Select((edge, i) => (Edge: edge, Level: levels[i])).ToList();
        var roots = sentence.Tokens.Where(t => t.Head.Index == t.Index).Select(t => t.Index - sentence.Start).ToHashSet();

        // From left to right at each word: arcs to the left, the shortest first; the root's arrow; arcs to the right, the longest first.
        var offsets = new Dictionary<(int Word, int Arc), double>();
        var ports = new int[sentence.Count];
        var rootPorts = new Dictionary<int, double>();
        var at = Enumerable.Range(0, sentence.Count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < order.Count; i++)
        {
            at[order[i].Edge.Right].Add(i);
        }

        foreach (var root in roots)
        {
            at[root].Add(-1);
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            at[order[i].Edge.Left].Add(i);
        }

        for (var word = 0; word < at.Length; word++)
        {
            ports[word] = at[word].Count;
            for (var k = 0; k < at[word].Count; k++)
            {
                var offset = (k - ((at[word].Count - 1) / 2.0)) * Port;
                if (at[word][k] < 0)
                {
                    rootPorts[word] = offset;
                }
                else
                {
                    offsets[(word, at[word][k])] = offset;
                }
            }
        }

        // Word by word: beside the one before, and behind every arc that ends here and needs room for its label.
        var ending = Enumerable.Range(0, order.Count).ToLookup(i => order[i].Edge.Right);
        var words = new Word[sentence.Count];
        var edge = Margin - Gap;
        for (var i = 0; i < words.Length; i++)
        {
            var token = sentence[i];
            var text = DrawnWord.Of(token.Text);
            var half = Math.Max(Math.Max(DrawnWord.Ems(text) * WordSize, DrawnWord.Ems(token.Pos) * LabelSize), Math.Max(ports[i] * Port, roots.Contains(i) ? 40 : 0)) / 2;
            var x = edge + Gap + half;
            foreach (var arc in ending[i])
            {
                var left = words[order[arc].Edge.Left].X + offsets[(order[arc].Edge.Left, arc)];
                x = Math.Max(x, left + (DrawnWord.Ems(order[arc].Edge.Label) * LabelSize) + 12 - offsets[(i, arc)]);
            }

            words[i] = new(token, text, x);
            edge = x + half;
        }

        var arcs = order.Select((o, i) => new Arc(
            words[o.Edge.Left].X + offsets[(o.Edge.Left, i)], words[o.Edge.Right].X + offsets[(o.Edge.Right, i)], o.Edge.PointsLeft, o.Level, o.Edge.Label)).ToList();
        return new(words, arcs, [.. roots.Order().Select(r => new Root(words[r].X + rootPorts[r]))], levels.DefaultIfEmpty(0).Max(), edge + Margin);
    }

    /// <summary>For each arc, from the shortest on: one above the highest it overlaps.</summary>
    private static int[] Levels(List<Edge> edges)
    {
        var levels = new int[edges.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Max(edges[i].Left, edges[j].Left) < Math.Min(edges[i].Right, edges[j].Right))
                {
                    levels[i] = Math.Max(levels[i], levels[j]);
                }
            }

            levels[i]++;
        }

        return levels;
    }

    /// <param name="X">Its middle.</param>
    internal sealed record Word(DocToken Token, string Text, double X);

    /// <param name="PointsLeft">Whether the dependent is the left one: the arrow points at it.</param>
    /// <param name="Level">1: lowest.</param>
    internal sealed record Arc(double Left, double Right, bool PointsLeft, int Level, string Label);

    internal sealed record Root(double X);

    private sealed record Edge(int Left, int Right, bool PointsLeft, string Label);
}
