using CsCheck;

namespace Casus.Exchange.Tests;

internal static class Pick
{
    /// <summary>Any of the values.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>How often a law is tried: a hundred times as often in the long suite.</summary>
    public static int Times(int count) => Environment.GetEnvironmentVariable("CASUS_LONG") == "1" ? count * 100 : count;
}
