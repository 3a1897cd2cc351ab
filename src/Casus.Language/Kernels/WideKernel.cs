using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Casus.Language;

/// <summary>What the 256- and 512-bit kernels share: sums over one row, for which 256 bits are enough.</summary>
internal abstract unsafe class WideKernel : Kernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Pair(float* rows, int width, int pairs, float* c, nint part)
    {
        for (var pair = 0; pair < pairs; pair++, rows += 2 * width, c += width)
        {
            for (var i = 0; i < width; i += 8)
            {
                var own = Vector256.Load(rows + width + i);
                var next = Vector256.Load(rows + (2 * width) + i);
                (Vector256.Load(rows + i) - next).Store(c + i);
                (own + next).Store(c + part + i);
                (next - own).Store(c + (2 * part) + i);
                (own - Vector256.Load(rows + (3 * width) + i)).Store(c + (3 * part) + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void PairMaxout(float* products, nint part, int pairs, float* bias, float* c, nint outStride)
    {
        for (var lane = 0; lane < 16; lane += 8)
        {
            var m0 = products + lane;
            var target = c + lane;
            var x = Vector256.Load(bias + lane);
            var y = Vector256.Load(bias + 16 + lane);
            var z = Vector256.Load(bias + 32 + lane);
            for (var pair = 0; pair < pairs; pair++, m0 += PanelColumns, target += 2 * outStride)
            {
                Larger(Larger(First(m0, part) + x, First(m0 + 16, part) + y), First(m0 + 32, part) + z).Store(target);
                Larger(Larger(Second(m0, part) + x, Second(m0 + 16, part) + y), Second(m0 + 32, part) + z).Store(target + outStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> First(float* m, nint part) => Vector256.Load(m) + Vector256.Load(m + part) + Vector256.Load(m + (2 * part));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Second(float* m, nint part) => Vector256.Load(m + part) - Vector256.Load(m + (2 * part)) - Vector256.Load(m + (3 * part));

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
    private static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => System.Runtime.Intrinsics.X86.Avx.Max(a, b);
}
