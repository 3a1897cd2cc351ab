using Casus.Model;

namespace Casus.Reading;

/// <summary>A page as a flat tree: nodes in the order of the source.</summary>
/// <remarks>Built by <see cref="PageTreeBuilder"/>; at most <see cref="MaxNodes"/> nodes, <see cref="MaxDepth"/> deep, whatever the page is.</remarks>
internal sealed class PageTree(string html, PageNode[] nodes, int count)
{
    /// <summary>What lies deeper stands in the deepest element.</summary>
    public const int MaxDepth = 256;

    /// <summary>The rest of the page is left out. News pages have some thousands.</summary>
    public const int MaxNodes = 400_000;

    public static PageTree Build(string html) => PageTreeBuilder.Build(html);

    public string Html { get; } = html;

    public int Count { get; } = count;

    public ReadOnlySpan<PageNode> Nodes => nodes.AsSpan(0, Count);

    public ref readonly PageNode this[int index] => ref nodes[index];

    public ReadOnlySpan<char> Source(Span span) => Html.AsSpan(span.Start, span.Length);

    /// <summary>An attribute's value, decoded and trimmed; null when the element has none of that name, or one of over 2,000 characters.</summary>
    public string? Attribute(int node, string name)
    {
        ref readonly var element = ref this[node];
        var attributes = new AttributeReader(Html, element.Attributes, element.End);
        while (attributes.Next())
        {
            if (Source(attributes.Name).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return attributes.Value.Length <= 2_000 ? CharacterReferences.Decode(Source(attributes.Value).Trim()) : null;
            }
        }

        return null;
    }

    /// <summary>The text of an element, its white space single spaces, at most <paramref name="longest"/> characters of source.</summary>
    public string TextOf(int node, int longest = 1_000)
    {
        ref readonly var element = ref this[node];
        if (element.Tag.IsRaw())
        {
            return CharacterReferences.Clean(Source(element.Content)[..Math.Min(element.Content.Length, longest)]);
        }

        var text = new System.Text.StringBuilder();
        for (var i = node + 1; i < element.Last && text.Length < longest; i++)
        {
            if (this[i].Tag == Tag.Text)
            {
                text.Append(this[i].Is(NodeFlags.SpaceBefore) ? " " : string.Empty).Append(Html.AsSpan(this[i].Start, Math.Min(this[i].End - this[i].Start, longest)));
            }
            else if (this[i].Tag is Tag.Br || this[i].Tag.IsBlock())
            {
                text.Append(' ');
            }
        }

        return CharacterReferences.Clean(text.ToString());
    }
}
