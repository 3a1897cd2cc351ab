namespace Casus.Ledger;

/// <summary>The last entry of a chain; position 0 before the first.</summary>
internal sealed record Head(long Position, byte[] Hash);

/// <summary>An entry just appended.</summary>
/// <param name="Id">Its number among all entries of the ledger: 1, 2, 3, …</param>
internal sealed record Appended(long Id, string Chain, long Position, Casus.Model.Instant Recorded, byte[] Hash)
{
    public string Entry => $"{Chain}/{Position}";
}
