using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Casus.Language;

/// <summary>
/// A worker's projected tokens, made chunk by chunk when one is first looked at and given up when none before will be; and the lower layer's rows made from them in blocks
/// when an action first asks, of which a bounded number is kept. So memory grows with what a state can still see, not with the text.
/// </summary>
internal sealed unsafe class TokenRows : IDisposable
{
    private const int BlockTokens = 32;

    /// <summary>Together about a megabyte, which the second-level cache holds; further back than 256 tokens hardly a state looks.</summary>
    private const int BlockCount = 8;

    /// <summary>Rows kept one by one for tokens further back: in odd texts a state may look back to the beginning at every step.</summary>
    private const int Singles = 64;

    /// <summary>Chunks kept for the next document.</summary>
    private const int MostFree = 4;

    private readonly TransitionNet _net;
    private readonly Kernel _kernel;
    private readonly int _stride;
    private readonly int _rowLength;
    private readonly int[] _held = new int[BlockCount];
    private readonly NativeFloats?[] _blocks = new NativeFloats?[BlockCount];
    private readonly int[] _heldSingles = new int[Singles];
    private readonly NativeFloats _singles;
    private readonly NativeFloats _scratch;
    private readonly NativeFloats _spare;
    private readonly Stack<NativeFloats> _free = new();
    private NativeFloats?[] _chunks = [];
    private Action<int> _make = _ => { };
    private int _made;
    private int _kept;

    public TokenRows(TransitionNet net, Kernel kernel)
    {
        (_net, _kernel) = (net, kernel);
        _stride = Panels.CountFor(2 * net.HiddenWidth * net.Features) * Kernel.PanelColumns;
        _rowLength = 2 * net.HiddenWidth;
        _scratch = new(8L * Panels.CountFor(net.HiddenWidth) * Kernel.PanelColumns);
        _singles = new((long)Singles * _stride);
        _spare = new((long)net.Features * _rowLength);
    }

    /// <summary>Forgets the last document and begins another, of which <paramref name="make"/> projects the chunk of a number; chunks are asked for in order.</summary>
    public void Begin(int tokens, Action<int> make)
    {
        Array.Fill(_held, -1);
        Array.Fill(_heldSingles, -1);
        Release(_made);
        (_make, _made, _kept) = (make, 0, 0);
        var chunks = ChunksOf(tokens);
        if (_chunks.Length < chunks || _chunks.Length > Math.Max(1024, 8 * chunks))
        {
            _chunks = new NativeFloats?[chunks];
        }
    }

    /// <summary>Tokens before this one will not be asked for again.</summary>
    public void Forget(int token) => Release(Math.Min(_made, token / Encoder.ChunkRows));

    /// <summary>Makes the chunks that nobody looked at, and gives all room beyond a usual document's back.</summary>
    public void End(int tokens)
    {
        while (_made < ChunksOf(tokens))
        {
            MakeChunk();
            Release(_made);
        }

        Release(_made);
        while (_free.Count > MostFree)
        {
            _free.Pop().Dispose();
        }
    }

    /// <summary>Chunks that a document has.</summary>
    public static int ChunksOf(int tokens) => (tokens + Encoder.ChunkRows - 1) / Encoder.ChunkRows;

    private void Release(int end)
    {
        for (; _kept < end; _kept++)
        {
            _free.Push(_chunks[_kept]!);
            _chunks[_kept] = null;
        }
    }

    private void MakeChunk()
    {
        _chunks[_made] = _free.TryPop(out var free) ? free : new((long)Encoder.ChunkRows * _net.HiddenWidth);
        _make(_made++);
    }

