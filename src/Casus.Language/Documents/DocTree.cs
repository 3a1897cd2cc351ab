namespace Casus.Language;

/// <summary>The tree over the tokens: who depends on whom.</summary>
public sealed partial class Doc
{
    private ChildIndex? _children;

    private sealed record ChildIndex(int[] Starts, int[] Children);

    /// <summary>The tokens that depend on one, left to right; two threads may both build the index, to the same end.</summary>
    internal ReadOnlySpan<int> ChildrenOf(int index)
    {
        var children = _children ??= IndexChildren(_columns.Heads);

        return children.Children.AsSpan(children.Starts[index], children.Starts[index + 1] - children.Starts[index]);
    }

    private static ChildIndex IndexChildren(int[] heads)
    {
        var starts = new int[heads.Length + 2];
        for (var i = 0; i < heads.Length; i++)
        {
            starts[heads[i] + 2] += heads[i] == i ? 0 : 1;
        }

        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var children = new int[starts[^1]];
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] != i)
            {
                children[starts[heads[i] + 1]++] = i;
            }
        }

        return new(starts, children);
    }

    /// <summary>A token's subtree: what stands left of it, itself, what stands right of it, each with its own.</summary>
    internal IEnumerable<DocToken> SubtreeOf(int root)
    {
        var stack = new Stack<(int Token, bool Open)>([(root, true)]);
        while (stack.TryPop(out var next))
        {
            if (!next.Open)
            {
                yield return new(this, next.Token);
                continue;
            }

            Open(next.Token, stack);
        }
    }

    private void Open(int token, Stack<(int Token, bool Open)> stack)
    {
        var children = ChildrenOf(token);
        var own = true;
        for (var i = children.Length - 1; i >= 0; i--)
        {
            if (own && children[i] < token)
            {
                stack.Push((token, false));
                own = false;
            }

            stack.Push((children[i], true));
        }

        if (own)
        {
            stack.Push((token, false));
        }
    }
}
