using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Runs the attribution network over a document: for each token the scores of the labels, and its row of the last layer.</summary>
/// <remarks>
/// Holds the buffers of one thread, grown to the longest section seen. Sections are cut by the caller; what a section cannot see is zero, as around a document.
/// </remarks>
internal sealed unsafe class TokenNetwork : IDisposable
{
    private const int Tile = 32;
    private const int BlockRows = 96;
    private const int Margin = NetworkWeights.Farthest;

    private readonly NetworkWeights _weights;
    private readonly Kernel _kernel;
    private readonly int _width;
    private readonly int _panels;
    private readonly int _pieces;
    private readonly int _blocks;
    private readonly NativeFloats _gathered;
    private readonly NativeFloats _mixed;
    private readonly NativeFloats _nothing;
    private readonly NativeFloats _windows;
    private readonly int[] _slots = new int[NetworkWeights.Looks * Tile];
    private int[] _seen = [];
    private int[] _place = [];
    private int _round;
    private LabelNumbers? _numbers;
    private NativeFloats _first = new(0);
    private NativeFloats _second = new(0);
    private NativeFloats _children = new(0);
    private NativeFloats _sentences = new(0);
    private NativeFloats _pooled = new(0);
    private NativeFloats _scores = new(0);

    public TokenNetwork(NetworkWeights weights, Kernel kernel)
    {
        (_weights, _kernel, _width) = (weights, kernel, weights.Width);
        // Both pieces of a row lie in whole panels; what fills the last is zero and never looked at.
        _panels = Panels.CountFor(NetworkWeights.Pieces * _width);
        _pieces = _panels * Kernel.PanelColumns;
        (_nothing, _windows) = (new(_pieces), new(Tile * _pieces));
        _blocks = (weights.InputWidth + BlockRows - 1) / BlockRows;
        _gathered = new(Tile * Math.Max(weights.InputWidth, 2 * _width));
        _mixed = new((long)Math.Max(_blocks, NetworkWeights.Looks) * Tile * _pieces);
    }

    /// <summary>Numbers between the scores of one token and the next.</summary>
    public static int ScoreStride => Kernel.PanelColumns;

    /// <summary>The scores of the tokens of the last run, <see cref="ScoreStride"/> apart, without the bias of the labels.</summary>
    public float* Scores => _scores.Pointer;

    /// <summary>The rows of the last layer of the last run, <see cref="NetworkWeights.Width"/> numbers each.</summary>
    public float* Rows => _first.Pointer + (Margin * _width);

    /// <param name="from">The first token of the section.</param>
    /// <param name="to">Just past its last.</param>
    /// <exception cref="ModelFormatException">The document was parsed with a model that the weights were not made for.</exception>
    public void Run(TokenFeatures features, EncoderRows rows, Form[] forms, int from, int to)
    {
        var count = to - from;
        _numbers = _weights.NumbersOf(features.Labels);
        Ensure(count, features.Sentences[to - 1] - features.Sentences[from] + 1);
        Enter(features, rows, forms, from, count);
        foreach (var layer in _weights.Layers)
        {
            Mix(layer, features, from, count);
            (_first, _second) = (_second, _first);
        }

        var columns = ScoreStride;
        _kernel.Panels(Rows, _width, count, _weights.Out.Pointer, _width * Kernel.PanelColumns, _width, 1, _scores.Pointer, columns);
    }

    private void Ensure(int count, int sentences)
    {
        // The windows of a last tile that is not full look at what lies beyond it, which must be zero.
        const int after = Tile + Margin;
        var rows = (long)(Margin + count + after) * _width;
        Grow(ref _first, rows);
        Grow(ref _second, rows);
        Grow(ref _children, (long)count * _width);
        Grow(ref _sentences, (long)(sentences + 2) * _width);
        Grow(ref _pooled, (long)sentences * _pieces);
        Grow(ref _scores, (long)count * ScoreStride);
        if (_seen.Length < count)
        {
            (_seen, _place, _round) = (new int[count + (count / 4)], new int[count + (count / 4)], 0);
        }

        foreach (var buffer in (NativeFloats[])[_first, _second])
        {
            new Span<float>(buffer.Pointer, Margin * _width).Clear();
            new Span<float>(buffer.Pointer + ((Margin + (long)count) * _width), after * _width).Clear();
        }
    }

