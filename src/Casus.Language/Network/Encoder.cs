using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>
/// Runs an encoder over a document in chunks, each with the few neighbouring rows it needs, so that memory does not grow with the text. The result does not depend on where
/// chunks end.
/// </summary>
/// <remarks>Rows are the document's tokens with as many rows of zeros before and after as there are layers; beyond those, windows see zeros (thinc's padding).</remarks>
internal sealed unsafe class Encoder : IDisposable
{
    /// <summary>Tokens a chunk: the weights of a layer, 440 kB in sm, come from afar once a chunk, so a chunk holds most articles whole.</summary>
    public const int ChunkRows = 1024;

    private const int Tile = 8;

    /// <summary>Pairs of windows that go through a group of panels together: what lies between is then small enough for the nearest caches.</summary>
    private const int BlockPairs = 32;

    /// <summary>Panels that stay in the second-level cache while all rows of a chunk go by: 220 kB in sm.</summary>
    private const int PanelGroup = 3;

    private readonly EncoderWeights _weights;
    private readonly Kernel _kernel;
    private readonly SumCache _cache;
    private readonly int _place;
    private readonly int _width;
    private readonly int _depth;
    private readonly int _sums;
    private readonly NativeFloats _in;
    private readonly NativeFloats _out;
    private readonly NativeFloats _tile;
    private readonly NativeFloats _pairs;
    private readonly NativeFloats _products;
    private readonly NativeFloats _zeros;
    private readonly Mixer _mixer;
    private readonly NativeFloats _mixed;
    private readonly NativeFloats _contributions;
    private readonly int[] _slots;
    private readonly (Form Form, bool Space)[] _missing = new (Form, bool)[Mixer.Batch];
    private readonly int[] _missingSlots = new int[Mixer.Batch];
    private int _missingCount;

    /// <param name="place">Which pair of a form's slots this encoder's cache uses.</param>
    public Encoder(EncoderWeights weights, Kernel kernel, int place, int cacheEntries)
    {
        (_weights, _kernel, _place, _width, _depth) = (weights, kernel, place, weights.Width, weights.Layers.Length);
        var rows = ChunkRows + (2 * _depth) + 2 + Tile;
        _sums = 3 * _width;
        _cache = new(Math.Max(cacheEntries, rows), _width + (3 * _sums));
        _in = new((long)rows * _width);
        _out = new((long)rows * _width);
        _tile = new((long)rows * _width);
        _pairs = new(4 * BlockPairs * _width);
        _products = new(4 * BlockPairs * Kernel.PanelColumns);
        _zeros = new(_width + (3 * _sums));
        _mixer = new(weights, kernel);
        _mixed = new((long)Mixer.Batch * _width);
        _contributions = new((long)Mixer.Batch * 3 * _sums);
        _slots = new int[rows];
    }

    public SumCache Cache => _cache;

    /// <summary>The rows of the tokens from <paramref name="first"/>, no more than <see cref="ChunkRows"/>; valid until the next call, with room for a tile after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float* Encode(Form[] forms, bool[] spaces, int total, int first, int count)
    {
        // Row numbers: token t is row t + depth, all rows are 0 … total + 2·depth − 1.
        var all = total + (2 * _depth);
        var (from, to) = (first + _depth, first + _depth + count);
        var origin = from - _depth - 1;
        Look(forms, spaces, total, origin, to + _depth + 1);
        var target = _in.Pointer;
        var (low, high) = Reach(0);
        var window = stackalloc float*[3];
        for (var row = low; row < high; row++)
        {
            var layer = _weights.Layers[0];
            Prefetch(row + 3 < to + _depth + 1 ? _slots[row + 3 - origin] : -1);
            for (var part = 0; part < 3; part++)
            {
                window[part] = Sums(row - 1 + part) + _width + (part * _sums);
            }

            _kernel.SumMaxout(window, 3, layer.Panels, layer.Bias.Pointer, _tile.Pointer);
            _kernel.Normalize(_tile.Pointer, _width, layer.Scale.Pointer, layer.Shift.Pointer, Sums(row), At(target, row));
        }

        var source = target;
        target = _out.Pointer;
        for (var depth = 1; depth < _depth; depth++)
        {
            var layer = _weights.Layers[depth];
            Zero(source, -1);
            Zero(source, all);
            (low, high) = Reach(depth);

            // Pairs begin at even rows of the document, wherever the chunk begins. A row that only fills a pair up does not touch the other.
            var even = low & ~1;
            var pairs = (high - even + 1) / 2;
            for (var group = 0; group < layer.Panels; group += PanelGroup)
            {
                var end = Math.Min(layer.Panels, group + PanelGroup);
                for (var pair = 0; pair < pairs; pair += BlockPairs)
                {
                    var row = even + (2 * pair);
                    Windows(layer, group, end, At(source, row - 1), Math.Min(BlockPairs, pairs - pair), _tile.Pointer + ((long)(row - even) * _width));
                    if (end == layer.Panels)
                    {
                        Finish(layer, Math.Max(row, low), Math.Min(row + (2 * BlockPairs), high), even);
                    }
                }
            }

            var swap = source;
            source = target;
            target = swap;
        }

        return At(source, from);

        // The rows of a layer's output that the layers after it still look at.
        (int Low, int High) Reach(int depth) => (Math.Max(0, from - (_depth - 1 - depth)), Math.Min(all, to + (_depth - 1 - depth)));

        void Finish(MaxoutLayer layer, int row, int end, int even)
        {
            for (; row < end; row++)
            {
                _kernel.Normalize(_tile.Pointer + ((long)(row - even) * _width), _width, layer.Scale.Pointer, layer.Shift.Pointer, At(source, row), At(target, row));
            }
        }

        float* At(float* rows, int row) => rows + ((long)(row - origin) * _width);

        float* Sums(int row) => _slots[row - origin] is var slot && slot < 0 ? _zeros.Pointer : _cache.At(slot);

        void Zero(float* rows, int row)
        {
            if (row >= origin && row < to + _depth + 1)
            {
                new Span<float>(At(rows, row), _width).Clear();
            }
        }
    }

