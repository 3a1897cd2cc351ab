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
    public void Panels_OverOverlappingRows_AreTheTwins() => Gen.Select(Gen.Int[1, 21], Gen.Int[1, 20], Gen.Int[1, 3], Gen.Int[0, int.MaxValue]).Sample((rows, stride, panels, seed) =>
        AllAgree(rows * panels * 48, seed, (kernel, random, c) =>
        {
            using var a = Numbers(random, (rows + 2) * stride);
            using var w = Numbers(random, panels * 3 * stride * 48);
            kernel.Panels(a.Pointer, stride, rows, w.Pointer, 3 * stride * 48, 3 * stride, panels, c, panels * 48);
        }), iter: 200);

    [Fact]
    public void SumMaxout_IsTheTwins() => Gen.Select(Gen.Int[1, 8], Gen.Int[1, 7], Gen.Int[0, int.MaxValue]).Sample((panels, count, seed) =>
        AllAgree(panels * 16, seed, (kernel, random, c) =>
        {
            using var shares = Numbers(random, panels * 48 * count);
            using var bias = Numbers(random, panels * 48);
            var rows = stackalloc float*[count];
            for (var row = 0; row < count; row++)
            {
                rows[row] = shares.Pointer + (row * panels * 48);
            }

            kernel.SumMaxout(rows, count, panels, bias.Pointer, c);
        }), iter: 200);

    [Fact]
    public void WindowInput_IsTheTwins() => Gen.Select(Gen.Int[1, 11], Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[0, int.MaxValue]).Sample((groups, sixteens, apart, seed) =>
        AllAgree(Winograd.Parts * groups * sixteens * 16, seed, (kernel, random, c) =>
        {
            var width = sixteens * 16;
            using var rows = Numbers(random, ((Winograd.Windows * groups) + 2) * width * apart);
            kernel.WindowInput(rows.Pointer, width * apart, width, groups, c, groups * width);
        }), iter: 200);

    [Fact]
    public void WindowMaxout_IsTheTwins() => Gen.Select(Gen.Int[1, 11], Gen.Int[1, 3], Gen.Int[0, int.MaxValue]).Sample((groups, sixteens, seed) =>
        AllAgree(Winograd.Windows * groups * sixteens * 16, seed, (kernel, random, c) =>
        {
            using var products = Numbers(random, Winograd.Parts * groups * 48);
            using var bias = Numbers(random, 48);
            kernel.WindowMaxout(products.Pointer, groups * 48, groups, bias.Pointer, c, sixteens * 16);
        }), iter: 200);

    [Fact]
    public void WindowSums_IsTheTwins() => Gen.Select(Gen.Int[1, 11], Gen.Int[1, 12], Gen.Int[1, 3], Gen.Int[0, int.MaxValue]).Sample((groups, sixteens, apart, seed) =>
        AllAgree(Winograd.Windows * groups * sixteens * 16 * apart, seed, (kernel, random, c) =>
        {
            var columns = sixteens * 16;
            using var products = Numbers(random, Winograd.Parts * groups * columns);
            kernel.WindowSums(products.Pointer, groups * columns, columns, groups, c, columns * apart);
        }), iter: 200);

    [Fact]
    public void WindowsInGroups_AreTheWindowsOneByOne()
    {
        const int Width = 32, Groups = 5, Rows = Winograd.Windows * Groups, Pieces = 2;
        var random = new Random(7);
        using var rows = Numbers(random, (Rows + 2) * Width);
        using var weights = Numbers(random, Width * Pieces * 3 * Width);
        using var bias = Numbers(random, Width * Pieces);
        var plain = new ReadOnlySpan<float>(weights.Pointer, (int)weights.Count);
        using var direct = Panels.Maxout(plain, Width, Pieces, 3 * Width);
        using var grouped = Panels.Window(plain, Width, Pieces, Width);
        using var biases = Panels.MaxoutBias(new(bias.Pointer, (int)bias.Count), Width, Pieces);
        using var expected = new NativeFloats(Rows * Width);
        using var found = new NativeFloats(Rows * Width);
        using var shared = new NativeFloats(Winograd.Parts * Groups * Width);
        using var products = new NativeFloats(Winograd.Parts * Groups * 48);
        using var sums = new NativeFloats(Rows * 3 * Width);
        Twin.Panels(rows.Pointer, Width, Rows, direct.Pointer, 3 * Width * 48, 3 * Width, Width / 16, sums.Pointer, 3 * Width);
        for (var row = 0; row < Rows; row++)
        {
            var own = sums.Pointer + (row * 3 * Width);
            Twin.SumMaxout(&own, 1, Width / 16, biases.Pointer, expected.Pointer + (row * Width));
        }

        Twin.WindowInput(rows.Pointer, Width, Width, Groups, shared.Pointer, Groups * Width);
        for (var outputs = 0; outputs < Width / 16; outputs++)
        {
            for (var part = 0; part < Winograd.Parts; part++)
            {
                var panel = grouped.Pointer + (((outputs * Winograd.Parts) + part) * Width * 48);
                Twin.Panels(shared.Pointer + (part * Groups * Width), Width, Groups, panel, 0, Width, 1, products.Pointer + (part * Groups * 48), 48);
            }

            Twin.WindowMaxout(products.Pointer, Groups * 48, Groups, biases.Pointer + (outputs * 48), found.Pointer + (outputs * 16), Width);
        }

        for (var i = 0; i < Rows * Width; i++)
        {
            Assert.Equal(expected.Pointer[i], found.Pointer[i], 1e-4f);
        }
    }

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