    private static void Grow(ref NativeFloats floats, long needed)
    {
        if (floats.Count < needed)
        {
            floats.Dispose();
            floats = new(needed + (needed / 4));
        }
    }

    private void Enter(TokenFeatures features, EncoderRows rows, Form[] forms, int from, int count)
    {
        var inputs = _weights.InputWidth;
        var parts = stackalloc float*[_blocks];
        for (var first = 0; first < count; first += Tile)
        {
            var size = Math.Min(Tile, count - first);
            for (var i = 0; i < size; i++)
            {
                Input(features, rows, forms, from + first + i, new(_gathered.Pointer + (i * inputs), inputs));
            }

            var blocks = Multiply(_weights.Enter.Pointer, inputs, size);
            for (var i = 0; i < size; i++)
            {
                for (var block = 0; block < blocks; block++)
                {
                    parts[block] = _mixed.Pointer + (((block * Tile) + i) * _pieces);
                }

                var target = _first.Pointer + ((long)(Margin + first + i) * _width);
                _kernel.Hidden(parts, blocks, _width, _weights.EnterBias.Pointer, target);
                _kernel.Normalize(target, _width, _weights.EnterScale.Pointer, _weights.EnterShift.Pointer, null, target);
            }
        }
    }

    /// <summary>
    /// The products of the gathered rows with weights of <paramref name="k"/> rows, block by block: as much of a panel as stays in the first-level cache while the tile goes by. The blocks' sums lie
    /// in <see cref="_mixed"/>, a tile apart; gives their number.
    /// </summary>
    private int Multiply(float* weights, int k, int rows)
    {
        var block = 0;
        for (var from = 0; from < k; from += BlockRows, block++)
        {
            _kernel.Panels(_gathered.Pointer + from, k, rows, weights + (from * Kernel.PanelColumns), (nint)k * Kernel.PanelColumns, Math.Min(BlockRows, k - from), _panels, _mixed.Pointer + (block * Tile * _pieces), _pieces);
        }

        return block;
    }

    private void Input(TokenFeatures features, EncoderRows rows, Form[] forms, int token, Span<float> target)
    {
        rows.Row(token).CopyTo(target);
        rows.EntityRow(token).CopyTo(target[NetworkWeights.EncoderWidth..]);
        target = target[(2 * NetworkWeights.EncoderWidth)..];
        _weights.Words.Read(_weights.Words.Row(forms[token].TextId), target);
        target = target[_weights.Words.Width..];
        var lemma = _weights.Lemmas.GetValueOrDefault(features.Lemmas[token]);
        _weights.LemmaRows.AsSpan(lemma * _weights.LemmaWidth, _weights.LemmaWidth).CopyTo(target);
        target = target[_weights.LemmaWidth..];
        for (var category = 0; category < NetworkWeights.Categories.Length; category++)
        {
            var width = _weights.TableWidths[category];
            var table = _weights.Tables[category];
            var value = Math.Min(Category(features, category, token), (table.Length / width) - 1);
            table.AsSpan(value * width, width).CopyTo(target);
            target = target[width..];
        }
    }

    private int Category(TokenFeatures features, int category, int token) => category switch
    {
        0 => _numbers!.Tags[features.Tags[token]],
        1 => _numbers!.Relations[features.Relations[token]],
        2 => (_numbers!.Entities[features.Entities[token] >> 2] << 2) | (features.Entities[token] & 3),
        3 => features.Shapes[token],
        4 => features.Quotes[token],
        _ => features.Places[token],
    };

