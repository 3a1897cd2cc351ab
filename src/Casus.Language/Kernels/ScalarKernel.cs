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

    public override void WindowInput(float* rows, nint stride, int width, int groups, float* c, nint part)
    {
        for (var group = 0; group < groups; group++)
        {
            for (var i = 0; i < width; i++)
            {
                var d = rows + (Winograd.Windows * group * stride) + i;
                var (d0, d1, d2, d3, d4, d5) = (d[0], d[stride], d[2 * stride], d[3 * stride], d[4 * stride], d[5 * stride]);
                var at = (group * width) + i;
                c[at] = Plus(-2.5f, d2, d0 + d4);
                c[at + part] = Plus(Winograd.Near, Plus(-2, d1, d3), Plus(-2, d2, d4));
                c[at + (2 * part)] = Plus(-Winograd.Near, Plus(-2, d1, d3), Plus(-2, d2, d4));
                c[at + (3 * part)] = Plus(Winograd.Far, Plus(-0.5f, d1, d3), Plus(-0.5f, d2, d4));
                c[at + (4 * part)] = Plus(-Winograd.Far, Plus(-0.5f, d1, d3), Plus(-0.5f, d2, d4));
                c[at + (5 * part)] = Plus(-2.5f, d3, d1 + d5);
            }
        }
    }

    public override void WindowMaxout(float* products, nint part, int groups, float* bias, float* c, nint outStride)
    {
        for (var group = 0; group < groups; group++)
        {
            for (var output = 0; output < 16; output++)
            {
                for (var window = 0; window < Winograd.Windows; window++)
                {
                    c[(((Winograd.Windows * group) + window) * outStride) + output] = Larger(Larger(Of(window, output), Of(window, output + 16)), Of(window, output + 32));
                }

                float Of(int window, int column) => Window(products + (group * PanelColumns) + column, part, window, bias[column]);
            }
        }
    }

    public override void WindowSums(float* products, nint part, int columns, int groups, float* c, nint outStride)
    {
        for (var row = 0; row < Winograd.Windows * groups; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                c[(row * outStride) + column] = Window(products + (row / Winograd.Windows * columns) + column, part, row % Winograd.Windows, 0);
            }
        }
    }

    private static float Window(float* m, nint part, int window, float bias)
    {
        var (s, t) = (m[part] + m[2 * part], m[part] - m[2 * part]);
        var (u, v) = (m[3 * part] + m[4 * part], m[3 * part] - m[4 * part]);
        return window switch
        {
            0 => m[0] + s + u + bias,
            1 => Plus(Winograd.Far, v, Plus(Winograd.Near, t, bias)),
            2 => Plus(2, u, Plus(0.5f, s, bias)),
            _ => Plus(Winograd.FarCubed, v, Plus(Winograd.NearCubed, t, m[5 * part])) + bias,
        };
    }

    private static float Plus(float factor, float x, float sum) => MathF.FusedMultiplyAdd(factor, x, sum);

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
