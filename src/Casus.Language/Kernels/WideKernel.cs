using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>What the 256- and 512-bit kernels share: sums over one row, for which 256 bits are enough.</summary>
internal abstract unsafe class WideKernel : Kernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void WindowInput(float* rows, nint stride, int width, int groups, float* c, nint part)
    {
        var (near, far) = (Vector256.Create(Winograd.Near), Vector256.Create(Winograd.Far));
        var (half, two, sum) = (Vector256.Create(0.5f), Vector256.Create(2f), Vector256.Create(2.5f));
        for (var group = 0; group < groups; group++, rows += Winograd.Windows * stride, c += width)
        {
            for (var i = 0; i < width; i += 8)
            {
                var d = rows + i;
                var d1 = Vector256.Load(d + stride);
                var d2 = Vector256.Load(d + (2 * stride));
                var d3 = Vector256.Load(d + (3 * stride));
                var d4 = Vector256.Load(d + (4 * stride));
                Fma.MultiplyAddNegated(sum, d2, Vector256.Load(d) + d4).Store(c + i);
                var even = Fma.MultiplyAddNegated(two, d2, d4);
                var odd = Fma.MultiplyAddNegated(two, d1, d3);
                Fma.MultiplyAdd(near, odd, even).Store(c + part + i);
                Fma.MultiplyAddNegated(near, odd, even).Store(c + (2 * part) + i);
                even = Fma.MultiplyAddNegated(half, d2, d4);
                odd = Fma.MultiplyAddNegated(half, d1, d3);
                Fma.MultiplyAdd(far, odd, even).Store(c + (3 * part) + i);
                Fma.MultiplyAddNegated(far, odd, even).Store(c + (4 * part) + i);
                Fma.MultiplyAddNegated(sum, d3, d1 + Vector256.Load(d + (5 * stride))).Store(c + (5 * part) + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void WindowMaxout(float* products, nint part, int groups, float* bias, float* c, nint outStride)
    {
        for (var lane = 0; lane < 16; lane += 8)
        {
            var m = products + lane;
            var target = c + lane;
            for (var group = 0; group < groups; group++, m += PanelColumns, target += Winograd.Windows * outStride)
            {
                Windows(m, part, Vector256.Load(bias + lane), out var y0, out var y1, out var y2, out var y3);
                Windows(m + 16, part, Vector256.Load(bias + lane + 16), out var z0, out var z1, out var z2, out var z3);
                (y0, y1, y2, y3) = (Larger(y0, z0), Larger(y1, z1), Larger(y2, z2), Larger(y3, z3));
                Windows(m + 32, part, Vector256.Load(bias + lane + 32), out z0, out z1, out z2, out z3);
                Larger(y0, z0).Store(target);
                Larger(y1, z1).Store(target + outStride);
                Larger(y2, z2).Store(target + (2 * outStride));
                Larger(y3, z3).Store(target + (3 * outStride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void WindowSums(float* products, nint part, int columns, int groups, float* c, nint outStride)
    {
        for (var group = 0; group < groups; group++, products += columns, c += Winograd.Windows * outStride)
        {
            for (var column = 0; column < columns; column += 8)
            {
                Windows(products + column, part, default, out var y0, out var y1, out var y2, out var y3);
                y0.Store(c + column);
                y1.Store(c + outStride + column);
                y2.Store(c + (2 * outStride) + column);
                y3.Store(c + (3 * outStride) + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Windows(float* m, nint part, Vector256<float> b, out Vector256<float> y0, out Vector256<float> y1, out Vector256<float> y2, out Vector256<float> y3)
    {
        var (m1, m2) = (Vector256.Load(m + part), Vector256.Load(m + (2 * part)));
        var (m3, m4) = (Vector256.Load(m + (3 * part)), Vector256.Load(m + (4 * part)));
        var (s, t, u, v) = (m1 + m2, m1 - m2, m3 + m4, m3 - m4);
        y0 = Vector256.Load(m) + s + u + b;
        y1 = Fma.MultiplyAdd(Vector256.Create(Winograd.Far), v, Fma.MultiplyAdd(Vector256.Create(Winograd.Near), t, b));
        y2 = Fma.MultiplyAdd(Vector256.Create(2f), u, Fma.MultiplyAdd(Vector256.Create(0.5f), s, b));
        y3 = Fma.MultiplyAdd(Vector256.Create(Winograd.FarCubed), v, Fma.MultiplyAdd(Vector256.Create(Winograd.NearCubed), t, Vector256.Load(m + (5 * part)))) + b;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SumMaxout(float** rows, int count, int panels, float* bias, float* c)
    {
        for (var panel = 0; panel < panels; panel++)
        {
            for (var half = 0; half < 16; half += 8)
            {
                var at = (panel * PanelColumns) + half;
                var (x, y, z) = (Vector256.Load(rows[0] + at), Vector256.Load(rows[0] + at + 16), Vector256.Load(rows[0] + at + 32));
                for (var row = 1; row < count; row++)
                {
                    x += Vector256.Load(rows[row] + at);
                    y += Vector256.Load(rows[row] + at + 16);
                    z += Vector256.Load(rows[row] + at + 32);
                }

                Larger(Larger(x + Vector256.Load(bias + at), y + Vector256.Load(bias + at + 16)), z + Vector256.Load(bias + at + 32)).Store(c + (panel * 16) + half);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Normalize(float* x, int width, float* scale, float* shift, float* added, float* c)
    {
        Vector256<float> low = default, high = default;
        for (var i = 0; i < width; i += 16)
        {
            low += Vector256.Load(x + i);
            high += Vector256.Load(x + i + 8);
        }

        var mean = Vector256.Create(Total(low + high) / width);
        low = high = default;
        for (var i = 0; i < width; i += 16)
        {
            var a = Vector256.Load(x + i) - mean;
            var b = Vector256.Load(x + i + 8) - mean;
            low += a * a;
            high += b * b;
        }

        var factor = Vector256.Create(1f / MathF.Sqrt((Total(low + high) / width) + 1e-8f));
        for (var i = 0; i < width; i += 8)
        {
            var y = ((Vector256.Load(x + i) - mean) * factor * Vector256.Load(scale + i)) + Vector256.Load(shift + i);
            if (added != null)
            {
                y += Vector256.Load(added + i);
            }

            y.Store(c + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Total(Vector256<float> sums)
    {
        var four = sums.GetLower() + sums.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Hidden(float** rows, int count, int width, float* bias, float* hidden)
    {
        for (var at = 0; at < width; at += 8)
        {
            var x = Vector256.Load(rows[0] + at);
            var y = Vector256.Load(rows[0] + at + width);
            for (var row = 1; row < count; row++)
            {
                x += Vector256.Load(rows[row] + at);
                y += Vector256.Load(rows[row] + at + width);
            }

            Larger(x + Vector256.Load(bias + at), y + Vector256.Load(bias + at + width)).Store(hidden + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Avx.Max(a, b);
}
