namespace Casus.Ingestion.Tests;

public class HostAndPortTests
{
    [Theory]
    [InlineData("localhost:8080", "localhost:8080")]
    [InlineData("LocalHost:80", "localhost:80")]
    [InlineData("127.0.0.1:443", "127.0.0.1:443")]
    [InlineData("[::1]:8080", "[::1]:8080")]
    public void HostAndPort_IsRead(string text, string written) => Assert.Equal(written, HostAndPort.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData(":80")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:+80")]
    [InlineData("::1:80")]
    [InlineData("http://localhost:80")]
    [InlineData("user@localhost:80")]
    [InlineData("local host:80")]
    [InlineData("localhost:80/path")]
    [InlineData("a#b:80")]
    public void AnythingElse_IsAWrongOption(string text)
    {
        var options = new IngestionOptions { AllowPrivate = [text] };
        Assert.Equal(InputCodes.BadOption, Assert.Single(options.Check()).Code);
        Assert.Contains("HOST:PORT", Assert.Throws<ArgumentException>(() => new Ingestor(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownEncoding_NamesTheNearest()
    {
        var refusal = Assert.Single(new IngestionOptions { Encoding = "windows-1522" }.Check());
        Assert.Contains("did you mean 'windows-125", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void LimitsOutOfRange_AreEachRefused()
    {
        var options = new IngestionOptions { MaxSize = 0, ConnectTimeout = TimeSpan.Zero, WholeTimeout = TimeSpan.FromDays(2), MaxRedirects = -1 };
        Assert.Equal(4, options.Check().Count);
        Assert.Empty(new IngestionOptions().Check());
    }
}
