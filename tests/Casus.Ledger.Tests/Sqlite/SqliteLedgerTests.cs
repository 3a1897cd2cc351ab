namespace Casus.Ledger.Tests;

/// <summary>The contract on SQLite, and what only a file can suffer.</summary>
public sealed class SqliteLedgerTests : LedgerContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ILedger Open(TimeProvider? clock = null) => SqliteLedger.Open(_folder["strait.ledger"], LedgerAccess.Create, clock);
}