    /// <summary>
    /// Seven products a token, each of a row with weights of its own. Its own row and its neighbours' are windows, multiplied four at a time. Of the rows that the tree leads to (its
    /// head's, its children's and so on), within a tile many tokens look at one and some at none, so each is multiplied once for all that look at it.
    /// </summary>
    private void Mix(NetworkLayer layer, TokenFeatures features, int from, int count)
    {
        Children(features, from, count);
        Sentences(layer, features, from, count);
        var origin = features.Sentences[from];
        var source = _first.Pointer + (Margin * _width);
        var target = _second.Pointer + (Margin * _width);
        var parts = stackalloc float*[NetworkWeights.Looks + 2];
        for (var first = 0; first < count; first += Tile)
        {
            var size = Math.Min(Tile, count - first);
            Windows(layer, source + (first * (nint)_width));
            Looks(layer, features, from, count, first, size, source);
            for (var i = 0; i < size; i++)
            {
                var token = first + i;
                parts[0] = _windows.Pointer + (i * _pieces);
                for (var look = 0; look < NetworkWeights.Looks; look++)
                {
                    var slot = _slots[(look * Tile) + i];
                    parts[1 + look] = slot < 0 ? _nothing.Pointer : _mixed.Pointer + (((look * Tile) + slot) * _pieces);
                }

                parts[NetworkWeights.Looks + 1] = _pooled.Pointer + ((long)(features.Sentences[from + token] - origin) * _pieces);
                var row = target + ((long)token * _width);
                _kernel.Hidden(parts, NetworkWeights.Looks + 2, _width, layer.Bias.Pointer, row);
                _kernel.Normalize(row, _width, layer.Scale.Pointer, layer.Shift.Pointer, source + ((long)token * _width), row);
            }
        }
    }

    /// <summary>The sums over each row of a tile and those at the layer's distance before and after it, in <see cref="_windows"/>.</summary>
    private void Windows(NetworkLayer layer, float* rows)
    {
        const int groups = Tile / Winograd.Windows;
        var (distance, each) = (layer.Distance, groups / layer.Distance);
        for (var start = 0; start < distance; start++)
        {
            _kernel.WindowInput(rows + ((start - distance) * _width), distance * _width, _width, each, _gathered.Pointer + (start * each * _width), groups * _width);
        }

        for (var part = 0; part < Winograd.Parts; part++)
        {
            _kernel.Panels(_gathered.Pointer + (part * groups * _width), _width, groups, layer.Window[part].Pointer, _width * Kernel.PanelColumns, _width, _panels, _mixed.Pointer + (part * groups * _pieces), _pieces);
        }

        for (var start = 0; start < distance; start++)
        {
            _kernel.WindowSums(_mixed.Pointer + (start * each * _pieces), groups * _pieces, _pieces, each, _windows.Pointer + (start * _pieces), distance * _pieces);
        }
    }

