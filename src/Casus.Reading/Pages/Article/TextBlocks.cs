using System.Globalization;

namespace Casus.Reading;

/// <summary>Cuts a page's texts into blocks, in the order of the source, and counts their words.</summary>
internal static class TextBlocks
{
    public static List<TextBlock> Of(PageTree tree)
    {
        var blocks = new List<TextBlock>();
        var owners = new Stack<int>();
        var block = default(TextBlock);
        var inWord = false;
        for (var i = 0; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            while (owners.TryPeek(out var owner) && i >= tree[owner].Last)
            {
                Flush();
                owners.Pop();
            }

            if (node.Tag == Tag.Text)
            {
                if (block.Last == 0)
                {
                    block.First = i;
                    block.Owner = owners.TryPeek(out var owner) ? owner : 0;
                }

                block.Last = i + 1;
                inWord &= !node.Is(NodeFlags.SpaceBefore);
                Count(tree.Html.AsSpan(node.Start, node.End - node.Start), node.Is(NodeFlags.Linked), ref block, ref inWord);
            }
            else if (node.Tag.IsBlock())
            {
                Flush();
                owners.Push(i);
            }
            else if (node.Tag is Tag.Br or Tag.Hr)
            {
                Flush();
            }
        }

        Flush();
        return blocks;

        void Flush()
        {
            if (block.Last > 0)
            {
                blocks.Add(block);
            }

            block = default;
            inWord = false;
        }
    }

    private static void Count(ReadOnlySpan<char> text, bool linked, ref TextBlock block, ref bool inWord)
    {
        int words = 0, wide = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '&' && CharacterReferences.Length(text[i..]) is > 0 and var length)
            {
                // A number is a letter of some script, most names are marks or spaces.
                inWord |= text[i + 1] == '#';
                i += length - 1;
                continue;
            }

            if (c <= ' ')
            {
                inWord = false;
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                block.Ends = false;
                if (IsWide(c))
                {
                    wide++;
                }
                else if (!inWord)
                {
                    words++;
                    inWord = true;
                }

                continue;
            }

            if (c is '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।' or '…')
            {
                block.Marks++;
                block.Ends = true;
            }
            else if (c is ',' or '，' or '、' or '،' or ';')
            {
                block.Marks++;
                block.Ends = false;
            }
            else if (!(c is '"' or '\'' or ')' or ']' || char.GetUnicodeCategory(c) is UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation))
            {
                block.Ends &= c is not (':' or '|' or '>' or '»');
            }

            inWord &= c is '\'' or '’' or '-';
        }

        words += (wide + 1) / 2;
        if (linked)
        {
            block.LinkWords += words;
        }
        else
        {
            block.Words += words;
        }
    }

    // Scripts that write no spaces.
    private static bool IsWide(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\u0e00' and <= '\u0eff');
}
