namespace Casus.Reading;

/// <summary>Finds the element that holds the article: the one whose own paragraphs hold the most running text for the fewest links, names and roles weighed in.</summary>
/// <remarks>
/// A paragraph counts in full for the element around it and less for each one further out, so that a frame around many teasers does not win over the one
/// that holds a whole article; an element that says it is an article counts all that is in it.
/// </remarks>
internal sealed class ArticleRoot(PageTree tree, PageMeasure measure, Naming[] names, List<TextBlock> blocks, byte[] marks)
{
    // Below this a page has no article, whatever it is named.
    private const int FewestWords = 25;

    // How much a paragraph counts for the element around it, for the next, and so on.
    private static readonly double[] Shares = [1, 0.6, 0.4, 0.25, 0.15, 0.1];

    private readonly double[] _near = new double[tree.Count];

    /// <summary>The element's index; -1 when there is none.</summary>
    public int Find()
    {
        Spread();
        var best = -1;
        double bestValue = 0;
        for (var i = 0; i < tree.Count; i++)
        {
            if (_near[i] == 0 || !tree[i].Tag.IsContainer() || measure.Prose(tree[i], i) < FewestWords)
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

    // An article may be cut into several like elements, or have its first paragraphs outside the rest.
    private int Widen(int root)
    {
        while (tree[root].Parent is > 0 and var parent && !tree[root].Is(NodeFlags.ArticleBody))
        {
            var inside = measure.Prose(tree[root], root);
            var more = measure.Prose(tree[parent], parent) - inside;
            var links = measure.LinkWords(tree[parent], parent) - measure.LinkWords(tree[root], root);
            if (tree[parent].Tag == Tag.Body || (more > 0 && (more < inside * 0.1 || links > more * 0.25)) || more == 0)
            {
                break;
            }

            root = parent;
        }

        return root;
    }
}
