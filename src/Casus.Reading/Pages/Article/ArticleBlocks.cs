namespace Casus.Reading;

/// <summary>Chooses, inside the element that holds the article, the blocks that belong to it.</summary>
internal sealed class ArticleBlocks(PageTree tree, Naming[] names, byte[] marks, string? title)
{
    private const int LongestLabel = 200;

    private readonly string _title = Letters(title);

    public List<TextBlock> In(int root, List<TextBlock> all)
    {
        var blocks = Inside(root, all);
        var first = blocks.FindIndex(static b => b.IsProse);
        var last = blocks.FindLastIndex(static b => b.IsProse);
        HashSet<int> prose = [], frames = [];
        foreach (var block in blocks)
        {
            if (block.IsProse && !tree[block.Owner].Tag.IsHeading())
            {
                prose.Add(block.Owner);
                frames.Add(tree[block.Owner].Parent);
            }
        }

        var isBody = tree[root].Is(NodeFlags.ArticleBody) || (names[root] & Naming.Body) != 0;
        var kept = new List<TextBlock>();
        var headings = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var tag = tree[block.Owner].Tag;
            var line = block.AllWords <= 40 ? TextOf(block) : string.Empty;
            if (line.Length > 0 && Promotions.IsLabel(line))
            {
                i = PastLinks(blocks, i);
                continue;
            }

            if (line.Length > 0 && Promotions.IsPointer(line, block.LinkShare))
            {
                continue;
            }

            if (tag.IsHeading())
            {
                if (i <= last && (i > first || isBody) && (block.LinkShare < 0.9 || frames.Contains(tree[block.Owner].Parent)) && !IsTitle(block, tag, line))
                {
                    kept.Add(block);
                    headings++;
                    continue;
                }

                if (!(block.IsProse && tag != Tag.H1) || IsTitle(block, tag, line))
                {
                    continue;
                }
            }

            var isInside = i >= first && i <= last;
            if (block.IsProse || prose.Contains(block.Owner) || (block.LinkShare <= 0.5 && (isInside || tag == Tag.P || (isBody && tag == Tag.Li))) || (tag == Tag.P && isInside && (block.LinkShare < 1 || (block.LinkWords <= 8 && !IsShouted(line) && frames.Contains(tree[block.Owner].Parent)))))
            {
                kept.Add(block);
            }
        }

        while (kept.Count > 0 && tree[kept[^1].Owner].Tag.IsHeading())
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private List<TextBlock> Inside(int root, List<TextBlock> all)
    {
        var blocks = new List<TextBlock>();
        foreach (var block in all)
        {
            if (block.First >= root && block.First < tree[root].Last && marks[block.First] == Furniture.Kept && block.AllWords > 0)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    // The links that a label heads.
    private static int PastLinks(List<TextBlock> blocks, int label)
    {
        var i = label;
        while (i + 1 < blocks.Count && blocks[i + 1].LinkShare > 0.5 && blocks[i + 1].Words < 12)
        {
            i++;
        }

        return i;
    }

    // Capitals throughout: how pages set apart what leads away from them.
    private static bool IsShouted(string line) => line.AsSpan().IndexOfAnyInRange('a', 'z') < 0 && line.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0;

    private bool IsTitle(TextBlock block, Tag tag, string line)
    {
        var letters = Letters(line);
        return letters.Length > 0 && _title.Length > 0 && (letters == _title || (letters.Length >= 20 && _title.StartsWith(letters, StringComparison.Ordinal)))
            || (tag == Tag.H1 && (names[block.Owner] & Naming.Headline) != 0);
    }

    private string TextOf(TextBlock block)
    {
        var line = new System.Text.StringBuilder();
        for (var i = block.First; i < block.Last && line.Length < LongestLabel * 4; i++)
        {
            if (tree[i].Tag == Tag.Text)
            {
                line.Append(tree[i].Is(NodeFlags.SpaceBefore) ? " " : string.Empty).Append(tree.Html.AsSpan(tree[i].Start, Math.Min(LongestLabel * 2, tree[i].End - tree[i].Start)));
            }
        }

        return CharacterReferences.Clean(line.ToString());
    }

    // Titles are the same when their letters are: marks and spaces differ between a page and its head.
    private static string Letters(string? text)
    {
        if (text is null)
        {
            return string.Empty;
        }

        var letters = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
