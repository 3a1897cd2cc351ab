namespace Casus.Reading;

/// <summary>Finds the element that holds the article: the one whose own paragraphs hold the most running text for the fewest links, names and roles weighed in.</summary>
/// <remarks>
/// A paragraph counts in full for the element around it and less for each one further out, so that a frame around many teasers does not win over the one
/// that holds a whole article; an element that says it is an article counts all that is in it.
/// </remarks>
internal sealed class ArticleRoot(PageTree tree, PageMeasure measure, Naming[] names, List<TextBlock> blocks, byte[] marks)
{
    // Below this a page has no article; one that says it has may have a short one.
    private const int FewestWords = 25, FewestNamed = 10;

    // How much a paragraph counts for the element around it, for the next, and so on.
    private static readonly double[] Shares = [1, 0.6, 0.4, 0.25, 0.15, 0.1];

    // A tenth of an article more is worth a wider frame, unless a quarter of that is links; further out it must be like what is there, or as much again.
    private const double LittleMore = 0.1, MuchMore = 0.8, LinksInMore = 0.25;

    private readonly double[] _near = new double[tree.Count];

    /// <summary>The element's index; -1 when there is none.</summary>
    public int Find()
    {
        Spread();
        var best = -1;
        double bestValue = 0;
        for (var i = 0; i < tree.Count; i++)
        {
            if (_near[i] == 0 || !tree[i].Tag.IsContainer() || measure.Prose(tree[i], i) is var prose && prose < FewestWords && (prose < FewestNamed || !IsNamed(tree[i], i)))
            {
                continue;
            }

            var value = Value(tree[i], i);
            if (value > bestValue)
            {
                (best, bestValue) = (i, value);
            }
        }

        return best < 0 ? -1 : Widen(best);
    }

    private bool IsNamed(in PageNode node, int index) => node.Tag == Tag.Article || node.Is(NodeFlags.ArticleBody | NodeFlags.RoleArticle) || (names[index] & Naming.Body) != 0;

    private void Spread()
    {
        foreach (var block in blocks)
        {
            if (!block.IsProse || marks[block.First] != Furniture.Kept)
            {
                continue;
            }

            var node = tree[block.Owner].Tag.IsContainer() ? block.Owner : tree[block.Owner].Parent;
            for (var level = 0; level < Shares.Length && node >= 0; level++)
            {
                _near[node] += block.Words * Shares[level];
                node = tree[node].Parent;
            }
        }
    }

    private double Value(in PageNode node, int index)
    {
        var noise = 1.0 * measure.LinkWords(node, index);
        var all = measure.Prose(node, index);
        var weight = node.Is(NodeFlags.ArticleBody) ? 1.8
            : (names[index] & Naming.Body) != 0 ? 1.6
            : node.Tag == Tag.Article || node.Is(NodeFlags.RoleArticle) ? 1.3
            : 0;
        return weight > 0 ? (all * weight) - noise : (_near[index] * ((names[index] & Naming.Main) != 0 || node.Tag == Tag.Main ? 1.15 : 1)) - noise;
    }

    // An article may be cut into several like elements, or have its first paragraphs outside the rest. Frames around nothing else are passed.
    private int Widen(int root)
    {
        var child = root;
        for (var parent = tree[root].Parent; parent > 0 && tree[parent].Tag != Tag.Body && !tree[root].Is(NodeFlags.ArticleBody); parent = tree[parent].Parent)
        {
            var inside = measure.Prose(tree[root], root);
            var more = measure.Prose(tree[parent], parent) - inside;
            var links = measure.LinkWords(tree[parent], parent) - measure.LinkWords(tree[root], root);
            if (links > Math.Max(more, inside * LittleMore) * LinksInMore)
            {
                break;
            }

            if (more >= inside * LittleMore && (child == root || more >= inside * MuchMore || HasLike(parent, child)))
            {
                root = parent;
            }

            child = parent;
        }

        return root;
    }

    // Another element of the same kind and name with running text in it.
    private bool HasLike(int parent, int child)
    {
        for (var i = parent + 1; i < tree[parent].Last; i = tree[i].Last)
        {
            if (i != child && tree[i].Tag == tree[child].Tag && measure.Prose(tree[i], i) > 0 && tree.Source(tree[i].Class).SequenceEqual(tree.Source(tree[child].Class)))
            {
                return true;
            }
        }

        return false;
    }
}
