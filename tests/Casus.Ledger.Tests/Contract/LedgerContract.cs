using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>What every store must do. A store's tests derive from this class.</summary>
public abstract partial class LedgerContract
{
    private const string Source = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string Later = "0000000000000000000000000000000000000000000000000000000000000002";

    /// <summary>Opens the store of this test: the same each time within a test, empty at first.</summary>
    protected abstract ILedger Open(TimeProvider? clock = null);

    [Fact]
    public void DocumentAdded_ComesBackWhole()
    {
        var document = Samples.Document("Alfa will withdraw once the sea is calm, \u00e9\u2602\U0001F30A\r\n and so on.");
        var statements = new[] { Samples.Statement(document, 12, 30), Samples.Statement(document, 5, 11) };
        using (var ledger = Open())
        {
            Assert.Equal(new AddReceipt(true, document.Sha256, 2), ledger.Add(document, statements, "1.0"));
        }

        using var again = Open();
        var found = again.FindDocument(document.Sha256);
        Assert.NotNull(found);
        Assert.Equal(document.Raw.ToArray(), found.Raw.ToArray());
        Assert.Equal(document, found with { Raw = document.Raw });
        Assert.Equal([statements[1], statements[0]], again.Statements(document.Sha256));
        Assert.Null(again.Verify().Broken);
    }
}
