using YamlDotNet.Core;

namespace Casus.Exchange;

/// <summary>A node of a YAML text with the UTF-16 range it stands at.</summary>
internal abstract record Node(int Start, int End)
{
    /// <summary>What it is, for a reader who expected something else.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar, taken as written: a date is text, <c>no</c> is text.</summary>
internal sealed record ScalarNode(int Start, int End, string Value, ScalarStyle Style) : Node(Start, End)
{
    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>True for nothing at all, <c>~</c> and <c>null</c> without quotes.</summary>
    public bool IsNull => IsPlain && (Value is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : "a text";
}

internal sealed record ListNode(int Start, int End, IReadOnlyList<Node> Items) : Node(Start, End)
{
    public override string Kind => "a list";
}

/// <remarks>Keys are unique; one that stands twice was refused and its second value left out.</remarks>
internal sealed record MapNode(int Start, int End, IReadOnlyList<KeyValuePair<ScalarNode, Node>> Entries) : Node(Start, End)
{
    public override string Kind => "a mapping";
}
