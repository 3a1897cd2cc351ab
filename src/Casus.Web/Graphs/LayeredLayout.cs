namespace Casus.Web;

/// <summary>A box to be placed. Sizes in CSS pixels.</summary>
/// <param name="Key">Unique in its graph.</param>
public sealed record GraphBox(string Key, double Width, double Height);

/// <summary>An arrow from one box to another, both by key.</summary>
public sealed record GraphArrow(string From, string To);

/// <summary>Where a box lies: its left upper corner.</summary>
/// <param name="Layer">Its column, from 0.</param>
public sealed record PlacedBox(GraphBox Box, int Layer, double X, double Y);

/// <summary>The points an arrow passes, from the right edge of where it starts to the left edge of where it ends; two or more.</summary>
/// <param name="IsBack">True for one that closes a circle: it is drawn from right to left.</param>
public sealed record PlacedArrow(GraphArrow Arrow, IReadOnlyList<(double X, double Y)> Points, bool IsBack);

/// <summary>A graph in columns, arrows leading to the right: the layered method of Sugiyama, Tagawa and Toda (1981).</summary>
/// <remarks>
/// Circles are broken, layers are longest paths, long arrows are cut into pieces of one layer, crossings are reduced by weighted medians with
/// transpositions, and heights within a layer come from an exact order-keeping least-squares fit. The same graph gives the same picture.
/// </remarks>
public sealed record LayeredLayout(IReadOnlyList<PlacedBox> Boxes, IReadOnlyList<PlacedArrow> Arrows, double Width, double Height)
{
    public const double LayerGap = 84;

    public const double BoxGap = 14;

    public const double Margin = 6;

    /// <exception cref="ArgumentException">Two boxes share a key, or an arrow names a box that is not there.</exception>
    public static LayeredLayout Of(IReadOnlyList<GraphBox> boxes, IReadOnlyList<GraphArrow> arrows)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(arrows);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var box in boxes)
        {
            if (!index.TryAdd(box.Key, index.Count))
            {
                throw new ArgumentException($"Two boxes have the key '{box.Key}'.", nameof(boxes));
            }
        }

        var ends = arrows.Select(a => (From: At(a.From), To: At(a.To))).ToArray();
        var ranks = Ranks.Of(boxes.Count, ends);
        var layers = new Layers(ranks, ends);
        Crossings.Reduce(layers);
        var heights = new double[layers.Count];
        for (var i = 0; i < boxes.Count; i++)
        {
            heights[i] = boxes[i].Height;
        }

        var middles = Heights.Fit(layers, heights);
        var (lefts, width) = Columns(layers, boxes);
        var placed = boxes.Select((box, i) => new PlacedBox(box, layers.Rank[i], lefts[layers.Rank[i]], middles[i] - (box.Height / 2))).ToList();
        var height = placed.Count == 0 ? 0 : placed.Max(p => p.Y + p.Box.Height);
        return new(placed, [.. arrows.Select((arrow, i) => Route(arrow, i))], width + Margin, height + Margin);

        int At(string key) => index.TryGetValue(key, out var at) ? at : throw new ArgumentException($"An arrow names a box that is not there: '{key}'.", nameof(arrows));

        PlacedArrow Route(GraphArrow arrow, int i)
        {
            var (from, to) = ends[i];
            if (from == to)
            {
                // Itself: a point on either side, the drawing makes a loop of it.
                return new(arrow, [(placed[from].X + boxes[from].Width, middles[from]), (placed[from].X, middles[from])], true);
            }

            var chain = layers.Chains[i];
            var isBack = layers.IsReversed[i];
            var (first, last) = isBack ? (to, from) : (from, to);
            var points = new List<(double X, double Y)> { (placed[first].X + boxes[first].Width, middles[first]) };
            foreach (var bend in chain)
            {
                var left = lefts[layers.Rank[bend]];
                points.Add((left, middles[bend]));
                points.Add((left + ColumnWidth(layers, boxes, layers.Rank[bend]), middles[bend]));
            }

            points.Add((placed[last].X, middles[last]));
            if (isBack)
            {
                points.Reverse();
            }

            return new(arrow, points, isBack);
        }
    }

    private static (double[] Lefts, double Width) Columns(Layers layers, IReadOnlyList<GraphBox> boxes)
    {
        var lefts = new double[layers.Order.Count];
        var x = Margin;
        for (var rank = 0; rank < lefts.Length; rank++)
        {
            lefts[rank] = x;
            x += ColumnWidth(layers, boxes, rank) + LayerGap;
        }

        return (lefts, lefts.Length == 0 ? 0 : x - LayerGap);
    }

    private static double ColumnWidth(Layers layers, IReadOnlyList<GraphBox> boxes, int rank) =>
        layers.Order[rank].Where(n => n < boxes.Count).Select(n => boxes[n].Width).DefaultIfEmpty(0).Max();
}
