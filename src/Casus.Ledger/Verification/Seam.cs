using Casus.Model;

namespace Casus.Ledger;

/// <summary>The first entry of a chain in a stretch: what it says of the entry before it is checked when the stretches are joined.</summary>
/// <param name="Id">Its number among all entries.</param>
/// <param name="Previous">The hash it gives of the entry before it.</param>
internal sealed record Seam(long Id, string Chain, long Position, byte[] Previous, Instant Recorded)
{
    public const string OtherPrevious = "its previous hash is not that of the entry before it";
    public const string RecordedBefore = "it was recorded before the entry before it";

    public string Entry => $"{Chain}/{Position}";

    public static string OutOfOrder(string chain, long before) => $"the entry after {chain}/{before} is missing or out of order";

    public static string NotNext(long id, long before) => $"it is number {id} of all entries where {before + 1} was expected: one is missing or out of order";
}
