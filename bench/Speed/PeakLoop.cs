using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Speed;

/// <summary>The most fused multiply-adds a core does: independent sums in registers, nothing loaded.</summary>
internal static class PeakLoop
{
    private const int Rounds = 4_000_000;

    /// <summary>Floating-point operations a CPU second (a fused multiply-add is two a lane), the best of several runs.</summary>
    public static double Measure(int runs = 7)
    {
        var best = 0.0;
        for (var run = 0; run < runs; run++)
        {
            var before = Cpu();
            var flops = Avx512F.IsSupported ? Wide512() : Fma.IsSupported ? Wide256() : throw new PlatformNotSupportedException("The peak loop knows AVX2+FMA and AVX-512.");
            best = Math.Max(best, flops / (Cpu() - before));
        }

        return best;
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Wide512()
    {
        var (x, y) = (Vector512.Create(1.0000001f), Vector512.Create(0.9999999f));
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var round = 0; round < Rounds; round++)
        {
            a = Avx512F.FusedMultiplyAdd(a, y, x);
            b = Avx512F.FusedMultiplyAdd(b, y, x);
            c = Avx512F.FusedMultiplyAdd(c, y, x);
            d = Avx512F.FusedMultiplyAdd(d, y, x);
            e = Avx512F.FusedMultiplyAdd(e, y, x);
            f = Avx512F.FusedMultiplyAdd(f, y, x);
            g = Avx512F.FusedMultiplyAdd(g, y, x);
            h = Avx512F.FusedMultiplyAdd(h, y, x);
            i = Avx512F.FusedMultiplyAdd(i, y, x);
            j = Avx512F.FusedMultiplyAdd(j, y, x);
            k = Avx512F.FusedMultiplyAdd(k, y, x);
            l = Avx512F.FusedMultiplyAdd(l, y, x);
        }

        Keep((a + b + c + d + e + f + g + h + i + j + k + l)[0]);
        return Rounds * 12.0 * 16 * 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Wide256()
    {
        var (x, y) = (Vector256.Create(1.0000001f), Vector256.Create(0.9999999f));
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var round = 0; round < Rounds; round++)
        {
            a = Fma.MultiplyAdd(a, y, x);
            b = Fma.MultiplyAdd(b, y, x);
            c = Fma.MultiplyAdd(c, y, x);
            d = Fma.MultiplyAdd(d, y, x);
            e = Fma.MultiplyAdd(e, y, x);
            f = Fma.MultiplyAdd(f, y, x);
            g = Fma.MultiplyAdd(g, y, x);
            h = Fma.MultiplyAdd(h, y, x);
            i = Fma.MultiplyAdd(i, y, x);
            j = Fma.MultiplyAdd(j, y, x);
            k = Fma.MultiplyAdd(k, y, x);
            l = Fma.MultiplyAdd(l, y, x);
        }

        Keep((a + b + c + d + e + f + g + h + i + j + k + l)[0]);
        return Rounds * 12.0 * 8 * 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(float value) => _ = value;
}
