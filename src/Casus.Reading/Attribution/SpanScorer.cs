using System.Runtime.InteropServices;
using Casus.Language;

namespace Casus.Reading;

/// <summary>The probability that a span is right from end to end, from what it looks like as a whole (<see cref="SpanFeatures"/>): one small network a role, learnt by <c>training/attribution/spans.py</c>.</summary>
/// <remarks>Choosing anew among what a first model finds likely: Collins 2000, "Discriminative Reranking for Natural Language Parsing".</remarks>
internal sealed unsafe class SpanScorer
{
    /// <summary>The sums: the first counts as it is, the others where they are above zero, each by its weight.</summary>
    private const int Sums = 16;

    private readonly Weights[] _roles;

    /// <param name="Dense">What multiplies each number, <see cref="Sums"/> a number.</param>
    /// <param name="Known">What each value of each category adds, one category after the other.</param>
    private sealed record Weights(NativeFloats Dense, float[] Bias, float[] Known, float[] Out);

    public SpanScorer(PackFile file) => _roles = [.. Enum.GetValues<SpanRole>().Select(role => Read(file, "spans." + role.ToString().ToLowerInvariant()))];

    private static Weights Read(PackFile file, string name)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(file.Bytes(name).Span);
        const int dense = SpanFeatures.Count * Sums;
        var known = SpanFeatures.Values.Sum() * Sums;
        if (numbers.Length != dense + Sums + known + Sums)
        {
            throw new ModelFormatException(file.Name, $"its section '{name}' holds {numbers.Length} numbers where {dense + Sums + known + Sums} are needed");
        }

        return new(NativeFloats.Of(numbers[..dense]), numbers[dense..(dense + Sums)].ToArray(), numbers[(dense + Sums)..^Sums].ToArray(), numbers[^Sums..].ToArray());
    }

    /// <param name="row">The numbers of <see cref="SpanFeatures"/>, and its categories.</param>
    public double Probability(Kernel kernel, SpanRole role, ReadOnlySpan<float> row, ReadOnlySpan<int> categories)
    {
        var weights = _roles[(int)role];
        var bias = stackalloc float[Sums];
        var sums = stackalloc float[Sums];
        weights.Bias.CopyTo(new Span<float>(bias, Sums));
        var first = 0;
        for (var category = 0; category < categories.Length; category++)
        {
            var known = weights.Known.AsSpan((first + categories[category]) * Sums, Sums);
            for (var i = 0; i < Sums; i++)
            {
                bias[i] += known[i];
            }

            first += SpanFeatures.Values[category];
        }

        fixed (float* numbers = row)
        {
            kernel.Scores(numbers, SpanFeatures.Count, weights.Dense.Pointer, Sums, bias, sums);
        }

        double score = sums[0];
        for (var i = 1; i < Sums; i++)
        {
            score += Math.Max(sums[i], 0) * weights.Out[i];
        }

        return 1 / (1 + Math.Exp(-score));
    }
}
