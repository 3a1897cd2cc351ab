using BenchmarkDotNet.Attributes;
using Casus.Language;

namespace Casus.Speed;

/// <summary>The kernels on the shapes of the sm pipeline: a part of 32 pairs of windows, one state's scores. The scalar twin is the baseline of none: it would take minutes.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks : IDisposable
{
    private const int K = 96, Rows = 32;

    private readonly NativeFloats _rows = new(Rows * K);
    private readonly NativeFloats _weights = new(64 * 112);
    private readonly NativeFloats _bias = new(6 * 48);
    private readonly NativeFloats _outputs = new(Rows * 48);
    private readonly NativeFloats _scores = new(112);
    private Kernel _kernel = Kernel.Best;

    /// <summary>The kernels this machine can run.</summary>
    public static IEnumerable<string> Names => Kernel.Runnable.Skip(1).Select(k => k.Name);

    /// <summary>The kernel under measure.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = Kernel.Best.Name;

    /// <summary>Picks the kernel.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Kernel.Runnable.Single(k => k.Name == Name);

    /// <summary>A part of 32 pairs of windows through one panel, 96 → 48.</summary>
    [Benchmark(Baseline = true)]
    public unsafe void Panels() => _kernel.Panels(_rows.Pointer, K, Rows, _weights.Pointer, 0, K, 1, _outputs.Pointer, 48);

    /// <summary>Eight rows normalised.</summary>
    [Benchmark]
    public unsafe void Normalize()
    {
        for (var row = 0; row < 8; row++)
        {
            _kernel.Normalize(_outputs.Pointer + (row * 96), 96, _bias.Pointer, _bias.Pointer, null, _outputs.Pointer + (row * 96));
        }
    }

    /// <summary>The scores of a parser's 106 actions.</summary>
    [Benchmark]
    public unsafe void Scores() => _kernel.Scores(_rows.Pointer, 64, _weights.Pointer, 112, _weights.Pointer, _scores.Pointer);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _weights.Dispose();
        _bias.Dispose();
        _outputs.Dispose();
        _scores.Dispose();
        GC.SuppressFinalize(this);
    }
}
