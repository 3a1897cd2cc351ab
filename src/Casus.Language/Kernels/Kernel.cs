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
    /// What four neighbouring windows of three rows share (<see cref="Winograd"/>): for each group of rows d₁ … d₄, with d₀ before and d₅ after them, the six rows
    /// d₀ − 2.5 d₂ + d₄, (d₄ − 2 d₂) ± √½ (d₃ − 2 d₁), (d₄ − ½ d₂) ± √2 (d₃ − ½ d₁), d₁ − 2.5 d₃ + d₅, each in a part of its own (<paramref name="part"/> numbers on).
    /// <paramref name="rows"/> is the row before the first group, <paramref name="stride"/> how far one row of a group is from the next.
    /// </summary>
    public abstract void WindowInput(float* rows, nint stride, int width, int groups, float* c, nint part);

    /// <summary>
    /// A panel's four rows of outputs from the products of what <see cref="WindowInput"/> gave, 48 a group in six parts m: the largest of three pieces of y + bias, where
    /// s = m₁ + m₂, t = m₁ − m₂, u = m₃ + m₄, v = m₃ − m₄ and y is m₀ + s + u, √½ t + √2 v, ½ s + 2 u, √½³ t + √2³ v + m₅.
    /// </summary>
    public abstract void WindowMaxout(float* products, nint part, int groups, float* bias, float* c, nint outStride);

    /// <summary>The four rows of y of <see cref="WindowMaxout"/> for each group, <paramref name="columns"/> wide, without bias and maximum.</summary>
    public abstract void WindowSums(float* products, nint part, int columns, int groups, float* c, nint outStride);

    /// <summary>c[output] = the largest of three pieces of the sum of <paramref name="count"/> rows + bias, each in panels.</summary>
    public abstract void SumMaxout(float** rows, int count, int panels, float* bias, float* c);

    /// <summary>y = (x − mean) / deviation · scale + shift (+ added when given), over <paramref name="width"/> numbers; in place when c is x.</summary>
    public abstract void Normalize(float* x, int width, float* scale, float* shift, float* added, float* c);

    /// <summary>hidden[i] = max over two halves of the sum of <paramref name="count"/> rows + bias; a row is 2 × <paramref name="width"/>.</summary>
    public abstract void Hidden(float** rows, int count, int width, float* bias, float* hidden);

    /// <summary>scores = hidden · w + bias, w[i, column] with <paramref name="columns"/> a row.</summary>
    public abstract void Scores(float* hidden, int k, float* weights, int columns, float* bias, float* scores);
}
