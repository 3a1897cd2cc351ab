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

    public override void Pair(float* rows, int width, int pairs, float* c, nint part)
    {
        for (var pair = 0; pair < pairs; pair++, rows += 2 * width, c += width)
        {
            for (var i = 0; i < width; i += Vector<float>.Count)
            {
                var (own, next) = (Vector.Load(rows + width + i), Vector.Load(rows + (2 * width) + i));
                (Vector.Load(rows + i) - next).Store(c + i);
                (own + next).Store(c + part + i);
                (next - own).Store(c + (2 * part) + i);
                (own - Vector.Load(rows + (3 * width) + i)).Store(c + (3 * part) + i);
            }
        }
    }

    public override void PairMaxout(float* products, nint part, int pairs, float* bias, float* c, nint outStride)
    {
        for (var pair = 0; pair < pairs; pair++, products += PanelColumns, c += 2 * outStride)
        {
            for (var lane = 0; lane < 16; lane += Vector<float>.Count)
            {
                Larger(Larger(First(lane), First(lane + 16)), First(lane + 32)).Store(c + lane);
                Larger(Larger(Second(lane), Second(lane + 16)), Second(lane + 32)).Store(c + outStride + lane);
            }
        }

        Vector<float> First(int at) => Vector.Load(products + at) + Vector.Load(products + part + at) + Vector.Load(products + (2 * part) + at) + Vector.Load(bias + at);

        Vector<float> Second(int at) => Vector.Load(products + part + at) - Vector.Load(products + (2 * part) + at) - Vector.Load(products + (3 * part) + at) + Vector.Load(bias + at);
    }

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