    /// <summary>Projects the encoder's rows of a chunk's tokens.</summary>
    public void Project(float* rows, int stride, int chunk, int count)
    {
        var panels = Panels.CountFor(_net.HiddenWidth);
        var columns = panels * Kernel.PanelColumns;
        for (var row = 0; row < count; row += 8)
        {
            _kernel.Panels(rows + ((long)row * stride), stride, 8, _net.Projection.Pointer, (nint)_net.Inputs * Kernel.PanelColumns, _net.Inputs, panels, _scratch.Pointer, columns);
            for (var i = 0; i < 8 && row + i < count; i++)
            {
                var target = _chunks[chunk]!.Pointer + ((long)(row + i) * _net.HiddenWidth);
                var source = _scratch.Pointer + (i * columns);
                for (var unit = 0; unit < _net.HiddenWidth; unit += 4)
                {
                    (Vector128.Load(source + unit) + Vector128.Load(_net.ProjectionBias.Pointer + unit)).Store(target + unit);
                }
            }
        }
    }

    /// <summary>Scores all actions for a state's feature tokens (−1: none).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<int> tokens, float* scores)
    {
        var rows = stackalloc float*[_net.Features];
        for (var i = 0; i < tokens.Length; i++)
        {
            rows[i] = Row(tokens[i], i);
        }

        // A row fetched later may have taken the place of one fetched before: then each is copied as soon as it is there.
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] >= 0 && _held[tokens[i] / BlockTokens % BlockCount] != tokens[i] / BlockTokens)
            {
                CopyRows(tokens, rows);
                break;
            }
        }

        var hidden = stackalloc float[_net.HiddenWidth];
        _kernel.Hidden(rows, tokens.Length, _net.HiddenWidth, _net.LowerBias.Pointer, hidden);
        _kernel.Scores(hidden, _net.HiddenWidth, _net.Upper.Pointer, _net.Columns, _net.UpperBias.Pointer, scores);
    }

    private void CopyRows(ReadOnlySpan<int> tokens, float** rows)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var spare = _spare.Pointer + (i * _rowLength);
            new Span<float>(Row(tokens[i], i), _rowLength).CopyTo(new(spare, _rowLength));
            rows[i] = spare;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* Row(int token, int feature)
    {
        if (token < 0)
        {
            return _net.Pad.Pointer + (feature * _rowLength);
        }

        var block = token / BlockTokens;
        if (_held[block % BlockCount] != block)
        {
            if (block < _held[block % BlockCount])
            {
                return Single(token) + (feature * _rowLength);
            }

            MakeBlock(block);
        }

        return _blocks[block % BlockCount]!.Pointer + ((long)(token % BlockTokens) * _stride) + (feature * _rowLength);
    }

    /// <summary>The row of a token whose block has made room for a later one.</summary>
    private float* Single(int token)
    {
        var row = _singles.Pointer + ((long)(token % Singles) * _stride);
        if (_heldSingles[token % Singles] != token)
        {
            Lower(token, 1, row);
            _heldSingles[token % Singles] = token;
        }

        return row;
    }

    private void MakeBlock(int block)
    {
        var place = block % BlockCount;
        _blocks[place] ??= new((long)BlockTokens * _stride);
        Lower(block * BlockTokens, BlockTokens, _blocks[place]!.Pointer);
        _held[place] = block;
    }

    private void Lower(int token, int count, float* target)
    {
        while (_made <= token / Encoder.ChunkRows)
        {
            MakeChunk();
        }

        // A block never reaches beyond its chunk; behind the text's end its rows are of nothing and nobody asks for them.
        var source = _chunks[token / Encoder.ChunkRows]!.Pointer + ((long)(token % Encoder.ChunkRows) * _net.HiddenWidth);
        _kernel.Panels(source, _net.HiddenWidth, count, _net.Lower.Pointer, (nint)_net.HiddenWidth * Kernel.PanelColumns, _net.HiddenWidth, _stride / Kernel.PanelColumns, target, _stride);
    }

    public void Dispose()
    {
        _singles.Dispose();
        Release(_made);
        while (_free.TryPop(out var free))
        {
            free.Dispose();
        }

        _scratch.Dispose();
        _spare.Dispose();
        foreach (var block in _blocks)
        {
            block?.Dispose();
        }
    }
}
