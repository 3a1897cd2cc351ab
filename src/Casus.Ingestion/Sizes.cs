using System.Globalization;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>The limit on size, where it bites and how it is said.</summary>
internal static class Sizes
{
    private const long Mega = 1024 * 1024;

    /// <summary>How many bytes are read of what may be packed: packing what cannot be packed adds a little.</summary>
    public static long Ceiling(long maxSize) => maxSize + (maxSize / 1000) + (64 * 1024);

    public static Refusal TooLarge(string input, long maxSize) =>
        new(input, InputCodes.TooLarge, string.Create(CultureInfo.InvariantCulture, $"it is over {(maxSize % Mega == 0 ? $"{maxSize / Mega} MB" : $"{maxSize} bytes")} after unpacking; --max-size sets the limit"));

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
