using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Casus.Language;

/// <summary>The choice among scores.</summary>
internal static unsafe class Best
{
    /// <summary>The first column of the highest sum of score and addend (−∞ where a column may not win), over a multiple of four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Of(float* scores, float* added, int columns)
    {
        var highest = Vector128.Load(scores) + Vector128.Load(added);
        for (var i = 4; i < columns; i += 4)
        {
            highest = Vector128.Max(highest, Vector128.Load(scores + i) + Vector128.Load(added + i));
        }

        var best = Vector128.Create(MathF.Max(MathF.Max(highest[0], highest[1]), MathF.Max(highest[2], highest[3])));
        for (var i = 0; i < columns; i += 4)
        {
            var equal = Vector128.Equals(Vector128.Load(scores + i) + Vector128.Load(added + i), best).ExtractMostSignificantBits();
            if (equal != 0)
            {
                return i + BitOperations.TrailingZeroCount(equal);
            }
        }

        throw new InvalidOperationException("The scores are not numbers.");
    }
}
