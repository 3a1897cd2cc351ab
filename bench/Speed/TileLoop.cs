using System.Diagnostics;
using Casus.Language;

namespace Casus.Speed;

/// <summary>The share of the core's peak that each kernel reaches on the shapes of the sm pipeline, weights and rows in the caches as they are in use.</summary>
internal static unsafe class TileLoop
{
    public static int Run()
    {
        foreach (var kernel in Kernel.Runnable.Skip(1))
        {
            var peak = PeakLoop.Measure(3);
            Report(kernel, peak, "window part 96 → 48, 32 rows", 96, 1, 32);
            Report(kernel, peak, "lower 64 → 1056, 32 rows", 64, 22, 32);
            Report(kernel, peak, "projection 96 → 96, 256 rows", 96, 2, 256);
        }

        return 0;
    }

    private static void Report(Kernel kernel, double peak, string name, int k, int panels, int rows)
    {
        using var a = new NativeFloats((long)rows * k);
        using var w = new NativeFloats((long)panels * k * Kernel.PanelColumns);
        using var c = new NativeFloats((long)rows * panels * Kernel.PanelColumns);
        var flops = 2.0 * rows * k * panels * Kernel.PanelColumns;
        var rounds = (int)(4e9 / flops / (kernel.Name == "Vector<T>" ? 4 : 1));
        var best = 0.0;
        for (var run = 0; run < 3; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var round = 0; round < rounds; round++)
            {
                kernel.Panels(a.Pointer, k, rows, w.Pointer, (nint)k * Kernel.PanelColumns, k, panels, c.Pointer, panels * Kernel.PanelColumns);
            }

            best = Math.Max(best, rounds * flops / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        Console.WriteLine($"{kernel.Name,-10} {name,-30} {best / 1e9,7:F1} GFLOP/s, {best / peak:P0} of the peak");
    }
}
