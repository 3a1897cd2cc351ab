using Casus.Language;

namespace Casus.Reading;

/// <summary>The parse of a document laid out for walking down: the children of every token, left to right. Made once a document.</summary>
internal sealed class ParseTree
{
    private readonly int[] _starts;

    private readonly int[] _children;

    public ParseTree(Doc doc)
    {
        Doc = doc;
        _starts = new int[doc.Count + 2];
        for (var i = 0; i < doc.Count; i++)
        {
            var head = doc[i].Head.Index;
            _starts[head + 2] += head == i ? 0 : 1;
        }

        for (var i = 2; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _children = new int[_starts[^1]];
        for (var i = 0; i < doc.Count; i++)
        {
            if (doc[i].Head.Index is var head && head != i)
            {
                _children[_starts[head + 1]++] = i;
            }
        }
    }

    public Doc Doc { get; }

    public ReadOnlySpan<int> Children(int token) => _children.AsSpan(_starts[token], _starts[token + 1] - _starts[token]);

    /// <summary>The first child in one of these relations, or -1.</summary>
    public int Child(int token, string relation, string? other = null, string? third = null)
    {
        foreach (var child in Children(token))
        {
            var dep = Doc[child].Dep;
            if (dep == relation || dep == other || dep == third)
            {
                return child;
            }
        }

        return -1;
    }

    public bool IsNegated(int token)
    {
        foreach (var child in Children(token))
        {
            if (Doc[child].Dep == "neg" || Doc[child].Lower is "never" or "neither" or "nor" or "no" or "hardly")
            {
                return true;
            }
        }

        return false;
    }
}
