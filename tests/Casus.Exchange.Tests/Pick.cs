using CsCheck;

namespace Casus.Exchange.Tests;

internal static class Pick
{
    /// <summary>Any of the values.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
