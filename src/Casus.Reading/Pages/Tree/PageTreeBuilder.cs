namespace Casus.Reading;

/// <summary>Builds the tree of a page in one pass, by the parts of the HTML standard's tree construction that tell where texts belong: end tags left out, and end tags that match nothing.</summary>
/// <remarks>Emphasis is not opened again after a block and tables are not sorted: neither moves a text out of its paragraph. Never recurses.</remarks>
internal sealed class PageTreeBuilder
{
    private readonly string _html;
    private readonly int[] _open = new int[PageTree.MaxDepth];
    private readonly int[] _openByTag = new int[(int)Tag.Block + 1];
    private PageNode[] _nodes;
    private int _count;
    private int _depth;
    private int _tooDeep;
    private bool _linked;
    private bool _space;

    private PageTreeBuilder(string html)
    {
        _html = html;
        _nodes = new PageNode[Math.Clamp(html.Length / 40, 64, 16_384)];
    }

    public static PageTree Build(string html) => new PageTreeBuilder(html).Run();

    private PageTree Run()
    {
        Add(Tag.Html, 0, 0);
        _open[_depth++] = 0;
        var scanner = new MarkupScanner(_html);
        while (_count < PageTree.MaxNodes && scanner.Next())
        {
            switch (scanner.Kind)
            {
                case PieceKind.Text:
                    AddText(scanner.Start, scanner.End);
                    break;
                case PieceKind.Start:
                    StartTag(ref scanner);
                    break;
                default:
                    EndTag(scanner.Tag);
                    break;
            }
        }

        while (_depth > 0)
        {
            Pop();
        }

        return new PageTree(_html, _nodes, _count);
    }

