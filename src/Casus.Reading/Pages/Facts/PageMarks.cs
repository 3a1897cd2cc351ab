namespace Casus.Reading;

/// <summary>What the elements of a page say of it: meta, microdata, <c>time</c>, headings, bylines, the canonical address.</summary>
internal sealed class PageMarks
{
    private const int LongestByline = 200;

    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _items = new(StringComparer.OrdinalIgnoreCase);

    public string? TitleTag { get; private set; }

    public string? Heading { get; private set; }

    /// <summary>The first <c>datetime</c> of a <c>time</c> element.</summary>
    public string? Time { get; private set; }

    /// <summary>The first short text of an element named as a date.</summary>
    public string? Dated { get; private set; }

    public string? Address { get; private set; }

    public string? Language { get; private set; }

    public List<string> Byline { get; } = [];

    public static PageMarks Of(PageTree tree, Naming[] naming)
    {
        var marks = new PageMarks();
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.Text)
            {
                marks.Read(tree, i, naming[i]);
            }
        }

        return marks;
    }

    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var values))
            {
                return values[0];
            }
        }

        return null;
    }

    public IEnumerable<string> AllMeta(string[] names) => names.Where(_meta.ContainsKey).SelectMany(name => _meta[name]);

    public string? Item(string property) => _items.GetValueOrDefault(property);

    private void Read(PageTree tree, int index, Naming naming)
    {
        ref readonly var node = ref tree[index];
        switch (node.Tag)
        {
            case Tag.Html:
                Language ??= Kept(tree.Attribute(index, "lang") ?? tree.Attribute(index, "xml:lang"));
                return;
            case Tag.Meta:
                ReadMeta(tree, index);
                return;
            case Tag.Title:
                TitleTag ??= Kept(tree.TextOf(index));
                return;
            case Tag.H1:
                Heading ??= Kept(tree.TextOf(index));
                break;
            case Tag.Time:
                Time ??= Kept(tree.Attribute(index, "datetime"));
                break;
            case Tag.Link when node.Is(NodeFlags.Canonical):
                Address = Kept(tree.Attribute(index, "href"));
                return;
            case Tag.A when node.Is(NodeFlags.Author) && Byline.Count < 20:
                Byline.Insert(0, tree.TextOf(index, LongestByline));
                return;
        }

        if (node.Is(NodeFlags.ItemFact) && _items.Count < 50 && tree.Attribute(index, "itemprop") is { Length: > 0 } property)
        {
            var value = Kept(tree.Attribute(index, "content") ?? tree.Attribute(index, "datetime") ?? tree.TextOf(index, LongestByline));
            if (value is not null && _items.TryAdd(property, value) && property == "author")
            {
                Byline.Add(value);
            }
        }

        // A short element: one that holds a whole list of stories has their bylines and dates in it.
        if ((naming & (Naming.Byline | Naming.Dated)) == 0 || node.Last - index > 30)
        {
            return;
        }

        if ((naming & Naming.Byline) != 0 && Byline.Count < 5)
        {
            Byline.Add(tree.TextOf(index, LongestByline));
        }

        if ((naming & Naming.Dated) != 0 && Dated is null)
        {
            var text = tree.TextOf(index, LongestByline);
            Dated = text.Length < 80 && PageDates.Day(text) is not null ? text : null;
        }
    }

    private void ReadMeta(PageTree tree, int index)
    {
        if (Kept(tree.Attribute(index, "content")) is not { } content)
        {
            return;
        }

        foreach (var key in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
        {
            if (tree.Attribute(index, key) is { Length: > 0 and < 100 } name && _meta.Count < 500)
            {
                if (!_meta.TryGetValue(name, out var values))
                {
                    _meta[name] = values = [];
                }

                values.Add(content);
                return;
            }
        }
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : CharacterReferences.Clean(text);
}
