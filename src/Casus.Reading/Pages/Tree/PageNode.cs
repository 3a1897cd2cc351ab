using Casus.Model;

namespace Casus.Reading;

[Flags]
internal enum NodeFlags : ushort
{
    None = 0,

    /// <summary>A text inside a link.</summary>
    Linked = 1,

    /// <summary>A text with white space before it that had no text of its own.</summary>
    SpaceBefore = 2,

    /// <summary>Not shown: the attribute <c>hidden</c>, <c>aria-hidden</c> or a style.</summary>
    Hidden = 4,

    /// <summary>schema.org's <c>articleBody</c>, or a name for the same.</summary>
    ArticleBody = 8,

    /// <summary>Has the role of an article or a main part.</summary>
    RoleArticle = 16,
    RoleMain = 32,

    /// <summary>Has the role of navigation, of what stands beside, of a dialog.</summary>
    RoleFurniture = 64,

    /// <summary>schema.org's headline, author, dates, publisher, comments, images: told elsewhere than in the body.</summary>
    ItemFact = 128,

    /// <summary>A link to the author, to the page's own address.</summary>
    Author = 256,
    Canonical = 512,
}

/// <summary>An element or a text of a page. Nodes stand in the order of the source, so that what an element holds are the nodes up to <see cref="Last"/>.</summary>
internal struct PageNode
{
    public Tag Tag;
    public NodeFlags Flags;

    /// <summary>The index of the parent; -1 for the first.</summary>
    public int Parent;

    /// <summary>The index past the last node inside; for a text, past itself.</summary>
    public int Last;

    /// <summary>The place in the source: of a text, or of a start tag.</summary>
    public int Start;
    public int End;

    /// <summary>Where a tag's attributes begin.</summary>
    public int Attributes;

    /// <summary>The places of the values of <c>class</c> and <c>id</c>.</summary>
    public Span Class;
    public Span Id;

    /// <summary>The source between a raw element's tags.</summary>
    public Span Content;

    public readonly bool Is(NodeFlags flags) => (Flags & flags) != 0;
}
