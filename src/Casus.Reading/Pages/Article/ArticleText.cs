using System.Text;
using Casus.Model;

namespace Casus.Reading;

/// <summary>An article's text: paragraphs joined by blank lines, with their places in the page.</summary>
internal sealed record ArticleText(string Text, ValueList<Paragraph> Paragraphs)
{
    public static readonly ArticleText None = new(string.Empty, []);

    /// <summary>The empty text when the page has no article.</summary>
    public static ArticleText Of(PageTree tree, Naming[] names, string? title)
    {
        var blocks = TextBlocks.Of(tree);
        var marks = new Furniture(tree, new PageMeasure(tree, blocks, null), names).Mark();
        var measure = new PageMeasure(tree, blocks, marks);
        var root = new ArticleRoot(tree, measure, names, blocks, marks).Find();
        if (root < 0)
        {
            return None;
        }

        var kept = new ArticleBlocks(tree, names, marks, title).In(root, blocks);
        return Write(tree, kept);
    }

    private static ArticleText Write(PageTree tree, List<TextBlock> blocks)
    {
        var text = new StringBuilder();
        var line = new StringBuilder();
        var paragraphs = new List<Paragraph>();
        foreach (var block in blocks)
        {
            for (var i = block.First; i < block.Last; i++)
            {
                if (tree[i].Tag == Tag.Text)
                {
                    line.Append(tree[i].Is(NodeFlags.SpaceBefore) ? " " : string.Empty);
                    CharacterReferences.Append(line, tree.Html.AsSpan(tree[i].Start, tree[i].End - tree[i].Start));
                }
            }

            if (Flush(text, line) is { } span)
            {
                paragraphs.Add(new(span, null, new(tree[block.First].Start, tree[block.Last - 1].End)));
            }
        }

        return new(text.ToString(), paragraphs.ToValueList());
    }

    /// <summary>Ends a paragraph: its white space becomes single spaces, what has no width goes. Null when nothing was left.</summary>
    public static Span? Flush(StringBuilder result, StringBuilder line)
    {
        var start = result.Length;
        var space = true;
        foreach (var chunk in line.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u00ad')
                {
                    space |= c is not ('\u200b' or '\ufeff' or '\u00ad');
                    continue;
                }

                if (result.Length == start)
                {
                    result.Append(start > 0 ? "\n\n" : string.Empty);
                    start = result.Length;
                }
                else if (space)
                {
                    result.Append(' ');
                }

                space = false;
                result.Append(char.IsControl(c) ? '\uFFFD' : c);
            }
        }

        line.Clear();
        return result.Length > start ? new Span(start, result.Length) : null;
    }
}
