using CsCheck;

namespace Casus.Language.Tests;

/// <summary>Every kernel this machine can run against its scalar twin, bit for bit, with random sizes and tails.</summary>
public sealed unsafe class KernelTests
{
    private static readonly Kernel Twin = Kernel.Runnable[0];

    [Fact]
    public void Runnable_AreTested_OthersAreNamed()
    {
        var runnable = Kernel.Runnable.Select(k => k.Name).ToList();
        string[] all = ["scalar", "Vector<T>", "AVX2+FMA", "AVX-512"];
        TestContext.Current.SendDiagnosticMessage($"kernels tested here: {string.Join(", ", runnable)}; not runnable here: {string.Join(", ", all.Except(runnable))}");
        Assert.Contains(Kernel.Best.Name, runnable);
        Assert.Empty(runnable.Except(all));
    }

    [Fact]
    public void Panels_AreTheTwins() => Gen.Select(Gen.Int[1, 21], Gen.Int[1, 40], Gen.Int[1, 3], Gen.Int[0, int.MaxValue]).Sample((rows, k, panels, seed) =>
        AllAgree(rows * panels * 48, seed, (kernel, random, c) =>
        {
            using var a = Numbers(random, rows * k);
            using var w = Numbers(random, panels * k * 48);
            kernel.Panels(a.Pointer, k, rows, w.Pointer, k * 48, k, panels, c, panels * 48);
        }), iter: 200);

    [Fact]
    public void Maxout_OverOverlappingRows_IsTheTwins() => Gen.Select(Gen.Int[1, 21], Gen.Int[1, 20], Gen.Int[1, 3], Gen.Int[0, int.MaxValue]).Sample((rows, stride, panels, seed) =>
        AllAgree(rows * panels * 16, seed, (kernel, random, c) =>
        {
            using var a = Numbers(random, (rows + 2) * stride);
            using var w = Numbers(random, panels * 3 * stride * 48);
            using var bias = Numbers(random, panels * 48);
            kernel.Maxout(a.Pointer, stride, rows, w.Pointer, 3 * stride, panels, bias.Pointer, c, panels * 16);
        }), iter: 200);

    [Fact]
    public void SumMaxout_IsTheTwins() => Gen.Select(Gen.Int[1, 8], Gen.Int[0, int.MaxValue]).Sample((panels, seed) =>
        AllAgree(panels * 16, seed, (kernel, random, c) =>
        {
            using var a = Numbers(random, panels * 48 * 4);
            var p = a.Pointer;
            var n = panels * 48;
            kernel.SumMaxout(p, p + n, p + (2 * n), panels, p + (3 * n), c);
        }), iter: 200);

    [Fact]
    public void Normalize_IsTheTwins() => Gen.Select(Gen.Int[1, 9], Gen.Bool, Gen.Int[0, int.MaxValue]).Sample((sixteens, adds, seed) =>
        AllAgree(sixteens * 16, seed, (kernel, random, c) =>
        {
            var width = sixteens * 16;
            using var a = Numbers(random, width * 4);
            kernel.Normalize(a.Pointer, width, a.Pointer + width, a.Pointer + (2 * width), adds ? a.Pointer + (3 * width) : null, c);
        }), iter: 200);

    [Fact]
    public void HiddenAndScores_AreTheTwins() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 5], Gen.Int[1, 15], Gen.Int[0, int.MaxValue]).Sample((count, sixteens, columns, seed) =>
        AllAgree(columns * 16, seed, (kernel, random, c) =>
        {
            var width = sixteens * 16;
            using var a = Numbers(random, (count + 1) * 2 * width);
            using var hidden = Numbers(random, width);
            using var w = Numbers(random, width * columns * 16);
            using var bias = Numbers(random, columns * 16);
            var rows = stackalloc float*[count];
            for (var i = 0; i < count; i++)
            {
                rows[i] = a.Pointer + (i * 2 * width);
            }

            kernel.Hidden(rows, count, width, a.Pointer + (count * 2 * width), hidden.Pointer);
            kernel.Scores(hidden.Pointer, width, w.Pointer, columns * 16, bias.Pointer, c);
        }), iter: 200);

    private delegate void Compute(Kernel kernel, Random random, float* target);

    private static void AllAgree(int outputs, int seed, Compute compute)
    {
        using var expected = new NativeFloats(outputs);
        compute(Twin, new(seed), expected.Pointer);
        foreach (var kernel in Kernel.Runnable.Skip(1))
        {
            using var found = new NativeFloats(outputs);
            compute(kernel, new(seed), found.Pointer);
            for (var i = 0; i < outputs; i++)
            {
                Assert.True(BitConverter.SingleToInt32Bits(expected.Pointer[i]) == BitConverter.SingleToInt32Bits(found.Pointer[i]), $"{kernel.Name}: {found.Pointer[i]:R} at {i}, the twin has {expected.Pointer[i]:R}");
            }
        }
    }

    private static NativeFloats Numbers(Random random, int count)
    {
        var numbers = new NativeFloats(count);
        for (var i = 0; i < count; i++)
        {
            numbers.Pointer[i] = (random.NextSingle() - 0.5f) * 4;
        }

        return numbers;
    }
}
