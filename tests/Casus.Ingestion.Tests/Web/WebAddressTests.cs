namespace Casus.Ingestion.Tests;

public class WebAddressTests
{
    [Theory]
    [InlineData("ftp://example.org/a.txt")]
    [InlineData("file:///etc/hostname")]
    [InlineData("gopher://example.org/")]
    [InlineData("http://")]
    [InlineData("http:///path")]
    [InlineData("http://example.org:99999/")]
    [InlineData("http://example.org:0/")]
    [InlineData("http://exa mple.org/")]
    [InlineData("http://example.org/\r\nHost: other")]
    public async Task AddressThatCannotBeFetched_IsBadAddress(string address)
    {
        var refusal = await Fetching.RefusalAsync(address);
        Assert.Equal(InputCodes.BadAddress, refusal.Code);
        Assert.DoesNotContain('\n', refusal.ToString());
    }

    [Fact]
    public async Task Credentials_AreRefusedAndNotRepeated()
    {
        var refusal = await Fetching.RefusalAsync("https://anna:secret@example.org/a");
        Assert.Equal(InputCodes.BadAddress, refusal.Code);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverlongAddress_IsBadAddressAndNotRepeatedWhole()
    {
        var refusal = await Fetching.RefusalAsync("http://example.org/" + new string('a', 9000));
        Assert.Equal(InputCodes.BadAddress, refusal.Code);
        Assert.InRange(refusal.ToString().Length, 1, 300);
    }

    [Theory]
    [InlineData("http://example.org/news/2025/ferry.html?x=1#y", "ferry.html")]
    [InlineData("http://example.org/news/ferry/", "ferry")]
    [InlineData("http://example.org/", "example.org")]
    [InlineData("http://example.org", "example.org")]
    [InlineData("http://example.org/a%20b.txt", "a b.txt")]
    [InlineData("http://example.org/..%2f..%2fetc%0apasswd", "....etcpasswd")]
    [InlineData("http://example.org/%2e%2e%2f", "example.org")]
    [InlineData("http://[2606:4700::1111]/", "2606:4700::1111")]
    public void Name_IsTheLastPartOfThePathElseTheHost(string address, string name) => Assert.Equal(name, WebAddress.Name(new Uri(address)));
}
