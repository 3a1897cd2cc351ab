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

    /// <summary>Groups of windows that go through some panels together: what lies between is then small enough for the nearest caches.</summary>
    private const int BlockGroups = 32;

    /// <summary>Panels that stay in the second-level cache while all rows of a chunk go by: 330 kB in sm.</summary>
    private const int NearPanels = 3;

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
    private readonly NativeFloats _groups;
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
        var rows = ChunkRows + (2 * ((Winograd.Windows * _depth) + 1)) + Tile;
        _sums = 3 * _width;
        _cache = new(Math.Max(cacheEntries, rows), _width + (3 * _sums));
        _in = new((long)rows * _width);
        _out = new((long)rows * _width);
        _tile = new((long)rows * _width);
        _groups = new(Winograd.Parts * BlockGroups * _width);
        _products = new(Winograd.Parts * BlockGroups * Kernel.PanelColumns);
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
        var reach = stackalloc (int Low, int High)[_depth];
        Reach(reach, from, to, all);
        var (low, high) = reach[0];
        var (origin, end) = (low - 1, high + 1);
        Look(forms, spaces, total, origin, end);
        var target = _in.Pointer;
        var window = stackalloc float*[3];
        for (var row = low; row < high; row++)
        {
            var layer = _weights.Layers[0];
            Prefetch(row + 3 < end ? _slots[row + 3 - origin] : -1);
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
            (low, high) = reach[depth];
            var (start, stop) = (Down(low), Up(high));
            if (start == 0)
            {
                Clear(source, -1, 0);
            }

            Clear(source, all, stop + 1);
            for (var panel = 0; panel < layer.Panels; panel += NearPanels)
            {
                var nextPanel = Math.Min(layer.Panels, panel + NearPanels);
                for (var row = start; row < stop; row += Winograd.Windows * BlockGroups)
                {
                    var groups = Math.Min(BlockGroups, (stop - row) / Winograd.Windows);
                    Windows(layer, panel, nextPanel, At(source, row - 1), groups, _tile.Pointer + ((long)(row - start) * _width));
                    if (nextPanel == layer.Panels)
                    {
                        Finish(layer, Math.Max(row, low), Math.Min(row + (Winograd.Windows * groups), high), start);
                    }
                }
            }

            var swap = source;
            source = target;
            target = swap;
        }

        return At(source, from);

        void Finish(MaxoutLayer layer, int row, int end, int start)
        {
            for (; row < end; row++)
            {
                _kernel.Normalize(_tile.Pointer + ((long)(row - start) * _width), _width, layer.Scale.Pointer, layer.Shift.Pointer, At(source, row), At(target, row));
            }
        }

        float* At(float* rows, int row) => rows + ((long)(row - origin) * _width);

        float* Sums(int row) => _slots[row - origin] is var slot && slot < 0 ? _zeros.Pointer : _cache.At(slot);

        void Clear(float* rows, int row, int end)
        {
            if (row < end)
            {
                new Span<float>(At(rows, row), (end - row) * _width).Clear();
            }
        }
    }

    /// <summary>
    /// The rows of each layer's output that the layers after it look at. Groups of windows begin at rows of the document that are multiples of four, wherever the chunk begins, and
    /// every window of a group sees all its rows in its last bits: so whole groups are looked at, and the bits do not depend on the chunk.
    /// </summary>
    private void Reach((int Low, int High)* reach, int from, int to, int all)
    {
        reach[_depth - 1] = (from, to);
        for (var depth = _depth - 1; depth > 0; depth--)
        {
            reach[depth - 1] = (Math.Max(0, Down(reach[depth].Low) - 1), Math.Min(all, Up(reach[depth].High) + 1));
        }
    }

    private static int Down(int row) => row & -Winograd.Windows;

    private static int Up(int row) => Down(row + Winograd.Windows - 1);

    /// <summary>
    /// The maxouts of some panels for a block of windows, four neighbours at a time, written to rows of <paramref name="target"/>. <paramref name="rows"/> is the row before the
    /// first group.
    /// </summary>
    private void Windows(MaxoutLayer layer, int panel, int end, float* rows, int groups, float* target)
    {
        const int Part = BlockGroups * Kernel.PanelColumns;
        var (size, tiled) = (_width * Kernel.PanelColumns, (groups + _kernel.TileRows - 1) / _kernel.TileRows * _kernel.TileRows);
        _kernel.WindowInput(rows, _width, _width, groups, _groups.Pointer, BlockGroups * _width);
        for (var weights = layer.Weights.Pointer + ((long)panel * Winograd.Parts * size); panel < end; panel++)
        {
            for (var part = 0; part < Winograd.Parts; part++, weights += size)
            {
                _kernel.Panels(_groups.Pointer + (part * BlockGroups * _width), _width, tiled, weights, size, _width, 1, _products.Pointer + (part * Part), Kernel.PanelColumns);
            }

            _kernel.WindowMaxout(_products.Pointer, Part, groups, layer.Bias.Pointer + (panel * Kernel.PanelColumns), target + (panel * 16), _width);
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
        foreach (var floats in (NativeFloats[])[_in, _out, _tile, _groups, _products, _zeros, _mixed, _contributions])
        {
            floats.Dispose();
        }
    }
}
