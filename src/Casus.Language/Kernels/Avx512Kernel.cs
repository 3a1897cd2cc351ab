using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>Kernels in 512-bit registers: tiles of eight rows by 48 columns.</summary>
internal sealed unsafe class Avx512Kernel : WideKernel
{
    public static bool CanRun => Avx512F.IsSupported && Avx2.IsSupported;

    public override string Name => "AVX-512";

    public override int TileRows => 8;

    // A panel of a short k stays in the first-level cache while all rows go by.
    public override void Panels(float* a, nint stride, int rows, float* weights, nint panelStride, int k, int panels, float* c, nint outStride)
    {
        for (var panel = 0; panel < panels; panel++, weights += panelStride, c += PanelColumns)
        {
            var row = 0;
            for (; row + 8 <= rows; row += 8)
            {
                Tile(a + (row * stride), stride, weights, k, c + (row * outStride), outStride);
            }

            for (; row < rows; row++)
            {
                Row(a + (row * stride), weights, k, c + (row * outStride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* a, float* w, int k, float* target)
    {
        Vector512<float> x = default, y = default, z = default;
        for (var i = 0; i < k; i++, w += PanelColumns)
        {
            var value = Vector512.Create(a[i]);
            x = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w), x);
            y = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 16), y);
            z = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 32), z);
        }

        Store(x, y, z, target);
    }

    // 8 rows by three pieces: 24 sums stay in registers while k runs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(float* a0, nint stride, float* w, int k, float* target, nint outStride)
    {
        var a1 = a0 + stride;
        var a2 = a1 + stride;
        var a3 = a2 + stride;
        var a4 = a3 + stride;
        var a5 = a4 + stride;
        var a6 = a5 + stride;
        var a7 = a6 + stride;
        Vector512<float> x0 = default, y0 = default, z0 = default;
        Vector512<float> x1 = default, y1 = default, z1 = default;
        Vector512<float> x2 = default, y2 = default, z2 = default;
        Vector512<float> x3 = default, y3 = default, z3 = default;
        Vector512<float> x4 = default, y4 = default, z4 = default;
        Vector512<float> x5 = default, y5 = default, z5 = default;
        Vector512<float> x6 = default, y6 = default, z6 = default;
        Vector512<float> x7 = default, y7 = default, z7 = default;
        for (nint i = 0; i < k; i++)
        {
            var wx = Vector512.Load(w);
            var wy = Vector512.Load(w + 16);
            var wz = Vector512.Load(w + 32);
            w += PanelColumns;
            var value = Vector512.Create(a0[i]);
            x0 = Avx512F.FusedMultiplyAdd(value, wx, x0);
            y0 = Avx512F.FusedMultiplyAdd(value, wy, y0);
            z0 = Avx512F.FusedMultiplyAdd(value, wz, z0);
            value = Vector512.Create(a1[i]);
            x1 = Avx512F.FusedMultiplyAdd(value, wx, x1);
            y1 = Avx512F.FusedMultiplyAdd(value, wy, y1);
            z1 = Avx512F.FusedMultiplyAdd(value, wz, z1);
            value = Vector512.Create(a2[i]);
            x2 = Avx512F.FusedMultiplyAdd(value, wx, x2);
            y2 = Avx512F.FusedMultiplyAdd(value, wy, y2);
            z2 = Avx512F.FusedMultiplyAdd(value, wz, z2);
            value = Vector512.Create(a3[i]);
            x3 = Avx512F.FusedMultiplyAdd(value, wx, x3);
            y3 = Avx512F.FusedMultiplyAdd(value, wy, y3);
            z3 = Avx512F.FusedMultiplyAdd(value, wz, z3);
            value = Vector512.Create(a4[i]);
            x4 = Avx512F.FusedMultiplyAdd(value, wx, x4);
            y4 = Avx512F.FusedMultiplyAdd(value, wy, y4);
            z4 = Avx512F.FusedMultiplyAdd(value, wz, z4);
            value = Vector512.Create(a5[i]);
            x5 = Avx512F.FusedMultiplyAdd(value, wx, x5);
            y5 = Avx512F.FusedMultiplyAdd(value, wy, y5);
            z5 = Avx512F.FusedMultiplyAdd(value, wz, z5);
            value = Vector512.Create(a6[i]);
            x6 = Avx512F.FusedMultiplyAdd(value, wx, x6);
            y6 = Avx512F.FusedMultiplyAdd(value, wy, y6);
            z6 = Avx512F.FusedMultiplyAdd(value, wz, z6);
            value = Vector512.Create(a7[i]);
            x7 = Avx512F.FusedMultiplyAdd(value, wx, x7);
            y7 = Avx512F.FusedMultiplyAdd(value, wy, y7);
            z7 = Avx512F.FusedMultiplyAdd(value, wz, z7);
        }

        Store(x0, y0, z0, target);
        Store(x1, y1, z1, target + outStride);
        Store(x2, y2, z2, target + (2 * outStride));
        Store(x3, y3, z3, target + (3 * outStride));
        Store(x4, y4, z4, target + (4 * outStride));
        Store(x5, y5, z5, target + (5 * outStride));
        Store(x6, y6, z6, target + (6 * outStride));
        Store(x7, y7, z7, target + (7 * outStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> x, Vector512<float> y, Vector512<float> z, float* target)
    {
        x.Store(target);
        y.Store(target + 16);
        z.Store(target + 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scores(float* hidden, int k, float* weights, int columns, float* bias, float* scores)
    {
        for (var at = 0; at < columns;)
        {
            var w = weights + at;
            if (columns - at >= 112)
            {
                Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    var value = Vector512.Create(hidden[i]);
                    s0 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w), s0);
                    s1 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 16), s1);
                    s2 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 32), s2);
                    s3 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 48), s3);
                    s4 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 64), s4);
                    s5 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 80), s5);
                    s6 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 96), s6);
                }

                (s0 + Vector512.Load(bias + at)).Store(scores + at);
                (s1 + Vector512.Load(bias + at + 16)).Store(scores + at + 16);
                (s2 + Vector512.Load(bias + at + 32)).Store(scores + at + 32);
                (s3 + Vector512.Load(bias + at + 48)).Store(scores + at + 48);
                (s4 + Vector512.Load(bias + at + 64)).Store(scores + at + 64);
                (s5 + Vector512.Load(bias + at + 80)).Store(scores + at + 80);
                (s6 + Vector512.Load(bias + at + 96)).Store(scores + at + 96);
                at += 112;
            }
            else if (columns - at >= 80)
            {
                Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    var value = Vector512.Create(hidden[i]);
                    s0 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w), s0);
                    s1 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 16), s1);
                    s2 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 32), s2);
                    s3 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 48), s3);
                    s4 = Avx512F.FusedMultiplyAdd(value, Vector512.Load(w + 64), s4);
                }

                (s0 + Vector512.Load(bias + at)).Store(scores + at);
                (s1 + Vector512.Load(bias + at + 16)).Store(scores + at + 16);
                (s2 + Vector512.Load(bias + at + 32)).Store(scores + at + 32);
                (s3 + Vector512.Load(bias + at + 48)).Store(scores + at + 48);
                (s4 + Vector512.Load(bias + at + 64)).Store(scores + at + 64);
                at += 80;
            }
            else
            {
                Vector512<float> sum = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    sum = Avx512F.FusedMultiplyAdd(Vector512.Create(hidden[i]), Vector512.Load(w), sum);
                }

                (sum + Vector512.Load(bias + at)).Store(scores + at);
                at += 16;
            }
        }
    }
}
