using System.Net;
using System.Net.Sockets;
using Casus.Model;

namespace Casus.Ingestion.Tests;

public class GuardedNetworkTests
{
    private static readonly IPAddress Public = IPAddress.Parse("8.8.8.8");

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://017700000001:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    public async Task LoopbackHoweverWritten_IsRefusedUnasked(string form)
    {
        await using var server = new Server("HTTP/1.1 200 OK", "secret"u8.ToArray());
        var refusal = await Fetching.RefusalAsync(string.Format(null, form, server.Port));
        Assert.Equal(InputCodes.RefusedAddress, refusal.Code);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/latest/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://[fe80::1%251]/")]
    public async Task SpecialAddress_IsRefused(string address) => Assert.Equal(InputCodes.RefusedAddress, (await Fetching.RefusalAsync(address)).Code);

    [Fact]
    public async Task AdmittedHostAndPort_IsFetchedAndNoOther()
    {
        await using var server = new Server("HTTP/1.1 200 OK\r\nContent-Type: text/plain", "The ferry sails."u8.ToArray());
        Assert.Equal("The ferry sails.", (await Fetching.TextAsync(server.Url, server.Admitted)).Text);
        Assert.Equal(InputCodes.RefusedAddress, (await Fetching.RefusalAsync($"http://localhost:{server.Port}/", server.Admitted)).Code);
        Assert.Equal(InputCodes.RefusedAddress, (await Fetching.RefusalAsync($"http://127.0.0.1:{server.Port + 1}/", server.Admitted)).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task RefusedAddress_SaysWhatWouldAdmitIt()
    {
        var refusal = await Fetching.RefusalAsync("http://127.0.0.1:81/");
        Assert.Equal("127.0.0.1 is at 127.0.0.1, which is loopback; --allow-private 127.0.0.1:81 admits it", refusal.Reason);
    }

    [Fact]
    public async Task RedirectToAPrivateAddress_IsRefusedAlsoFromAnAdmittedHost()
    {
        await using var inner = new Server("HTTP/1.1 200 OK", "secret"u8.ToArray());
        await using var outer = new Server($"HTTP/1.1 302 Found\r\nLocation: {inner.Url}");
        Assert.Equal(InputCodes.RefusedAddress, (await Fetching.RefusalAsync(outer.Url, outer.Admitted)).Code);
        Assert.Single(outer.Requests);
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task PublicNameWithAPrivateAddress_IsRefused()
    {
        await using var server = new Server("HTTP/1.1 200 OK", "secret"u8.ToArray());
        var outcome = await OneAsync($"http://news.example:{server.Port}/", Answers(IPAddress.Loopback), connect: null);
        Assert.Equal(InputCodes.RefusedAddress, outcome.Refusals[0].Code);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task AnswerThatTurnsPrivate_IsRefusedAtTheNextConnection()
    {
        await using var server = new Server("HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close");
        var resolve = Answers(Public, IPAddress.Loopback);
        var outcome = await OneAsync("http://news.example/", resolve, Through(server));
        Assert.Equal(InputCodes.RefusedAddress, outcome.Refusals[0].Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ConnectionGoesToTheAddressJudged_AndTheNameIsAskedOnce()
    {
        var asked = 0;
        var reached = new List<IPEndPoint>();
        await using var server = new Server("HTTP/1.1 200 OK", "The ferry sails."u8.ToArray());
        var through = Through(server);
        var outcome = await OneAsync(
            "http://news.example/",
            (_, _) => Task.FromResult<IPAddress[]>(asked++ == 0 ? [Public] : [IPAddress.Loopback]),
            (end, cancellation) =>
            {
                reached.Add(end);
                return through(end, cancellation);
            });
        Assert.True(outcome.IsValue);
        Assert.Equal((1, new IPEndPoint(Public, 80)), (asked, Assert.Single(reached)));
    }

    [Fact]
    public async Task MixedAnswer_IsTriedAtItsPublicAddressesOnly()
    {
        var reached = new List<IPAddress>();
        var network = new GuardedNetwork([], TimeSpan.FromSeconds(5), TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("1.1.1.1"), IPAddress.Parse("::ffff:10.0.0.1"), Public]),
            (end, _) =>
            {
                reached.Add(end.Address);
                return end.Address.Equals(Public) ? Task.FromResult<Stream>(new MemoryStream()) : throw new SocketException((int)SocketError.ConnectionRefused);
            });
        await network.ConnectAsync(new("news.example", 80), TestContext.Current.CancellationToken);
        Assert.Equal([IPAddress.Parse("1.1.1.1"), Public], reached);
    }

    [Fact]
    public async Task RedirectToAnAdmittedHost_IsFollowed()
    {
        await using var inner = new Server("HTTP/1.1 200 OK", "The ferry sails."u8.ToArray());
        await using var outer = new Server($"HTTP/1.1 302 Found\r\nLocation: {inner.Url}");
        ConnectTo connect = (end, cancellation) => Through(end.Address.Equals(Public) ? outer : inner)(end, cancellation);
        Assert.Equal("The ferry sails.", (await OneAsync("http://news.example/", Answers(Public), connect, inner.Admitted)).Value!.Text);
    }

    [Theory]
    [InlineData("[::1]:81", "http://[::1]:81/")]
    [InlineData("[0:0::1]:81", "http://[::1]:81/")]
    [InlineData("LocalHost:80", "http://localhost/")]
    public async Task AdmittedHost_IsKnownInEverySpelling(string admitted, string address)
    {
        await using var server = new Server("HTTP/1.1 200 OK", "The ferry sails."u8.ToArray());
        Assert.True((await OneAsync(address, Answers(IPAddress.Loopback), Through(server), new() { AllowPrivate = [admitted] })).IsValue);
    }

    [Fact]
    public async Task UnknownName_IsConnectionFailed()
    {
        var outcome = await OneAsync("http://news.example/", (_, _) => throw new SocketException((int)SocketError.HostNotFound), connect: null);
        Assert.Equal((InputCodes.ConnectionFailed, "the host's name is not known"), (outcome.Refusals[0].Code, outcome.Refusals[0].Reason));
    }

    [Fact]
    public async Task ClosedPort_IsConnectionFailed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal(InputCodes.ConnectionFailed, (await Fetching.RefusalAsync($"http://127.0.0.1:{port}/", new() { AllowPrivate = [$"127.0.0.1:{port}"] })).Code);
    }

    [Fact]
    public async Task NameThatIsNeverResolved_TimesOut()
    {
        var outcome = await OneAsync(
            "http://news.example/",
            async (_, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return [];
            },
            connect: null,
            new() { ConnectTimeout = TimeSpan.FromMilliseconds(200) });
        Assert.Equal((InputCodes.Timeout, "no connection within 0.2 s"), (outcome.Refusals[0].Code, outcome.Refusals[0].Reason));
    }

    [Fact]
    public async Task AddressThatNeverAnswers_GetsItsShareOfTheTimeOnly()
    {
        var tried = new List<IPAddress>();
        var network = new GuardedNetwork([], TimeSpan.FromMilliseconds(100), TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), Public]),
            async (end, cancellation) =>
            {
                tried.Add(end.Address);
                await Task.Delay(end.Address.Equals(Public) ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellation);
                return Stream.Null;
            });
        await network.ConnectAsync(new("news.example", 80), TestContext.Current.CancellationToken);
        Assert.Equal([IPAddress.Parse("1.1.1.1"), Public], tried);
    }

    private static async Task<Outcome<FetchedText>> OneAsync(string path, ResolveHost resolve, ConnectTo? connect, IngestionOptions? options = null)
    {
        using var ingestor = new Ingestor(options ?? new(), null, resolve, connect);
        return Assert.Single(await Fetching.AllAsync(ingestor, path));
    }

    private static ResolveHost Answers(params IPAddress[] answers)
    {
        var next = 0;
        return (_, _) => Task.FromResult<IPAddress[]>([answers[Math.Min(next++, answers.Length - 1)]]);
    }

    // As if the server stood at the public address.
    private static ConnectTo Through(Server server) => async (_, cancellation) =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    };
}
