using System.IO.Compression;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Casus.Model;

namespace Casus.Ingestion.Tests;

public class WebSourceTests
{
    private const string Ok = "HTTP/1.1 200 OK";

    [Fact]
    public async Task Page_ComesWithItsNameAddressAndHash()
    {
        var body = Encoding.UTF8.GetBytes("<p>The ferry sails.");
        await using var server = new Server($"{Ok}\r\nContent-Type: text/html; charset=utf-8", body);
        var fetched = await Fetching.TextAsync(server.Url + "news/ferry?id=7", server.Admitted);
        Assert.Equal(("ferry", server.Url + "news/ferry?id=7", TextKind.Page), (fetched.Name, fetched.Path, fetched.Kind));
        Assert.Equal(new Uri(server.Url + "news/ferry?id=7"), fetched.Address);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), fetched.Sha256);
    }

    [Fact]
    public async Task Request_SaysWhoAsksAndCarriesNothingElse()
    {
        await using var server = new Server($"{Ok}\r\nSet-Cookie: a=b", "x"u8.ToArray());
        using var ingestor = new Ingestor(server.Admitted);
        await Fetching.AllAsync(ingestor, server.Url, server.Url);
        foreach (var head in server.Requests)
        {
            var names = head.Split("\r\n").Skip(1).Where(l => l.Length > 0).Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]);
            Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], names.Order(StringComparer.Ordinal));
            Assert.Matches(@"User-Agent: casus/\d+\.\d+\.\d+", head);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Coding_IsTakenOffAndLeavesTheHashOfTheContent(string coding)
    {
        var body = Encoding.UTF8.GetBytes("The ferry sails.");
        await using var server = new Server($"{Ok}\r\nContent-Encoding: {coding}", Packed(coding, body));
        var fetched = await Fetching.TextAsync(server.Url + "a.txt", server.Admitted);
        Assert.Equal(("The ferry sails.", Convert.ToHexStringLower(SHA256.HashData(body))), (fetched.Text, fetched.Sha256));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task BombInACoding_StopsAtTheLimit(string coding)
    {
        await using var server = new Server($"{Ok}\r\nContent-Encoding: {coding}", Packed(coding, new byte[50_000_000]));
        Assert.Equal(InputCodes.TooLarge, (await Fetching.RefusalAsync(server.Url, server.Admitted with { MaxSize = 1_000_000 })).Code);
    }

    [Fact]
    public async Task GzippedFile_KeepsItsPackedBytes()
    {
        var packed = Scratch.Gzipped("<html>Hm.");
        await using var server = new Server($"{Ok}\r\nContent-Type: application/gzip", packed);
        var fetched = await Fetching.TextAsync(server.Url + "a.html.gz", server.Admitted);
        Assert.Equal(("a.html.gz", "<html>Hm.", TextKind.Page), (fetched.Name, fetched.Text, fetched.Kind));
        Assert.Equal(packed, fetched.Raw.ToArray());
    }

    [Fact]
    public async Task GzippedFileSentAsACoding_IsUnpackedOnce()
    {
        await using var server = new Server($"{Ok}\r\nContent-Encoding: gzip", Scratch.Gzipped("The ferry sails."));
        Assert.Equal("The ferry sails.", (await Fetching.TextAsync(server.Url + "a.txt.gz", server.Admitted)).Text);
    }

    [Theory]
    [InlineData("text/html", "a.txt", TextKind.Page)]
    [InlineData("text/plain", "a.html", TextKind.Plain)]
    [InlineData("application/xhtml+xml; charset=\"utf-8\"", "a", TextKind.Page)]
    [InlineData("application/octet-stream", "a.html", TextKind.Page)]
    [InlineData("application/octet-stream", "a", TextKind.Page)]
    [InlineData("nonsense", "a.md", TextKind.Plain)]
    public async Task Kind_IsByContentTypeThenByName(string type, string name, TextKind kind)
    {
        await using var server = new Server($"{Ok}\r\nContent-Type: {type}", "<html>Hm."u8.ToArray());
        Assert.Equal(kind, (await Fetching.TextAsync(server.Url + name, server.Admitted)).Kind);
    }

    [Fact]
    public async Task Charset_IsThatOfTheHeader()
    {
        await using var server = new Server($"{Ok}\r\nContent-Type: text/html; charset='windows-1251'", [0xCF, 0xE0, 0xF0, 0xEE, 0xEC]);
        Assert.Equal("Паром", (await Fetching.TextAsync(server.Url, server.Admitted)).Text);
    }

    [Fact]
    public async Task Redirects_AreFollowedToTheLimitAndNoFurther()
    {
        await using var server = new Server(async (head, stream, end) =>
        {
            var left = int.Parse(head.Split(' ')[1].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            await (left == 0 ? Server.SendAsync(stream, Ok, "The ferry sails."u8.ToArray(), end)
                : Server.SendAsync(stream, $"HTTP/1.1 {301 + (left % 2 * 6)} Moved\r\nLocation: {left - 1}", [], end));
        });
        var fetched = await Fetching.TextAsync(server.Url + "5", server.Admitted);
        Assert.Equal(("5", server.Url + "5", new Uri(server.Url + "0")), (fetched.Name, fetched.Path, fetched.Address));
        Assert.Equal(InputCodes.TooManyRedirects, (await Fetching.RefusalAsync(server.Url + "6", server.Admitted)).Code);
    }

    [Theory]
    [InlineData("ftp://example.org/", InputCodes.RedirectScheme)]
    [InlineData("file:///etc/hostname", InputCodes.RedirectScheme)]
    [InlineData("javascript:alert(1)", InputCodes.RedirectScheme)]
    [InlineData("http://anna:secret@example.org/", InputCodes.BadAddress)]
    [InlineData("http://[::", InputCodes.BadResponse)]
    [InlineData("http://169.254.169.254/latest/", InputCodes.RefusedAddress)]
    public async Task RedirectElsewhere_IsRefused(string location, string code)
    {
        await using var server = new Server($"HTTP/1.1 302 Found\r\nLocation: {location}");
        Assert.Equal(code, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Theory]
    [InlineData("https://example.org/", "http://example.org/", false)]
    [InlineData("https://example.org/", "https://example.com/", true)]
    [InlineData("http://example.org/", "https://example.org/", true)]
    [InlineData("http://example.org/", "ws://example.org/", false)]
    public void RedirectDownToHttp_IsNotFollowed(string from, string to, bool followed) => Assert.Equal(followed, WebSource.Unsafe(new(from), new(to)) is null);

    [Fact]
    public async Task RedirectWithoutTarget_IsBadResponse()
    {
        await using var server = new Server("HTTP/1.1 301 Moved");
        Assert.Equal(InputCodes.BadResponse, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("503 Busy")]
    [InlineData("304 Not Modified")]
    [InlineData("206 Partial Content")]
    public async Task OtherStatus_IsNamed(string status)
    {
        await using var server = new Server($"HTTP/1.1 {status}");
        var refusal = await Fetching.RefusalAsync(server.Url, server.Admitted);
        Assert.Equal((InputCodes.HttpStatus, $"the server answered {status}"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task EmptyBody_IsEmpty()
    {
        await using var server = new Server(Ok);
        Assert.Equal(InputCodes.Empty, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThe f\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nThe f\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nThe ferry")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\nContent-Length: 51\r\n\r\nThe ferry")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 1\r\n\r\nx")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nThe ferry")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Length: 9\r\n\r\nThe ferry")]
    public async Task BrokenAnswer_IsBadResponse(string answer)
    {
        await using var server = new Server((_, stream, end) => Server.SendRawAsync(stream, answer, end));
        Assert.Equal(InputCodes.BadResponse, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Fact]
    public async Task HugeHeader_IsBadResponse()
    {
        await using var server = new Server($"{Ok}\r\nX: {new string('a', 200_000)}", "x"u8.ToArray());
        Assert.Equal(InputCodes.BadResponse, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Fact]
    public async Task AnnouncedLengthOverTheLimit_IsRefusedUnread()
    {
        await using var server = new Server(async (_, stream, end) =>
        {
            await Server.SendRawAsync(stream, $"{Ok}\r\nContent-Length: 99999999999\r\n\r\n", end);
            await Task.Delay(Timeout.Infinite, end);
        });
        Assert.Equal(InputCodes.TooLarge, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Fact]
    public async Task EndlessBody_StopsAtTheLimit()
    {
        await using var server = new Server(async (_, stream, end) =>
        {
            await Server.SendRawAsync(stream, $"{Ok}\r\n\r\n", end);
            var piece = new byte[64 * 1024];
            while (!end.IsCancellationRequested)
            {
                await stream.WriteAsync(piece, end);
            }
        });
        Assert.Equal(InputCodes.TooLarge, (await Fetching.RefusalAsync(server.Url, server.Admitted)).Code);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Slow: ")]
    [InlineData("")]
    public async Task DrippingServer_EndsAtTheWholeTimeout(string beginning)
    {
        await using var server = new Server(async (_, stream, end) =>
        {
            await Server.SendRawAsync(stream, beginning, end);
            while (beginning.Length > 0)
            {
                await Server.SendRawAsync(stream, "a", end);
                await Task.Delay(20, end);
            }

            await Task.Delay(Timeout.Infinite, end);
        });
        var refusal = await Fetching.RefusalAsync(server.Url, server.Admitted with { WholeTimeout = TimeSpan.FromMilliseconds(400) });
        Assert.Equal((InputCodes.Timeout, "it was not all there after 0.4 s"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task RedirectsAllTogether_HaveTheWholeTimeout()
    {
        await using var server = new Server(async (_, stream, end) =>
        {
            await Task.Delay(200, end);
            await Server.SendAsync(stream, "HTTP/1.1 302 Found\r\nLocation: /", [], end);
        });
        var options = server.Admitted with { WholeTimeout = TimeSpan.FromMilliseconds(500), MaxRedirects = 50 };
        Assert.Equal(InputCodes.Timeout, (await Fetching.RefusalAsync(server.Url, options)).Code);
    }

    [Fact]
    public async Task HandshakeThatNeverComes_EndsAtTheConnectTimeout()
    {
        await using var server = new Server((_, _, end) => Task.Delay(Timeout.Infinite, end));
        var refusal = await Fetching.RefusalAsync($"https://127.0.0.1:{server.Port}/", server.Admitted with { ConnectTimeout = TimeSpan.FromMilliseconds(400) });
        Assert.Equal((InputCodes.Timeout, "no connection within 0.4 s"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task ServerWithoutTls_IsTls()
    {
        await using var server = new Server((_, stream, end) => Server.SendRawAsync(stream, "HTTP/1.1 400 Bad Request\r\n\r\n", end));
        Assert.Equal(InputCodes.Tls, (await Fetching.RefusalAsync($"https://127.0.0.1:{server.Port}/", server.Admitted)).Code);
    }

    [Fact]
    public async Task CertificateNobodyTrusts_IsTls()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await using var tls = new SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsServerAsync(certificate);
                return await tls.ReadAsync(new byte[1], TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                return 0; // the client refuses the certificate by leaving
            }
        }, TestContext.Current.CancellationToken);
        Assert.Equal(InputCodes.Tls, (await Fetching.RefusalAsync($"https://127.0.0.1:{port}/", new() { AllowPrivate = [$"127.0.0.1:{port}"] })).Code);
        Assert.Equal(0, await serving); // no byte of a request was sent
    }

    [Fact]
    public async Task Token_EndsAFetch()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new Server((_, _, end) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, end);
        });
        using var cancel = new CancellationTokenSource();
        using var ingestor = new Ingestor(server.Admitted);
        var fetch = ingestor.FetchAsync([server.Url], cancel.Token).GetAsyncEnumerator(cancel.Token).MoveNextAsync().AsTask();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    private static byte[] Packed(string coding, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