    private ref PageNode Add(Tag tag, int start, int end)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        ref var node = ref _nodes[_count];
        node = new() { Tag = tag, Start = start, End = end, Parent = _depth == 0 ? -1 : _open[_depth - 1], Last = _count + 1 };
        _count++;
        return ref node;
    }

    private void AddText(int start, int end)
    {
        if (_html.AsSpan(start, end - start).IsWhiteSpace())
        {
            _space = true;
            return;
        }

        ref var node = ref Add(Tag.Text, start, end);
        node.Flags = (_linked ? NodeFlags.Linked : 0) | (_space ? NodeFlags.SpaceBefore : 0);
        _space = false;
    }

    private void StartTag(ref MarkupScanner scanner)
    {
        var tag = scanner.Tag;
        if (tag is Tag.Html or Tag.Head && _count > 1 && _openByTag[(int)tag] > 0)
        {
            return;
        }

        CloseImplied(tag);
        var index = _count;
        ref var node = ref Add(tag, scanner.Start, scanner.End);
        node.Attributes = scanner.Attributes;
        ReadAttributes(ref node);
        if (tag.IsRaw())
        {
            node.Content = scanner.Content;
            return;
        }

        if (tag.IsVoid() || (scanner.IsSelfClosed && tag == Tag.Other))
        {
            return;
        }

        if (_depth == PageTree.MaxDepth || _tooDeep > 0)
        {
            _tooDeep++;
            return;
        }

        _linked |= tag == Tag.A;
        _openByTag[(int)tag]++;
        _open[_depth++] = index;
    }

    private void EndTag(Tag tag)
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }

        if (tag == Tag.A)
        {
            _linked = false;
        }

        if (tag is Tag.P or Tag.Br && _openByTag[(int)Tag.P] == 0)
        {
            Add(Tag.Br, 0, 0);
            return;
        }

        if (tag is Tag.Html or Tag.Body || _openByTag[(int)tag] == 0)
        {
            return;
        }

        for (var i = _depth - 1; i > 0; i--)
        {
            var open = _nodes[_open[i]].Tag;
            if (open == tag || (tag.IsHeading() && open.IsHeading()))
            {
                PopTo(i);
                return;
            }

            // What ends inside a cell or a block did not begin outside it.
            if ((open.IsCell() && tag is not (Tag.Table or Tag.Tr or Tag.Group)) || (open == Tag.Table && tag != Tag.Table) || (open.IsBlock() && !tag.IsBlock()))
            {
                return;
            }
        }
    }

    private void CloseImplied(Tag tag)
    {
        switch (tag)
        {
            case Tag.Li:
                CloseIn(static open => open == Tag.Li, static open => open is Tag.Ul or Tag.Ol || open.IsCell() || open is Tag.Table or Tag.Article or Tag.Section or Tag.Nav or Tag.Aside);
                break;
            case Tag.Dt or Tag.Dd:
                CloseIn(static open => open is Tag.Dt or Tag.Dd, static open => open is Tag.Dl or Tag.Table || open.IsCell());
                break;
            case Tag.Td or Tag.Th:
                CloseIn(static open => open.IsCell(), static open => open is Tag.Table or Tag.Tr);
                break;
            case Tag.Tr:
                CloseIn(static open => open == Tag.Tr, static open => open is Tag.Table or Tag.Group);
                break;
            case Tag.Group:
                CloseIn(static open => open is Tag.Group or Tag.Caption, static open => open == Tag.Table);
                break;
            case Tag.A when _openByTag[(int)Tag.A] > 0:
                CloseIn(static open => open == Tag.A, static open => open.IsBlock());
                break;
            case Tag.Body:
                CloseIn(static open => open == Tag.Head, static _ => false);
                break;
        }

        if (tag.IsHeading() && _nodes[_open[_depth - 1]].Tag.IsHeading())
        {
            Pop();
        }

        if (_openByTag[(int)Tag.P] > 0 && tag.ClosesParagraph())
        {
            CloseIn(static open => open == Tag.P, static open => open.IsCell() || open is Tag.Table or Tag.Button);
        }
    }

    private void CloseIn(Func<Tag, bool> isIt, Func<Tag, bool> isBoundary)
    {
        for (var i = _depth - 1; i > 0; i--)
        {
            var open = _nodes[_open[i]].Tag;
            if (isIt(open))
            {
                PopTo(i);
                return;
            }

            if (isBoundary(open))
            {
                return;
            }
        }
    }

    private void PopTo(int depth)
    {
        while (_depth > depth)
        {
            Pop();
        }
    }

    private void Pop()
    {
        ref var node = ref _nodes[_open[--_depth]];
        node.Last = _count;
        _openByTag[(int)node.Tag]--;
        _linked &= node.Tag != Tag.A;
    }

    private void ReadAttributes(ref PageNode node)
    {
        var attributes = new AttributeReader(_html, node.Attributes, node.End);
        while (attributes.Next())
        {
            var name = _html.AsSpan(attributes.Name.Start, attributes.Name.Length);
            var value = _html.AsSpan(attributes.Value.Start, attributes.Value.Length);
            switch (name.Length)
            {
                case 2 when name.Equals("id", StringComparison.OrdinalIgnoreCase):
                    node.Id = attributes.Value;
                    break;
                case 3 when name.Equals("rel", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= value.Equals("author", StringComparison.OrdinalIgnoreCase) ? NodeFlags.Author : value.Equals("canonical", StringComparison.OrdinalIgnoreCase) ? NodeFlags.Canonical : 0;
                    break;
                case 4 when name.Equals("role", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= Role(value);
                    break;
                case 5 when name.Equals("class", StringComparison.OrdinalIgnoreCase):
                    node.Class = attributes.Value;
                    break;
                case 5 when name.Equals("style", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= IsHiddenBy(value) ? NodeFlags.Hidden : 0;
                    break;
                case 6 when name.Equals("hidden", StringComparison.OrdinalIgnoreCase) && !value.Equals("false", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= NodeFlags.Hidden;
                    break;
                case 8 when name.Equals("itemprop", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= Item(value);
                    break;
                case 8 when name.Equals("property", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= Item(value[(value.IndexOf(':') + 1)..]) & NodeFlags.ArticleBody;
                    break;
                case 11 when name.Equals("aria-hidden", StringComparison.OrdinalIgnoreCase) && value.Equals("true", StringComparison.OrdinalIgnoreCase):
                    node.Flags |= NodeFlags.Hidden;
                    break;
            }
        }
    }

    private static NodeFlags Role(ReadOnlySpan<char> role) => role.Trim() switch
    {
        "article" => NodeFlags.RoleArticle,
        "main" => NodeFlags.RoleMain,
        "navigation" or "complementary" or "dialog" or "alertdialog" or "search" or "banner" or "contentinfo" or "menu" or "menubar" or "toolbar" or "tooltip" or "button" or "tablist" => NodeFlags.RoleFurniture,
        _ => 0,
    };

    private static NodeFlags Item(ReadOnlySpan<char> property) => property.Trim() switch
    {
        "articleBody" or "articlebody" or "reviewBody" or "blogPostBody" => NodeFlags.ArticleBody,
        "headline" or "author" or "datePublished" or "dateModified" or "dateCreated" or "publisher" or "comment" or "image" or "interactionStatistic" or "keywords" or "articleSection" or "copyrightHolder" or "creditText" => NodeFlags.ItemFact,
        _ => 0,
    };

    private static bool IsHiddenBy(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && style[(at + 7)..].TrimStart() is [':', .. var display] && display.TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        at = style.IndexOf("visibility", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style[(at + 10)..].TrimStart() is [':', .. var visibility] && visibility.TrimStart().StartsWith("hidden", StringComparison.OrdinalIgnoreCase);
    }
}
