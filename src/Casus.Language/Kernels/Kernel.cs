namespace Casus.Language;

/// <summary>
/// The arithmetic of the networks. Every kernel adds in the same order with fused multiply-adds, so all of them give the same bits.
/// </summary>
/// <remarks>
/// Weights lie in panels of 48 columns: for each k the 48 numbers of a panel are neighbours. A maxout panel holds three pieces of sixteen outputs. Outputs, strides and
/// column counts are multiples of 16.
/// </remarks>
internal abstract unsafe class Kernel
{
    public const int PanelColumns = 48;

    /// <summary>The fastest kernel this machine can run.</summary>
    public static Kernel Best { get; } = Avx512Kernel.CanRun ? new Avx512Kernel() : Avx2Kernel.CanRun ? new Avx2Kernel() : new VectorKernel();

    /// <summary>All kernels this machine can run, the scalar twin first.</summary>
    public static IReadOnlyList<Kernel> Runnable { get; } = [new ScalarKernel(), new VectorKernel(), .. Avx2Kernel.CanRun ? (Kernel[])[new Avx2Kernel()] : [], .. Avx512Kernel.CanRun ? (Kernel[])[new Avx512Kernel()] : []];

    public abstract string Name { get; }

    /// <summary>Rows that are computed together: counts that are multiples of it take the least time a row.</summary>
    public virtual int TileRows => 4;

    /// <summary>c[row, column] = Σ a[row, i] · w[i, column]; rows of <paramref name="a"/> may overlap.</summary>
    public abstract void Panels(float* a, nint stride, int rows, float* weights, nint panelStride, int k, int panels, float* c, nint outStride);

    /// <summary>
    /// What two neighbouring windows of three rows share: for each pair of rows (b, c) with a before and d after them the four rows a − c, b + c, c − b, b − d, each in a part
    /// of its own (<paramref name="part"/> numbers on). <paramref name="rows"/> is the row before the first pair.
    /// </summary>
    public abstract void Pair(float* rows, int width, int pairs, float* c, nint part);

    /// <summary>
    /// A panel's two rows of outputs from the products of what <see cref="Pair"/> gave, 48 a pair in four parts m: the largest of three pieces of m₀ + m₁ + m₂ + bias, and of
    /// m₁ − m₂ − m₃ + bias (Winograd's minimal filter of two outputs and three taps).
    /// </summary>
    public abstract void PairMaxout(float* products, nint part, int pairs, float* bias, float* c, nint outStride);

    /// <summary>c[output] = the largest of three pieces of the sum of <paramref name="count"/> rows + bias, each in panels.</summary>
    public abstract void SumMaxout(float** rows, int count, int panels, float* bias, float* c);

    /// <summary>y = (x − mean) / deviation · scale + shift (+ added when given), over <paramref name="width"/> numbers; in place when c is x.</summary>
    public abstract void Normalize(float* x, int width, float* scale, float* shift, float* added, float* c);

    /// <summary>hidden[i] = max over two halves of the sum of <paramref name="count"/> rows + bias; a row is 2 × <paramref name="width"/>.</summary>
    public abstract void Hidden(float** rows, int count, int width, float* bias, float* hidden);

    /// <summary>scores = hidden · w + bias, w[i, column] with <paramref name="columns"/> a row.</summary>
    public abstract void Scores(float* hidden, int k, float* weights, int columns, float* bias, float* scores);
}
