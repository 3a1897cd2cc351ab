using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Ledger;

namespace Casus.Web.Tests;

/// <summary>A desk served by accounts, one of each role, on the loopback address without TLS.</summary>
internal sealed partial class ServedDesk : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    // Passwords are slow to hash, as they should be: once for all tests.
    private static readonly Lazy<byte[]> OneOfEachRole = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("casus-accounts-").FullName;
        var path = Path.Combine(folder, "accounts.casus");
        foreach (var role in Enum.GetValues<Role>())
        {
            AccountFile.Open(path).Add(NameOf(role), role, Password);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(folder, recursive: true);
        return bytes;
    });

    private readonly string _folder;

    private ServedDesk(string folder, SqliteLedger ledger, AccountFile accounts, RunningDesk running, List<string> failures)
    {
        (_folder, Ledger, Accounts, Running, Failures) = (folder, ledger, accounts, running, failures);
        Root = new UriBuilder(running.Address.Scheme, "127.0.0.1", running.Address.Port).Uri;
    }

    public SqliteLedger Ledger { get; }

    public AccountFile Accounts { get; }

    public RunningDesk Running { get; }

    public Uri Root { get; }

    public IReadOnlyList<string> Failures { get; }

    public static async Task<ServedDesk> OnStrait(int reviewers = 1, Func<Service, Service>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("casus-served-").FullName;
        var ledger = SqliteLedger.Open(Path.Combine(folder, "ledger.db"), LedgerAccess.Create);
        ledger.Import(Strait.Dossier(reviewers), new string('0', 64), "file");
        foreach (var document in new[] { Strait.Communique, Strait.Agency })
        {
            ledger.Add(document, [], "reader/test", "strait");
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, "accounts.casus"), OneOfEachRole.Value, OpenDesk.Cancel);
        var accounts = AccountFile.Open(Path.Combine(folder, "accounts.casus"));
        var failures = new List<string>();
        var service = new Service { Accounts = accounts, Listen = new(IPAddress.Loopback, 0) };
        var options = new DeskOptions { Ledger = ledger, Dossier = "strait", Service = change?.Invoke(service) ?? service, Failed = failures.Add };
        return new(folder, ledger, accounts, await Desk.StartAsync(options, OpenDesk.Cancel), failures);
    }

    /// <summary>The account of a role: <c>the-reader</c>, <c>the-analyst</c>, …</summary>
    public static string NameOf(Role role) => $"the-{role.Word()}";

    /// <summary>A browser that keeps cookies and has not signed in.</summary>
    public Browser Open() => new(Root);

    public async Task<Browser> SignedIn(Role role)
    {
        var browser = Open();
        using var response = await browser.SignIn(NameOf(role), Password);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        Ledger.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends what a browser sends: cookies, and the origin with a form.</summary>
    internal sealed partial class Browser : IDisposable
    {
        private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new() };

        private readonly HttpClient _client;

        private readonly Uri _root;

        public Browser(Uri root) => (_root, _client) = (root, new(_handler) { BaseAddress = root });

        public CookieCollection Cookies => _handler.CookieContainer.GetCookies(_root);

        /// <summary>Plants a cookie, as somebody would who can.</summary>
        public void Choose(string name, string value) => _handler.CookieContainer.Add(_root, new Cookie(name, value, "/"));

        public Task<HttpResponseMessage> Get(string address) => _client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);

        public async Task<string> Page(string address)
        {
            using var response = await Get(address);
            return await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        }

        /// <summary>The token that a page of this browser carries.</summary>
        public async Task<string> Token(string page = "/account") => FieldOf().Match(await Page(page)).Groups[1].Value;

        public async Task<HttpResponseMessage> SignIn(string name, string password, string to = "/")
        {
            var token = await Token($"/sign-in?to={Uri.EscapeDataString(to)}");
            return await Post("/sign-in", token, ("name", name), ("password", password), ("to", to));
        }

        public Task<HttpResponseMessage> Post(string address, string? token, params (string Name, string Value)[] fields) =>
            Send(HttpMethod.Post, address, new FormUrlEncodedContent(
                fields.Append((Name: "antiforgery", Value: token!)).Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))));

        public async Task<(HttpResponseMessage Response, JsonElement Json)> PostJson(string address, string body, string? token)
        {
            var response = await Send(HttpMethod.Post, address, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), token);
            return (response, JsonDocument.Parse(await response.Content.ReadAsStringAsync(OpenDesk.Cancel)).RootElement);
        }

        public async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content, string? token = null, string? origin = "own")
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin == "own" ? _root.GetLeftPart(UriPartial.Authority) : origin);
            }

            if (token is not null)
            {
                request.Headers.Add("X-Casus-Antiforgery", token);
            }

            return await _client.SendAsync(request, OpenDesk.Cancel);
        }

        public void Dispose()
        {
            _client.Dispose();
            _handler.Dispose();
        }

        [GeneratedRegex("name=\"antiforgery\" value=\"([0-9a-f]{128})\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex FieldOf();
    }
}