    /// <summary>The products of the rows that a tile's tokens look at, in <see cref="_mixed"/>; where each finds its own, in <see cref="_slots"/>, −1 for rows of zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Looks(NetworkLayer layer, TokenFeatures features, int from, int count, int first, int size, float* source)
    {
        var k = NetworkWeights.Looks * _width;
        for (var look = 0; look < NetworkWeights.Looks; look++)
        {
            var many = look == 3 && !layer.SeesEdges ? Far() : Once(look == 1 ? _children.Pointer : source, look);
            many = (many + _kernel.TileRows - 1) / _kernel.TileRows * _kernel.TileRows;
            _kernel.Panels(_gathered.Pointer, _width, many, layer.Mix.Pointer + (look * _width * Kernel.PanelColumns), (nint)k * Kernel.PanelColumns, _width, _panels, _mixed.Pointer + (look * Tile * _pieces), _pieces);
        }

        int Once(float* rows, int look)
        {
            var (found, round) = (0, ++_round);
            for (var i = 0; i < size; i++)
            {
                var token = first + i;
                var row = look switch
                {
                    0 => Head(token),
                    1 => IsNothing(rows + (token * (nint)_width)) ? -1 : token,
                    2 => layer.SeesEdges ? Local(features.TopLeft[from + token], token) : Head(Head(token)),
                    _ => Local(features.TopRight[from + token], token),
                };
                if (row >= 0 && _seen[row] != round)
                {
                    (_seen[row], _place[row]) = (round, found);
                    Unsafe.CopyBlock(_gathered.Pointer + (found++ * _width), rows + ((long)row * _width), (uint)(_width * sizeof(float)));
                }

                _slots[(look * Tile) + i] = row < 0 ? -1 : _place[row];
            }

            return found;
        }

        // The rows twice as far off as the neighbours, before and after together.
        int Far()
        {
            var off = 2 * layer.Distance * _width;
            for (var i = 0; i < size; i++)
            {
                var row = source + ((first + i) * (nint)_width);
                Sum(row - off, row + off, _gathered.Pointer + (i * _width));
                _slots[(3 * Tile) + i] = i;
            }

            return size;
        }

        int Head(int token) => Local(features.Heads[from + token], token);

        // What lies outside the section counts as the token itself: a tree does not leave its sentence, so this is for broken input only.
        int Local(int other, int own) => (uint)(other - from) < (uint)count ? other - from : own;
    }

    private bool IsNothing(float* row) => !new ReadOnlySpan<float>(row, _width).ContainsAnyExcept(0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Sum(float* a, float* b, float* target)
    {
        for (var i = 0; i < _width; i += 8)
        {
            (Vector256.Load(a + i) + Vector256.Load(b + i)).Store(target + i);
        }
    }

    /// <summary>The largest of each token's children, number by number; zero without any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Children(TokenFeatures features, int from, int count)
    {
        var source = _first.Pointer + (Margin * _width);
        new Span<float>(_children.Pointer, count * _width).Fill(float.NegativeInfinity);
        for (var i = 0; i < count; i++)
        {
            var head = features.Heads[from + i] - from;
            if (head != i && (uint)head < (uint)count)
            {
                Larger(_children.Pointer + ((long)head * _width), source + ((long)i * _width));
            }
        }

        for (var i = 0; i < count; i++)
        {
            var row = _children.Pointer + ((long)i * _width);
            if (float.IsNegativeInfinity(row[0]))
            {
                new Span<float>(row, _width).Clear();
            }
        }
    }

    /// <summary>The largest of each sentence, number by number, and what it and its neighbours add to the pieces.</summary>
    private void Sentences(NetworkLayer layer, TokenFeatures features, int from, int count)
    {
        var origin = features.Sentences[from];
        var sentences = features.Sentences[from + count - 1] - origin + 1;
        var source = _first.Pointer + (Margin * _width);
        var rows = _sentences.Pointer + _width; // a row of zeros before and after
        new Span<float>(_sentences.Pointer, _width).Clear();
        new Span<float>(rows + ((long)sentences * _width), _width).Clear();
        new Span<float>(rows, sentences * _width).Fill(float.NegativeInfinity);
        for (var i = 0; i < count; i++)
        {
            Larger(rows + ((long)(features.Sentences[from + i] - origin) * _width), source + ((long)i * _width));
        }

        // Training's order is own, before, after; the rows lie before, own, after.
        _kernel.Panels(_sentences.Pointer, _width, sentences, layer.Pool.Pointer, 3 * _width * Kernel.PanelColumns, 3 * _width, _panels, _pooled.Pointer, _pieces);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Larger(float* target, float* row)
    {
        for (var i = 0; i < _width; i += 8)
        {
            Vector256.Store(Vector256.Max(Vector256.Load(target + i), Vector256.Load(row + i)), target + i);
        }
    }

    public void Dispose()
    {
        foreach (var floats in (NativeFloats[])[_gathered, _mixed, _nothing, _windows, _first, _second, _children, _sentences, _pooled, _scores])
        {
            floats.Dispose();
        }
    }
}
