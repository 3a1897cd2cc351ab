using System.Numerics;

namespace Casus.Logic;

/// <summary>How many sets there are of each order.</summary>
/// <param name="First">The order of the first value; all orders before and after have none.</param>
internal sealed record Polynomial<T>(int First, T[] Values)
    where T : INumber<T>
{
    /// <summary>No set.</summary>
    public static Polynomial<T> Zero { get; } = new(0, []);

    /// <summary>The empty set alone.</summary>
    public static Polynomial<T> One { get; } = new(0, [T.One]);

    /// <summary>One set of one element.</summary>
    public static Polynomial<T> Single { get; } = new(1, [T.One]);

    /// <summary>This and all unions of a set of <paramref name="a"/> with one of <paramref name="b"/>.</summary>
    public Polynomial<T> PlusProduct(Polynomial<T> a, Polynomial<T> b)
    {
        if (a.Values.Length == 0 || b.Values.Length == 0)
        {
            return this;
        }

        var first = a.First + b.First;
        var end = first + a.Values.Length + b.Values.Length - 1;
        if (Values.Length > 0)
        {
            first = Math.Min(first, First);
            end = Math.Max(end, First + Values.Length);
        }

        var sum = new T[end - first];
        Array.Fill(sum, T.Zero);
        Values.CopyTo(sum, Values.Length == 0 ? 0 : First - first);
        for (var i = 0; i < a.Values.Length; i++)
        {
            for (var j = 0; j < b.Values.Length; j++)
            {
                sum[a.First + i + b.First + j - first] += a.Values[i] * b.Values[j];
            }
        }

        return new(first, sum);
    }
}
