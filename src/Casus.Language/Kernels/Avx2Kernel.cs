using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language;

/// <summary>Kernels in 256-bit registers: tiles of four rows by 24 columns.</summary>
internal sealed unsafe class Avx2Kernel : WideKernel
{
    public static bool CanRun => Avx2.IsSupported && Fma.IsSupported;

    public override string Name => "AVX2+FMA";

    // A panel of a short k stays in the first-level cache while all rows go by.
    public override void Panels(float* a, nint stride, int rows, float* weights, nint panelStride, int k, int panels, float* c, nint outStride)
    {
        for (var panel = 0; panel < panels; panel++, weights += panelStride, c += PanelColumns)
        {
            var row = 0;
            for (; row + 4 <= rows; row += 4)
            {
                Tile(a + (row * stride), stride, weights, k, c + (row * outStride), outStride);
                Tile(a + (row * stride), stride, weights + 8, k, c + (row * outStride) + 8, outStride);
            }

            for (; row < rows; row++)
            {
                Row(a + (row * stride), weights, k, c + (row * outStride));
                Row(a + (row * stride), weights + 8, k, c + (row * outStride) + 8);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* a, float* w, int k, float* target)
    {
        Vector256<float> x = default, y = default, z = default;
        for (var i = 0; i < k; i++, w += PanelColumns)
        {
            var value = Vector256.Create(a[i]);
            x = Fma.MultiplyAdd(value, Vector256.Load(w), x);
            y = Fma.MultiplyAdd(value, Vector256.Load(w + 16), y);
            z = Fma.MultiplyAdd(value, Vector256.Load(w + 32), z);
        }

        Store(x, y, z, target);
    }

    // 4 rows by three pieces: 12 sums stay in registers while k runs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(float* a0, nint stride, float* w, int k, float* target, nint outStride)
    {
        var a1 = a0 + stride;
        var a2 = a1 + stride;
        var a3 = a2 + stride;
        Vector256<float> x0 = default, y0 = default, z0 = default;
        Vector256<float> x1 = default, y1 = default, z1 = default;
        Vector256<float> x2 = default, y2 = default, z2 = default;
        Vector256<float> x3 = default, y3 = default, z3 = default;
        for (nint i = 0; i < k; i++)
        {
            var wx = Vector256.Load(w);
            var wy = Vector256.Load(w + 16);
            var wz = Vector256.Load(w + 32);
            w += PanelColumns;
            var value = Vector256.Create(a0[i]);
            x0 = Fma.MultiplyAdd(value, wx, x0);
            y0 = Fma.MultiplyAdd(value, wy, y0);
            z0 = Fma.MultiplyAdd(value, wz, z0);
            value = Vector256.Create(a1[i]);
            x1 = Fma.MultiplyAdd(value, wx, x1);
            y1 = Fma.MultiplyAdd(value, wy, y1);
            z1 = Fma.MultiplyAdd(value, wz, z1);
            value = Vector256.Create(a2[i]);
            x2 = Fma.MultiplyAdd(value, wx, x2);
            y2 = Fma.MultiplyAdd(value, wy, y2);
            z2 = Fma.MultiplyAdd(value, wz, z2);
            value = Vector256.Create(a3[i]);
            x3 = Fma.MultiplyAdd(value, wx, x3);
            y3 = Fma.MultiplyAdd(value, wy, y3);
            z3 = Fma.MultiplyAdd(value, wz, z3);
        }

        Store(x0, y0, z0, target);
        Store(x1, y1, z1, target + outStride);
        Store(x2, y2, z2, target + (2 * outStride));
        Store(x3, y3, z3, target + (3 * outStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> x, Vector256<float> y, Vector256<float> z, float* target)
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
            if (columns - at >= 56)
            {
                Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    var value = Vector256.Create(hidden[i]);
                    s0 = Fma.MultiplyAdd(value, Vector256.Load(w), s0);
                    s1 = Fma.MultiplyAdd(value, Vector256.Load(w + 8), s1);
                    s2 = Fma.MultiplyAdd(value, Vector256.Load(w + 16), s2);
                    s3 = Fma.MultiplyAdd(value, Vector256.Load(w + 24), s3);
                    s4 = Fma.MultiplyAdd(value, Vector256.Load(w + 32), s4);
                    s5 = Fma.MultiplyAdd(value, Vector256.Load(w + 40), s5);
                    s6 = Fma.MultiplyAdd(value, Vector256.Load(w + 48), s6);
                }

                (s0 + Vector256.Load(bias + at)).Store(scores + at);
                (s1 + Vector256.Load(bias + at + 8)).Store(scores + at + 8);
                (s2 + Vector256.Load(bias + at + 16)).Store(scores + at + 16);
                (s3 + Vector256.Load(bias + at + 24)).Store(scores + at + 24);
                (s4 + Vector256.Load(bias + at + 32)).Store(scores + at + 32);
                (s5 + Vector256.Load(bias + at + 40)).Store(scores + at + 40);
                (s6 + Vector256.Load(bias + at + 48)).Store(scores + at + 48);
                at += 56;
            }
            else if (columns - at >= 40)
            {
                Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    var value = Vector256.Create(hidden[i]);
                    s0 = Fma.MultiplyAdd(value, Vector256.Load(w), s0);
                    s1 = Fma.MultiplyAdd(value, Vector256.Load(w + 8), s1);
                    s2 = Fma.MultiplyAdd(value, Vector256.Load(w + 16), s2);
                    s3 = Fma.MultiplyAdd(value, Vector256.Load(w + 24), s3);
                    s4 = Fma.MultiplyAdd(value, Vector256.Load(w + 32), s4);
                }

                (s0 + Vector256.Load(bias + at)).Store(scores + at);
                (s1 + Vector256.Load(bias + at + 8)).Store(scores + at + 8);
                (s2 + Vector256.Load(bias + at + 16)).Store(scores + at + 16);
                (s3 + Vector256.Load(bias + at + 24)).Store(scores + at + 24);
                (s4 + Vector256.Load(bias + at + 32)).Store(scores + at + 32);
                at += 40;
            }
            else
            {
                Vector256<float> sum = default;
                for (var i = 0; i < k; i++, w += columns)
                {
                    sum = Fma.MultiplyAdd(Vector256.Create(hidden[i]), Vector256.Load(w), sum);
                }

                (sum + Vector256.Load(bias + at)).Store(scores + at);
                at += 8;
            }
        }
    }
}
