using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Casus.Cli.Tests;

/// <summary>A visitor of a desk that <c>casus open</c> serves: follows links and fills in a form by the names that stand on the page.</summary>
internal sealed partial class DeskVisit : IDisposable
{
    private readonly Process _process;

    private readonly HttpClient _client = new(new HttpClientHandler { UseCookies = true });

    private Uri _at;

    /// <param name="process">The command, just started, with its output redirected.</param>
    public DeskVisit(Process process)
    {
        _process = process;
        First = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"casus open printed no address: {process.StandardError.ReadToEnd()}");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _client.DefaultRequestHeaders.Accept.ParseAdd("*/*;q=0.5");
        _at = new Uri(First);
    }

    /// <summary>The first line it printed: its address.</summary>
    public string First { get; }

    /// <summary>What stands at the address as it came.</summary>
    public string Page { get; private set; } = string.Empty;

    public Task Arrive() => Go(_at);

    public async Task Click(string name)
    {
        var link = Link().Matches(Page).FirstOrDefault(a => PageSteps.Text(a.Groups["says"].Value).Trim() == name)
            ?? throw new InvalidOperationException($"{_at.PathAndQuery} has no link '{name}'");
        await Go(new Uri(_at, WebUtility.HtmlDecode(link.Groups["href"].Value)));
    }

    public async Task Fill(string field, string value)
    {
        var form = Form().Matches(Page).FirstOrDefault(f => f.Value.Contains($"<label>{field} <input", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{_at.PathAndQuery} has no field '{field}'");
        var name = Regex.Match(form.Value, $"<label>{Regex.Escape(field)} <input[^>]* name=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        await Go(new Uri(_at, $"{form.Groups["action"].Value}?{name}={Uri.EscapeDataString(value)}"));
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task Go(Uri to)
    {
        using var response = await _client.GetAsync(to, TestContext.Current.CancellationToken);
        Page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        _at = response.RequestMessage!.RequestUri!;
        Assert.True(response.IsSuccessStatusCode, $"{to.PathAndQuery}: {response.StatusCode}\n{Page}");
    }

    [GeneratedRegex("<a\\b[^>]*\\bhref=\"(?<href>[^\"]*)\"[^>]*>(?<says>.*?)</a>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("<form\\b[^>]*\\baction=\"(?<action>[^\"]*)\"[^>]*>.*?</form>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Form();
}
