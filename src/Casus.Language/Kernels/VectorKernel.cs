using System.Numerics;
using System.Runtime.CompilerServices;

namespace Casus.Language;

/// <summary>Kernels in <see cref="Vector{T}"/>, whatever its width: Arm and older machines.</summary>
internal sealed unsafe class VectorKernel : Kernel
{
    private readonly ScalarKernel _scalar = new();

    public override string Name => "Vector<T>";

    public override void Panels(float* a, nint stride, int rows, float* weights, nint panelStride, int k, int panels, float* c, nint outStride)
    {
        for (var row = 0; row < rows; row++, a += stride, c += outStride)
        {
            for (var panel = 0; panel < panels; panel++)
            {
                for (var lane = 0; lane < 16; lane += Vector<float>.Count)
                {
                    Sums(a, weights + (panel * panelStride) + lane, k, out var x, out var y, out var z);
                    var target = c + (panel * PanelColumns) + lane;
                    x.Store(target);
                    y.Store(target + 16);
                    z.Store(target + 32);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sums(float* a, float* w, int k, out Vector<float> x, out Vector<float> y, out Vector<float> z)
    {
        x = y = z = default;
        for (var i = 0; i < k; i++, w += PanelColumns)
        {
            var value = new Vector<float>(a[i]);
            x = Vector.FusedMultiplyAdd(value, Vector.Load(w), x);
            y = Vector.FusedMultiplyAdd(value, Vector.Load(w + 16), y);
            z = Vector.FusedMultiplyAdd(value, Vector.Load(w + 32), z);
        }
    }

    public override void WindowInput(float* rows, nint stride, int width, int groups, float* c, nint part)
    {
        for (var group = 0; group < groups; group++, rows += Winograd.Windows * stride, c += width)
        {
            for (var i = 0; i < width; i += Vector<float>.Count)
            {
                var d = rows + i;
                var (d1, d2) = (Vector.Load(d + stride), Vector.Load(d + (2 * stride)));
                var (d3, d4) = (Vector.Load(d + (3 * stride)), Vector.Load(d + (4 * stride)));
                Plus(-2.5f, d2, Vector.Load(d) + d4).Store(c + i);
                var (even, odd) = (Plus(-2, d2, d4), Plus(-2, d1, d3));
                Plus(Winograd.Near, odd, even).Store(c + part + i);
                Plus(-Winograd.Near, odd, even).Store(c + (2 * part) + i);
                (even, odd) = (Plus(-0.5f, d2, d4), Plus(-0.5f, d1, d3));
                Plus(Winograd.Far, odd, even).Store(c + (3 * part) + i);
                Plus(-Winograd.Far, odd, even).Store(c + (4 * part) + i);
                Plus(-2.5f, d3, d1 + Vector.Load(d + (5 * stride))).Store(c + (5 * part) + i);
            }
        }
    }

    public override void WindowMaxout(float* products, nint part, int groups, float* bias, float* c, nint outStride)
    {
        for (var group = 0; group < groups; group++, products += PanelColumns)
        {
            for (var lane = 0; lane < 16; lane += Vector<float>.Count)
            {
                var target = c + (group * Winograd.Windows * outStride) + lane;
                Windows(products + lane, part, Vector.Load(bias + lane), out var y0, out var y1, out var y2, out var y3);
                for (var piece = lane + 16; piece < PanelColumns; piece += 16)
                {
                    Windows(products + piece, part, Vector.Load(bias + piece), out var z0, out var z1, out var z2, out var z3);
                    (y0, y1, y2, y3) = (Larger(y0, z0), Larger(y1, z1), Larger(y2, z2), Larger(y3, z3));
                }

                y0.Store(target);
                y1.Store(target + outStride);
                y2.Store(target + (2 * outStride));
                y3.Store(target + (3 * outStride));
            }
        }
    }

    public override void WindowSums(float* products, nint part, int columns, int groups, float* c, nint outStride)
    {
        for (var group = 0; group < groups; group++, products += columns, c += Winograd.Windows * outStride)
        {
            for (var column = 0; column < columns; column += Vector<float>.Count)
            {
                Windows(products + column, part, default, out var y0, out var y1, out var y2, out var y3);
                y0.Store(c + column);
                y1.Store(c + outStride + column);
                y2.Store(c + (2 * outStride) + column);
                y3.Store(c + (3 * outStride) + column);
            }
        }
    }

    private static void Windows(float* m, nint part, Vector<float> b, out Vector<float> y0, out Vector<float> y1, out Vector<float> y2, out Vector<float> y3)
    {
        var (m1, m2) = (Vector.Load(m + part), Vector.Load(m + (2 * part)));
        var (m3, m4) = (Vector.Load(m + (3 * part)), Vector.Load(m + (4 * part)));
        var (s, t, u, v) = (m1 + m2, m1 - m2, m3 + m4, m3 - m4);
        y0 = Vector.Load(m) + s + u + b;
        y1 = Plus(Winograd.Far, v, Plus(Winograd.Near, t, b));
        y2 = Plus(2, u, Plus(0.5f, s, b));
        y3 = Plus(Winograd.FarCubed, v, Plus(Winograd.NearCubed, t, Vector.Load(m + (5 * part)))) + b;
    }

    private static Vector<float> Plus(float factor, Vector<float> x, Vector<float> sum) => Vector.FusedMultiplyAdd(new Vector<float>(factor), x, sum);

    public override void SumMaxout(float** rows, int count, int panels, float* bias, float* c)
    {
        for (var panel = 0; panel < panels; panel++)
        {
            for (var lane = 0; lane < 16; lane += Vector<float>.Count)
            {
                var at = (panel * PanelColumns) + lane;
                Larger(Larger(Piece(at), Piece(at + 16)), Piece(at + 32)).Store(c + (panel * 16) + lane);
            }
        }

        Vector<float> Piece(int at)
        {
            var sum = Vector.Load(rows[0] + at);
            for (var row = 1; row < count; row++)
            {
                sum += Vector.Load(rows[row] + at);
            }

            return sum + Vector.Load(bias + at);
        }
    }

    public override void Normalize(float* x, int width, float* scale, float* shift, float* added, float* c) => _scalar.Normalize(x, width, scale, shift, added, c);

    public override void Hidden(float** rows, int count, int width, float* bias, float* hidden)
    {
        for (var at = 0; at < width; at += Vector<float>.Count)
        {
            var x = Vector.Load(rows[0] + at);
            var y = Vector.Load(rows[0] + at + width);
            for (var row = 1; row < count; row++)
            {
                x += Vector.Load(rows[row] + at);
                y += Vector.Load(rows[row] + at + width);
            }

            Larger(x + Vector.Load(bias + at), y + Vector.Load(bias + at + width)).Store(hidden + at);
        }
    }

    public override void Scores(float* hidden, int k, float* weights, int columns, float* bias, float* scores)
    {
        for (var at = 0; at < columns; at += Vector<float>.Count)
        {
            Vector<float> sum = default;
            var w = weights + at;
            for (var i = 0; i < k; i++, w += columns)
            {
                sum = Vector.FusedMultiplyAdd(new Vector<float>(hidden[i]), Vector.Load(w), sum);
            }

            (sum + Vector.Load(bias + at)).Store(scores + at);
        }
    }

    private static Vector<float> Larger(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, b);
}
