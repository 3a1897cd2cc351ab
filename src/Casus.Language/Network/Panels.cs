namespace Casus.Language;

/// <summary>Weights laid out for the kernels: panels of 48 columns in which the numbers of one k are neighbours.</summary>
internal static unsafe class Panels
{
    private const int Width = Kernel.PanelColumns;

    public static int CountFor(int columns) => (columns + Width - 1) / Width;

    /// <summary>Maxout weights [outputs, pieces, k]: sixteen outputs a panel, three pieces side by side; a missing piece repeats the first, which changes no maximum.</summary>
    public static NativeFloats Maxout(ReadOnlySpan<float> weights, int outputs, int pieces, int k)
    {
        var panels = new NativeFloats((long)outputs / 16 * k * Width);
        for (var output = 0; output < outputs; output++)
        {
            for (var piece = 0; piece < 3; piece++)
            {
                var source = weights.Slice(((output * pieces) + (piece < pieces ? piece : 0)) * k, k);
                var target = panels.Pointer + ((long)(output / 16) * k * Width) + (piece * 16) + (output % 16);
                for (var i = 0; i < source.Length; i++)
                {
                    target[(nint)i * Width] = source[i];
                }
            }
        }

        return panels;
    }

    /// <summary>
    /// Maxout weights over windows of three rows [outputs, pieces, 3 × width], for the products of what <see cref="Kernel.WindowInput"/> gives: the six of
    /// <see cref="Winograd.Filter"/>, each a panel of k = width, six panels for every sixteen outputs.
    /// </summary>
    public static NativeFloats Window(ReadOnlySpan<float> weights, int outputs, int pieces, int width)
    {
        var panel = width * Width;
        var panels = new NativeFloats((long)outputs / 16 * Winograd.Parts * panel);
        Span<float> parts = stackalloc float[Winograd.Parts];
        for (var output = 0; output < outputs; output++)
        {
            for (var piece = 0; piece < 3; piece++)
            {
                var source = weights.Slice(((output * pieces) + (piece < pieces ? piece : 0)) * 3 * width, 3 * width);
                var target = panels.Pointer + ((long)(output / 16) * Winograd.Parts * panel) + (piece * 16) + (output % 16);
                for (var i = 0; i < width; i++, target += Width)
                {
                    Winograd.Filter(source[i], source[i + width], source[i + (2 * width)], parts);
                    for (var part = 0; part < parts.Length; part++)
                    {
                        target[part * panel] = parts[part];
                    }
                }
            }
        }

        return panels;
    }

    /// <summary>A maxout's bias [outputs, pieces] in the order of the panels.</summary>
    public static NativeFloats MaxoutBias(ReadOnlySpan<float> bias, int outputs, int pieces) => Maxout(bias, outputs, pieces, 1);

    /// <summary>Weights [columns, k] of a linear layer; <paramref name="order"/> gives the source of each column.</summary>
    public static NativeFloats Linear(ReadOnlySpan<float> weights, int columns, int k, Func<int, int>? order = null)
    {
        var panels = new NativeFloats((long)CountFor(columns) * k * Width);
        for (var column = 0; column < columns; column++)
        {
            var source = weights.Slice((order?.Invoke(column) ?? column) * k, k);
            var target = panels.Pointer + ((long)(column / Width) * k * Width) + (column % Width);
            for (var i = 0; i < source.Length; i++)
            {
                target[(nint)i * Width] = source[i];
            }
        }

        return panels;
    }
}
