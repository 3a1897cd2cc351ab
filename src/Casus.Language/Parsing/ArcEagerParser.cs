namespace Casus.Language;

/// <summary>spaCy's arc-eager parser with its own moves: LEFT may replace a head, REDUCE puts a headless token back once, BREAK marks a sentence start. Greedy.</summary>
internal sealed unsafe class ArcEagerParser : IDisposable
{
    private const int Shift = 0, Reduce = 1, Left = 2, Right = 3, Break = 4;

    private readonly ParserModel _model;
    private readonly TokenRows _rows;
    private readonly NativeFloats _scores;
    private readonly NativeFloats _masks;
    private int[] _stack = [];
    private int[] _again = [];
    private int[] _leftLast = [];
    private int[] _rightLast = [];
    private int[] _before = [];
    private bool[] _unshiftable = [];
    private int _depth;
    private int _againCount;
    private int _next;
    private int _count;

    public ArcEagerParser(ParserModel model, Kernel kernel)
    {
        _model = model;
        _rows = new(model.Net, kernel);
        _scores = new(model.Net.Columns);

        // One mask for each set of valid moves.
        _masks = new(32L * model.Net.Columns);
        new Span<float>(_masks.Pointer, 32 * model.Net.Columns).Fill(float.NegativeInfinity);
        for (var set = 0; set < 32; set++)
        {
            for (var action = 0; action < model.Moves.Count; action++)
            {
                if ((set >> model.Moves.Moves[action] & 1) != 0)
                {
                    _masks.Pointer[(set * model.Net.Columns) + action] = 0;
                }
            }
        }
    }

    public TokenRows Rows => _rows;

    /// <summary>Heads (a root's is itself), relations and the marks of BREAK, over the tokens that <see cref="Rows"/> has begun. Tokens without a head get <see cref="ParserModel.Root"/>.</summary>
    /// <param name="given">Tokens known to begin a sentence: no arc reaches over the place before them.</param>
    public void Parse(int count, int[] heads, ushort[] relations, bool[] starts, IReadOnlyList<int> given, CancellationToken cancellation)
    {
        Begin(count);
        heads.AsSpan(0, count).Fill(-1);
        starts.AsSpan(0, count).Clear();
        if (count > 0)
        {
            starts[0] = true;
        }

        foreach (var token in given)
        {
            starts[token] = true;
        }

        Span<int> features = stackalloc int[8];
        for (var step = 0; _depth > 0 || HasBuffer; step++)
        {
            if ((step & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var valid = Valid(heads, starts);
            if (valid == 0)
            {
                break;
            }

            var (b0, s0) = (Buffer(0), Stack(0));
            if (s0 < 0 && b0 == _next && _leftLast[b0] < 0)
            {
                // Nothing before can be reached any more: an arc to it would need the stack.
                _rows.Forget(b0);
            }

            features[0] = b0;
            features[1] = Buffer(1);
            features[2] = s0;
            features[3] = Stack(1);
            features[4] = Stack(2);
            features[5] = b0 < 0 ? -1 : _leftLast[b0];
            features[6] = s0 < 0 ? -1 : _leftLast[s0];
            features[7] = s0 < 0 ? -1 : _rightLast[s0];
            _rows.Score(features, _scores.Pointer);
            var action = Best.Of(_scores.Pointer, _masks.Pointer + (valid * _model.Net.Columns), _model.Net.Columns);
            Apply(_model.Moves.Moves[action], (ushort)_model.Moves.LabelNumbers[action], b0, s0, heads, relations, starts);
        }

        for (var i = 0; i < count; i++)
        {
            if (heads[i] < 0)
            {
                heads[i] = i;
                relations[i] = (ushort)_model.Root;
            }
        }
    }

    private bool HasBuffer => _againCount > 0 || _next < _count;

    private int Stack(int i) => i < _depth ? _stack[_depth - 1 - i] : -1;

    private int Buffer(int i) => i < _againCount ? _again[_againCount - 1 - i] : _next + i - _againCount is var at && at < _count ? at : -1;

    private int Valid(int[] heads, bool[] starts)
    {
        var (b0, b1) = (Buffer(0), Buffer(1));
        var valid = 0;
        if (_depth == 0 || (b1 >= 0 && !starts[b0] && !_unshiftable[b0]))
        {
            valid |= 1 << Shift;
        }

        if (_depth > 0)
        {
            valid |= 1 << Reduce;
            if (b0 >= 0 && !starts[b0])
            {
                valid |= (1 << Left) | (1 << Right);
            }
        }

        if (b1 >= 0 && b1 == b0 + 1 && !starts[b1])
        {
            valid |= 1 << Break;
        }

        return valid;
    }

    private void Apply(int move, ushort label, int b0, int s0, int[] heads, ushort[] relations, bool[] starts)
    {
        switch (move)
        {
            case Shift:
                Push();
                break;
            case Reduce when heads[s0] >= 0 || _depth == 1:
                _depth--;
                break;
            case Reduce:
                _depth--;
                _unshiftable[s0] = true;
                _again[_againCount++] = s0;
                break;
            case Left:
                AddArc(b0, s0, label, heads, relations);
                _unshiftable[b0] = false;
                _depth--;
                break;
            case Right:
                AddArc(s0, b0, label, heads, relations);
                Push();
                break;
            default:
                starts[Buffer(1)] = true;
                break;
        }
    }

    private void Push() => _stack[_depth++] = _againCount > 0 ? _again[--_againCount] : _next++;

    private void AddArc(int head, int child, ushort label, int[] heads, ushort[] relations)
    {
        if (heads[child] is var old and >= 0)
        {
            Remove(child < old ? _leftLast : _rightLast, old, child);
        }

        var last = child < head ? _leftLast : _rightLast;
        _before[child] = last[head];
        last[head] = child;
        heads[child] = head;
        relations[child] = label;
    }

    // The arc that goes is nearly always the last one added.
    private void Remove(int[] last, int head, int child)
    {
        if (last[head] == child)
        {
            last[head] = _before[child];
            return;
        }

        for (var other = last[head]; other >= 0; other = _before[other])
        {
            if (_before[other] == child)
            {
                _before[other] = _before[child];
                return;
            }
        }
    }

    private void Begin(int count)
    {
        if (_stack.Length < count || _stack.Length > Math.Max(1 << 16, count * 8))
        {
            var size = Math.Max(256, count + (count / 4));
            (_stack, _again, _leftLast, _rightLast, _before) = (new int[size], new int[size], new int[size], new int[size], new int[size]);
            _unshiftable = new bool[size];
        }

        (_depth, _againCount, _next, _count) = (0, 0, 0, count);
        _leftLast.AsSpan(0, count).Fill(-1);
        _rightLast.AsSpan(0, count).Fill(-1);
        _unshiftable.AsSpan(0, count).Clear();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _scores.Dispose();
        _masks.Dispose();
    }
}
