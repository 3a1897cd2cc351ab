using System.Net.Http.Headers;
using System.Text.Json;
using Casus.Language;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>A desk over a real ledger in a folder of its own, answering on a free port, at noon of 10 January 2026.</summary>
internal sealed class OpenDesk : IAsyncDisposable
{
    public const string Token = "a-token-of-the-tests";

    private readonly RunningDesk _desk;

    private bool _isClosed;

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };

    // Null: another desk's.
    private readonly string? _folder;

    private readonly DeskOptions _options;

    private OpenDesk(string? folder, SqliteLedger ledger, DeskOptions options, RunningDesk desk, List<string> failures)
    {
        (_folder, Ledger, _options, _desk, Failures) = (folder, ledger, options, desk, failures);
        Root = new(desk.Address.GetLeftPart(UriPartial.Authority));
        Client = new(_handler) { BaseAddress = Root, DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
        Stranger = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Root };
    }

    public SqliteLedger Ledger { get; }

    public Uri Address => _desk.Address;

    public Uri Root { get; }

    /// <summary>Shows the token as a bearer.</summary>
    public HttpClient Client { get; }

    /// <summary>Shows nothing of itself.</summary>
    public HttpClient Stranger { get; }

    public IReadOnlyList<string> Failures { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<OpenDesk> On(Dossier dossier, params Document[] documents) => On(dossier, null, documents);

    public static Task<OpenDesk> On(Dossier dossier, Func<Pipeline?>? language, params Document[] documents) => On(dossier, language, null, documents);

    private static async Task<OpenDesk> On(Dossier dossier, Func<Pipeline?>? language, string? allowPrivate, params Document[] documents)
    {
        var folder = Directory.CreateTempSubdirectory("casus-web-").FullName;
        var clock = new NoonClock();
        var ledger = SqliteLedger.Open(Path.Combine(folder, "ledger.db"), LedgerAccess.Create, clock);
        foreach (var document in documents.Length > 0 ? documents : [Strait.Communique, Strait.Agency])
        {
            Statement[] statements = document == Strait.Communique ? [Strait.Statement(document, Strait.Words, "The conference")] : [];
            ledger.Add(document, statements, "reader/test", dossier.Id);
        }

        ledger.Import(dossier, new string('0', 64), "file");
        var failures = new List<string>();
        var options = new DeskOptions { Ledger = ledger, Dossier = dossier.Id, Port = 0, Author = "analyst", Clock = clock, Token = Token, Failed = failures.Add };
        options = language is null ? options : options with { Language = language };
        options = allowPrivate is null ? options : options with { AllowPrivate = [allowPrivate] };
        return new(folder, ledger, options, await Desk.StartAsync(options, Cancel), failures);
    }

    /// <summary>A second desk on the same ledger, opened now.</summary>
    public async Task<OpenDesk> Again()
    {
        var failures = new List<string>();
        var options = _options with { Failed = failures.Add };
        return new(null, Ledger, options, await Desk.StartAsync(options, Cancel), failures);
    }

    /// <param name="allowPrivate">A host on loopback that it may fetch from.</param>
    public static Task<OpenDesk> OnStrait(int reviewers = 1, string? allowPrivate = null) => On(Strait.Dossier(reviewers), null, allowPrivate);

    public async Task<string> Page(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode}\n{text}");
        return text;
    }

    public async Task<(HttpResponseMessage Response, JsonElement Json)> Json(HttpMethod method, string address, string? body = null, Action<HttpRequestMessage>? also = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        }

        also?.Invoke(request);
        var response = await Client.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(text.Length > 0, $"{address}: {(int)response.StatusCode} with no body");
        return (response, JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Takes the ledger away from the desk, which then fails.</summary>
    public void CloseLedger()
    {
        _isClosed = true;
        Ledger.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        _handler.Dispose();
        await _desk.DisposeAsync();
        if (_folder is not null)
        {
            Ledger.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        // What is worked out before it is asked for has no answer to fail in.
        Assert.DoesNotContain(Failures, f => !_isClosed && f.StartsWith("working ahead", StringComparison.Ordinal));
    }

    private sealed class NoonClock : TimeProvider
    {
        private long _ticks;

        // Each reading is a millisecond later: entries differ in time, and noon stays noon.
        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero).AddMilliseconds(Interlocked.Increment(ref _ticks));
    }
}
