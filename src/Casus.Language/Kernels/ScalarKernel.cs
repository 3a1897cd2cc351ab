namespace Casus.Language;

/// <summary>The twin by which the other kernels are tested: plain loops, the same order of sums.</summary>
internal sealed unsafe class ScalarKernel : Kernel
{
    public override string Name => "scalar";

    public override void Panels(float* a, nint stride, int rows, float* weights, nint panelStride, int k, int panels, float* c, nint outStride)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < panels * PanelColumns; column++)
            {
                c[(row * outStride) + column] = Sum(a + (row * stride), weights + (column / PanelColumns * panelStride) + (column % PanelColumns), PanelColumns, k);
            }
        }
    }

    public override void Pair(float* rows, int width, int pairs, float* c, nint part)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var i = 0; i < width; i++)
            {
                var x = rows + (2 * pair * width) + i;
                var at = (pair * width) + i;
                c[at] = x[0] - x[2 * width];
                c[at + part] = x[width] + x[2 * width];
                c[at + (2 * part)] = x[2 * width] - x[width];
                c[at + (3 * part)] = x[width] - x[3 * width];
            }
        }
    }

    public override void PairMaxout(float* products, nint part, int pairs, float* bias, float* c, nint outStride)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var output = 0; output < 16; output++)
            {
                var at = (pair * PanelColumns) + output;
                c[(2 * pair * outStride) + output] = Larger(Larger(First(at, output), First(at + 16, output + 16)), First(at + 32, output + 32));
                c[(((2 * pair) + 1) * outStride) + output] = Larger(Larger(Second(at, output), Second(at + 16, output + 16)), Second(at + 32, output + 32));
            }
        }

        float First(int at, int column) => products[at] + products[at + part] + products[at + (2 * part)] + bias[column];

        float Second(int at, int column) => products[at + part] - products[at + (2 * part)] - products[at + (3 * part)] + bias[column];
    }

    public override void SumMaxout(float** rows, int count, int panels, float* bias, float* c)
    {
        for (var output = 0; output < panels * 16; output++)
        {
            var at = (output / 16 * PanelColumns) + (output % 16);
            c[output] = Larger(Larger(Piece(at), Piece(at + 16)), Piece(at + 32));
        }

        float Piece(int at)
        {
            var sum = rows[0][at];
            for (var row = 1; row < count; row++)
            {
                sum += rows[row][at];
            }

            return sum + bias[at];
        }
    }

    public override void Normalize(float* x, int width, float* scale, float* shift, float* added, float* c)
    {
        float* sums = stackalloc float[16];
        for (var i = 0; i < width; i++)
        {
            sums[i % 16] += x[i];
        }

        var mean = Total(sums) / width;
        new Span<float>(sums, 16).Clear();
        for (var i = 0; i < width; i++)
        {
            var off = x[i] - mean;
            sums[i % 16] += off * off;
        }

        var factor = 1f / MathF.Sqrt((Total(sums) / width) + 1e-8f);
        for (var i = 0; i < width; i++)
        {
            var y = ((x[i] - mean) * factor * scale[i]) + shift[i];
            c[i] = added == null ? y : y + added[i];
        }
    }

    private static float Total(float* sums)
    {
        for (var half = 8; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                sums[i] += sums[i + half];
            }
        }

        return sums[0];
    }

    public override void Hidden(float** rows, int count, int width, float* bias, float* hidden)
    {
        for (var i = 0; i < width; i++)
        {
            hidden[i] = Larger(Unit(i), Unit(i + width));
        }

        float Unit(int at)
        {
            var sum = rows[0][at];
            for (var row = 1; row < count; row++)
            {
                sum += rows[row][at];
            }

            return sum + bias[at];
        }
    }

    public override void Scores(float* hidden, int k, float* weights, int columns, float* bias, float* scores)
    {
        for (var column = 0; column < columns; column++)
        {
            scores[column] = Sum(hidden, weights + column, columns, k) + bias[column];
        }
    }

    private static float Sum(float* a, float* w, nint step, int k)
    {
        var sum = 0f;
        for (var i = 0; i < k; i++)
        {
            sum = MathF.FusedMultiplyAdd(a[i], w[i * step], sum);
        }

        return sum;
    }

    // As the machine's instruction: the second when they are equal.
    private static float Larger(float a, float b) => a > b ? a : b;
}
