namespace Casus.Ledger.Tests;

/// <summary>Which feeds a dossier follows.</summary>
public abstract partial class LedgerContract
{
    private const string Feed = "https://gazette.example/feed.xml";

    [Fact]
    public void Feed_IsFollowedOnceAndLeft()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), new string('0', 64), "file");
        var first = ledger.Follow("strait", Feed, new("maria") { Reason = "The ministry writes here." });
        Assert.Equal(first, ledger.Follow("strait", Feed, "bela"));
        ledger.Follow("strait", "https://other.example/", "bela");
        Assert.Equal([(Feed, "maria", first.Entry), ("https://other.example/", "bela", "")], ledger.Feeds("strait").Select(f => (f.Address, f.By, f.Address == Feed ? f.Entry : "")));
        ledger.Leave("strait", Feed, "bela");
        Assert.Equal(["https://other.example/"], ledger.Feeds("strait").Select(f => f.Address));
        Assert.Null(ledger.Verify().Broken);
    }

    [Fact]
    public void Feed_ThatIsNotFollowedCannotBeLeft()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), new string('0', 64), "file");
        ledger.Follow("strait", Feed, "maria");
        var refused = Assert.Throws<LedgerException>(() => ledger.Leave("strait", Feed + "l", "maria"));
        Assert.Equal("no-such-feed", refused.Code);
        Assert.Contains(Feed, refused.Message, StringComparison.Ordinal);
        Assert.Equal("no-such-dossier", Assert.Throws<LedgerException>(() => ledger.Follow("strat", Feed, "maria")).Code);
    }

    [Fact]
    public void Feeds_AreTakenAlongByAnExportOfTheWholeLedger()
    {
        using var ledger = Open();
        ledger.Import(Samples.Strait(), new string('0', 64), "file");
        ledger.Follow("strait", Feed, "maria");
        using var lines = new MemoryStream();
        ledger.Export(lines);
        lines.Position = 0;
        using var other = OpenAnother();
        other.Load(lines);
        Assert.Equal(ledger.Feeds("strait"), other.Feeds("strait"));
    }
}
