using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Exchange;

namespace Casus.Web.Tests;

/// <summary>What nobody sends in good faith: it is shown as text, or refused with problem details, and nothing breaks.</summary>
public sealed partial class HostileTests
{
    private const string Script = "</title></textarea></script><script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a>\"' onmouseover='alert(1)";

    [Fact]
    public async Task ScriptsInEveryTextOfADocumentAndADossier_AreShownAsText()
    {
        var document = Strait.Document("<img src=x onerror=alert(1)>.txt", $"{Script} It will send ships. {Script}") with { Title = Script, Publisher = Script, Dateline = Script };
        var quoted = System.Text.Json.JsonSerializer.Serialize(Script);
        var outcome = DossierYaml.Read(
            "dossier.yaml",
            $$"""
            dossier: strait
            title: {{quoted}}
            summary: {{quoted}}
            asOf: 2026-01-03
            policy: { reviewers: 2 }
            parties: [{ id: state/ALF, name: {{quoted}} }]
            propositions: [{ id: p, text: {{quoted}} }]
            commitments: [{ id: c, kind: pledge, debtors: [state/ALF], made: 2026-01-02, text: {{quoted}}, if: p, then: p, evidence: [{ document: {{System.Text.Json.JsonSerializer.Serialize(document.Name)}}, words: {{quoted}} }] }]
            measures: [{ text: {{quoted}}, authority: {{quoted}}, stage: threatened, evidence: [] }]
            incidents: [{ text: {{quoted}}, on: 2026-01-01, place: {{quoted}}, evidence: [] }]

            """.Replace("\r", string.Empty, StringComparison.Ordinal));
        Assert.True(outcome.Value is not null, string.Join('\n', outcome.Refusals));
        var dossier = outcome.Value;
        await using var desk = await OpenDesk.On(dossier, document);
        await desk.Json(HttpMethod.Post, "/api/v1/findings", $$"""{"proposition":"p","value":true,"from":"2026-01-05","reason":{{quoted}},"author":{{quoted}}}""");
        var escaped = Uri.EscapeDataString(Script);
        foreach (var address in new[]
        {
            "/", "/actors", "/actors/state/ALF", $"/actors/{escaped}", "/documents", $"/documents/{document.Sha256}", $"/documents/{document.Sha256}?quote={escaped}", "/drafts", $"/search?q={escaped}", $"/record?words={escaped}&reason={escaped}&author={escaped}",
            $"/{escaped}", $"/?valid={escaped}", $"/?set={escaped}", $"/parse?text={escaped}",
            $"/propose/commitment?of=c", $"/propose/commitment?of={escaped}", $"/propose/party?id={escaped}&name={escaped}&note={escaped}", $"/propose/proposition?text={escaped}&holds={escaped}", $"/propose/dependency?of={escaped}",
        })
        {
            using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
            var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
            Assert.True((int)response.StatusCode is < 500 or 503, $"{address}: {response.StatusCode}");
            Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);

            // The desk's own tags are the only ones: none runs anything inline, none comes from a text.
            Assert.DoesNotMatch("<script(?![^>]* src=\"/islands/)", page);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.All(Tags().Matches(page), tag => Assert.DoesNotMatch("\\son[a-z]+=|javascript:", Values().Replace(tag.Value, "=\"\"")));
            Assert.DoesNotMatch("(?i)(href|src|action|formaction)=\"\\s*javascript:", page);
        }

        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task CharactersThatReorderOrHide_AreShownAsTheirCodes()
    {
        var document = Strait.Document("bidi.txt", "It will \u202Etnes\u202C ships\u200B and \u2066guns\u2069\u0000\u0007\uFEFF now.");
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, document);
        var page = await desk.Page($"/documents/{document.Sha256}");
        foreach (var hidden in "\u202E\u202C\u200B\u2066\u2069\u0000\u0007\uFEFF")
        {
            Assert.DoesNotContain(hidden, page);
            Assert.Contains($"data-sign=\"U+{(int)hidden:X4}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LineOfTenMegabytes_IsShownInPartsThatABrowserTakes()
    {
        var line = new StringBuilder(10_000_000);
        for (var i = 0; line.Length < 10_000_000; i++)
        {
            line.Append("word").Append(i).Append(i % 97 == 0 ? "<b>" : " ");
        }

        var document = Strait.Document("long.txt", line.ToString());
        await using var desk = await OpenDesk.On(Strait.Dossier(), Strait.Communique, Strait.Agency, document);
        Assert.True((await desk.Page($"/documents/{document.Sha256}")).Length < 4_000_000);
        Assert.True((await desk.Page($"/documents/{document.Sha256}?part=9")).Length < 4_000_000);
        Assert.Equal(line.Length, (await desk.Page($"/api/v1/documents/{document.Sha256}/text")).Length);
        Assert.Empty(desk.Failures);
    }

    [Theory]
    [InlineData("/search?q=%FF%FE%80")]
    [InlineData("/search?q=%ED%A0%80")]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=%22%3B+drop+table+entry%3B+--")]
    [InlineData("/search?q='+or+1%3D1+--")]
    [InlineData("/search?q=NEAR(a+b)+AND+*+OR+^c+text:x")]
    [InlineData("/api/v1/search?words=%22%22%22%22+%2A")]
    [InlineData("/api/v1/search?words=%ED%B0%80x")]
    [InlineData("/api/v1/documents/'%20or%20'1'='1")]
    [InlineData("/api/v1/commitments/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/styles/..%2f..%2fappsettings.json")]
    [InlineData("/documents/..%2F..%2Fledger.db")]
    [InlineData("/?valid=2026-13-45")]
    [InlineData("/?valid=99999999999999999999")]
    [InlineData("/?known=-0001-01-01")]
    [InlineData("/?set=a=b=c@d@e")]
    [InlineData("/?recorded=-1")]
    [InlineData("/?recorded=99999999999999999999999")]
    [InlineData("/?valid=2026-01-08&valid=2026-01-09&valid=%0d%0aSet-Cookie:%20x=y")]
    public async Task HostileAddress_IsAnsweredAndTheLedgerHolds(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var response = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        Assert.True((int)response.StatusCode < 500, $"{response.StatusCode}");
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("root:", await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
        Assert.True(desk.Ledger.Verify().Holds);
        Assert.Empty(desk.Failures);
    }

    [Theory]
    [InlineData("""{"proposition":"truce","value":true,"from":"2026-01-05","reason":"\ud800 alone"}""")]
    [InlineData("""{"proposition":"truce","value":true,"value":false,"from":"2026-01-05","reason":"r"}""")]
    [InlineData("""{"proposition":"truce","value":"true","from":"2026-01-05","reason":"r"}""")]
    [InlineData("""{"proposition":"truce","value":true,"from":"2026-01-05","reason":"r","isDraft":false}""")]
    [InlineData("""{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"spans":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}]}""")]
    [InlineData("""{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.txt","spans":[[9223372036854775807,1]]}]}""")]
    [InlineData("""{"proposition":"truce","value":true,"from":"2026-01-05","evidence":[{"document":"agency.txt","spans":[[-5,3]]}]}""")]
    [InlineData("""null""")]
    public async Task HostileBody_IsAProblemAndNothingIsRecorded(string body)
    {
        await using var desk = await OpenDesk.OnStrait();
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var (response, json) = await desk.Json(HttpMethod.Post, "/api/v1/findings", body);
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{response.StatusCode}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(string.IsNullOrEmpty(json.GetProperty("code").GetString()));
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
        Assert.Empty(desk.Failures);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task BodyOfAnotherKind_IsAProblem(string type)
    {
        await using var desk = await OpenDesk.OnStrait();
        using var content = new StringContent("proposition=truce", Encoding.UTF8, type);
        using var response = await desk.Client.PostAsync(new Uri("/api/v1/findings", UriKind.Relative), content, OpenDesk.Cancel);

        // No endpoint takes it: which of the two is told is the framework's.
        Assert.True(response.StatusCode is HttpStatusCode.UnsupportedMediaType or HttpStatusCode.NotFound, $"{response.StatusCode}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, desk.Ledger.FindDossier("strait")!.Findings.Count);
    }

    [Fact]
    public async Task BodyWithoutALengthThatNeverEnds_IsCutOff()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/findings") { Content = new StreamContent(new MemoryStream(new byte[1_000_000])) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{response.StatusCode}");
    }

    [Fact]
    public async Task FormOfTwoThousandFields_IsRefused()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"f{i}", "x")));
        using var response = await desk.Client.PostAsync(new Uri("/record", UriKind.Relative), form, OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Failures);
    }

    [GeneratedRegex("<[a-z][^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();

    [GeneratedRegex("=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Values();
}
