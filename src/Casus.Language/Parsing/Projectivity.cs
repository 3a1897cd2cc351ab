namespace Casus.Language;

/// <summary>What spaCy does after parsing: edges of subtrees, sentence starts, and the return of lifted arcs to where their labels say (<c>nonproj.pyx</c>).</summary>
internal sealed class Projectivity(ParserModel model)
{
    /// <summary>Sweeps before spaCy gives up on a forest that crosses its own sentences.</summary>
    private const int SweepLimit = 12;

    private readonly Queue<int> _queue = new();
    private readonly List<int> _children = [];
    private readonly Dictionary<int, List<int>> _moved = [];
    private int[] _leftEdges = [];
    private int[] _rightEdges = [];
    private int[] _childStarts = [];
    private int[] _childList = [];
    private bool[] _rootEdges = [];

    public void Finish(int count, int[] heads, ushort[] relations, bool[] starts, Form[] forms, CancellationToken cancellation)
    {
        if (_leftEdges.Length < count || _leftEdges.Length > Math.Max(1 << 16, count * 8))
        {
            var size = Math.Max(256, count + (count / 4));
            (_leftEdges, _rightEdges, _childList, _childStarts, _rootEdges) = (new int[size], new int[size], new int[size], new int[size + 2], new bool[size]);
        }

        SetEdges(count, heads, starts);
        cancellation.ThrowIfCancellationRequested();
        if (Return(count, heads, relations, forms))
        {
            SetEdges(count, heads, starts);
        }
    }

    /// <summary>The first token of each token's subtree, as the last sweep left it.</summary>
    public int[] LeftEdges(int count) => _leftEdges.AsSpan(0, count).ToArray();

    public int[] RightEdges(int count) => _rightEdges.AsSpan(0, count).ToArray();

    private void SetEdges(int count, int[] heads, bool[] starts)
    {
        for (var i = 0; i < count; i++)
        {
            _leftEdges[i] = _rightEdges[i] = i;
        }

        for (var sweep = 0; sweep < SweepLimit; sweep++)
        {
            for (var i = 0; i < count; i++)
            {
                Widen(heads[i], i);
            }

            for (var i = count - 1; i >= 0; i--)
            {
                Widen(heads[i], i);
            }

            if (HeadsAreWithinSentences(count, heads))
            {
                break;
            }
        }

        starts.AsSpan(0, count).Clear();
        for (var i = 0; i < count; i++)
        {
            if (heads[i] == i)
            {
                starts[_leftEdges[i]] = true;
            }
        }
    }

    private void Widen(int head, int child)
    {
        _leftEdges[head] = Math.Min(_leftEdges[head], _leftEdges[child]);
        _rightEdges[head] = Math.Max(_rightEdges[head], _rightEdges[child]);
    }

    // The quirk is spaCy's: a head equal to the next sentence's first token passes, and the very last token is not looked at.
    private bool HeadsAreWithinSentences(int count, int[] heads)
    {
        _rootEdges.AsSpan(0, count).Clear();
        for (var i = 0; i < count; i++)
        {
            if (heads[i] == i)
            {
                _rootEdges[_leftEdges[i]] = true;
            }
        }

        var start = 0;
        for (var i = 0; i < count; i++)
        {
            if ((i > 0 && _rootEdges[i]) || i == count - 1)
            {
                for (var j = start; j < i; j++)
                {
                    if (heads[j] < start || heads[j] > i)
                    {
                        return false;
                    }
                }

                start = i;
            }
        }

        return true;
    }

    /// <summary>Gives each lifted arc back to the first token, breadth first below its present head, whose relation its label names.</summary>
    private bool Return(int count, int[] heads, ushort[] relations, Form[] forms)
    {
        var any = false;
        for (var i = 0; i < count; i++)
        {
            if (!model.IsLifted(relations[i], out var relation, out var headRelation))
            {
                continue;
            }

            if (!any)
            {
                any = true;
                IndexChildren(count, heads);
            }

            var head = FindHead(i, heads, relations, forms, headRelation);
            relations[i] = (ushort)relation;
            if (head >= 0 && head != heads[i])
            {
                heads[i] = head;
                if (!_moved.TryGetValue(head, out var list))
                {
                    _moved.Add(head, list = []);
                }

                list.Add(i);
            }
        }

        return any;
    }

    private int FindHead(int token, int[] heads, ushort[] relations, Form[] forms, int wanted)
    {
        _queue.Clear();
        _queue.Enqueue(heads[token]);
        while (_queue.TryDequeue(out var node))
        {
            Children(node, heads);
            foreach (var child in _children)
            {
                if (forms[child].IsSpace || child == token)
                {
                    continue;
                }

                if (relations[child] == wanted)
                {
                    return child;
                }

                _queue.Enqueue(child);
            }
        }

        return -1;
    }

    /// <summary>The present children of a token, left to right, within the edges it had before anything moved.</summary>
    private void Children(int node, int[] heads)
    {
        _children.Clear();
        for (var i = _childStarts[node]; i < _childStarts[node + 1]; i++)
        {
            if (heads[_childList[i]] == node)
            {
                _children.Add(_childList[i]);
            }
        }

        if (_moved.TryGetValue(node, out var moved))
        {
            foreach (var child in moved)
            {
                if (heads[child] == node && child >= _leftEdges[node] && child <= _rightEdges[node] && !_children.Contains(child))
                {
                    _children.Add(child);
                }
            }

            _children.Sort();
        }
    }

    private void IndexChildren(int count, int[] heads)
    {
        _moved.Clear();
        var starts = _childStarts.AsSpan(0, count + 2);
        starts.Clear();
        for (var i = 0; i < count; i++)
        {
            if (heads[i] != i)
            {
                starts[heads[i] + 2]++;
            }
        }

        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        for (var i = 0; i < count; i++)
        {
            if (heads[i] != i)
            {
                _childList[starts[heads[i] + 1]++] = i;
            }
        }
    }
}