    /// <summary>
    /// The maxouts of some panels for a block of windows, two neighbours at a time, written to rows of <paramref name="target"/>. <paramref name="rows"/> is the row before the
    /// first pair.
    /// </summary>
    private void Windows(MaxoutLayer layer, int panel, int end, float* rows, int pairs, float* target)
    {
        const int Part = BlockPairs * Kernel.PanelColumns;
        var (size, tiled) = (_width * Kernel.PanelColumns, (pairs + _kernel.TileRows - 1) / _kernel.TileRows * _kernel.TileRows);
        _kernel.Pair(rows, _width, pairs, _pairs.Pointer, BlockPairs * _width);
        for (var weights = layer.Weights.Pointer + ((long)panel * 4 * size); panel < end; panel++)
        {
            for (var part = 0; part < 4; part++, weights += size)
            {
                _kernel.Panels(_pairs.Pointer + (part * BlockPairs * _width), _width, tiled, weights, size, _width, 1, _products.Pointer + (part * Part), Kernel.PanelColumns);
            }

            _kernel.PairMaxout(_products.Pointer, Part, pairs, layer.Bias.Pointer + (panel * Kernel.PanelColumns), target + (panel * 16), _width);
        }
    }

    // Entries lie anywhere in tens of megabytes; asked for three rows ahead they are there when they are added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(int slot)
    {
        if (Sse.IsSupported && slot >= 0)
        {
            var entry = _cache.At(slot);
            for (var i = 0; i < _width + (3 * _sums); i += 16)
            {
                Sse.Prefetch0(entry + i);
            }
        }
    }

    /// <summary>Finds the ready-made sums of all rows from <paramref name="origin"/> and makes those that are missing.</summary>
    private void Look(Form[] forms, bool[] spaces, int total, int origin, int end)
    {
        _cache.BeginRound();
        for (var row = origin; row < end; row++)
        {
            var token = row - _depth;
            if (token < 0 || token >= total)
            {
                _slots[row - origin] = -1;
                continue;
            }

            var space = _weights.DependsOnSpace && spaces[token];
            var slot = _cache.Slot(forms[token], (2 * _place) + (space ? 1 : 0), out var isNew);
            _slots[row - origin] = slot;
            if (isNew)
            {
                _missingSlots[_missingCount] = slot;
                _missing[_missingCount++] = (forms[token], space);
                _mixer.Prefetch(forms[token]);
                if (_missingCount == Mixer.Batch)
                {
                    Make();
                }
            }
        }

        Make();
    }

    /// <summary>Mixes the forms that are missing, and works out what each adds to the windows it can stand in.</summary>
    private void Make()
    {
        if (_missingCount == 0)
        {
            return;
        }

        _mixer.Mix(_missing.AsSpan(0, _missingCount), _mixed.Pointer);
        var first = _weights.Layers[0];
        for (var part = 0; part < 3; part++)
        {
            var weights = first.Weights.Pointer + ((long)part * _width * Kernel.PanelColumns);
            _kernel.Panels(_mixed.Pointer, _width, _missingCount, weights, (nint)first.K * Kernel.PanelColumns, _width, first.Panels, _contributions.Pointer + (part * _sums), 3 * _sums);
        }

        for (var i = 0; i < _missingCount; i++)
        {
            var entry = _cache.At(_missingSlots[i]);
            new Span<float>(_mixed.Pointer + ((long)i * _width), _width).CopyTo(new(entry, _width));
            new Span<float>(_contributions.Pointer + ((long)i * 3 * _sums), 3 * _sums).CopyTo(new(entry + _width, 3 * _sums));
        }

        _missingCount = 0;
    }

    public void Dispose()
    {
        _mixer.Dispose();
        foreach (var floats in (NativeFloats[])[_in, _out, _tile, _pairs, _products, _zeros, _mixed, _contributions])
        {
            floats.Dispose();
        }
    }
}
