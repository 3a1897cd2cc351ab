using System.Net;
using System.Text;
using System.Text.Json;
using Casus.Exchange;

namespace Casus.Web.Tests;

public sealed class ApiTests
{
    private static readonly string Typed = Path.Combine(Repository(), "src", "Casus.Web", "islands", "openapi.json");

    [Fact]
    public async Task OpenApi_Is31AndListsEveryRoute()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (_, json) = await desk.Json(HttpMethod.Get, "/openapi/v1.json");
        Assert.StartsWith("3.1", json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var routes = json.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name} {p.Name}")).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "get /api/v1/brief.csv",
                "get /api/v1/brief.json",
                "get /api/v1/brief.md",
                "get /api/v1/changes",
                "get /api/v1/commitments",
                "get /api/v1/commitments/{id}",
                "get /api/v1/documents",
                "get /api/v1/documents/{sha256}",
                "get /api/v1/documents/{sha256}/statements/{id}/commitment",
                "get /api/v1/documents/{sha256}/text",
                "get /api/v1/drafts",
                "get /api/v1/due.ics",
                "get /api/v1/export.yaml",
                "get /api/v1/feed.atom",
                "get /api/v1/feed.json",
                "get /api/v1/feeds",
                "get /api/v1/formula",
                "get /api/v1/parse",
                "get /api/v1/propositions",
                "get /api/v1/propositions/{id}",
                "get /api/v1/review",
                "get /api/v1/search",
                "get /api/v1/search/facets",
                "get /api/v1/stances",
                "get /api/v1/status",
                "get /api/v1/whatif",
                "post /api/v1/commitments",
                "post /api/v1/commitments/{id}/amendments",
                "post /api/v1/dependencies",
                "post /api/v1/drafts/{position}/approve",
                "post /api/v1/drafts/{position}/reject",
                "post /api/v1/feeds",
                "post /api/v1/feeds/leave",
                "post /api/v1/feeds/look",
                "post /api/v1/findings",
                "post /api/v1/parties",
                "post /api/v1/propositions",
                "post /api/v1/read",
                "post /api/v1/review",
                "post /api/v1/review/undo",
                "post /api/v1/stances",
            ],
            routes);
    }

    [Fact]
    public async Task OpenApi_SaysOfEveryRouteWhatItIsForAndGivesExamples()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (_, json) = await desk.Json(HttpMethod.Get, "/openapi/v1.json");
        foreach (var path in json.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.GetProperty("summary").GetString()), name);
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.GetProperty("operationId").GetString()), name);
                foreach (var parameter in operation.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [])
                {
                    Assert.True(parameter.TryGetProperty("example", out _), $"{name}: {parameter}");
                }

                foreach (var media in operation.Value.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().ToList() : [])
                {
                    Assert.True(media.Value.TryGetProperty("example", out _), name);
                }

                foreach (var response in operation.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] != '2'))
                {
                    Assert.Equal(int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(response.Value.GetProperty("content").EnumerateObject()).Value.GetProperty("example").GetProperty("status").GetInt32());
                }
            }
        }
    }

    [Fact]
    public async Task OpenApi_IsTheOneTheIslandsAreTypedFrom()
    {
        await using var desk = await OpenDesk.OnStrait();
        var served = (await desk.Page("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("CASUS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Typed, served, OpenDesk.Cancel);
        }

        Assert.Equal(await File.ReadAllTextAsync(Typed, OpenDesk.Cancel), served);
    }

    [Theory]
    [InlineData("/api/v1/status?valid=2026-01-08", typeof(StatusAnswer))]
    [InlineData("/api/v1/commitments?limit=3", typeof(StatusAnswer))]
    [InlineData("/api/v1/propositions?limit=3", typeof(StatusAnswer))]
    [InlineData("/api/v1/whatif?set=strait-open=true@2026-01-06&set=truce=false&valid=2026-01-08", typeof(WhatIfAnswer))]
    [InlineData("/api/v1/brief.json?valid=2026-01-08", typeof(Brief))]
    [InlineData("/api/v1/changes?since=2026-01-01", typeof(ChangesAnswer))]
    [InlineData("/api/v1/documents", typeof(IReadOnlyList<DocumentAnswer>))]
    [InlineData("/api/v1/documents/{sha}", typeof(ReadAnswer))]
    [InlineData("/api/v1/search?words=pledged", typeof(IReadOnlyList<HitAnswer>))]
    [InlineData("/api/v1/search?for=statements&act=pledge&act=offer&from=2025&state=proposed", typeof(IReadOnlyList<HitAnswer>))]
    [InlineData("/api/v1/search/facets?words=pledged", typeof(FacetsAnswer))]
    [InlineData("/api/v1/review?order=doubt", typeof(IReadOnlyList<ReviewItemAnswer>))]
    [InlineData("/api/v1/drafts", typeof(IReadOnlyList<DraftAnswer>))]
    [InlineData("/api/v1/stances", typeof(IReadOnlyList<StanceAnswer>))]
    [InlineData("/api/v1/parse?text=Alfa%20sailed.", typeof(ParseAnswer))]
    [InlineData("/api/v1/formula?text=truce%20and%20not%20lanes-open%20or%20violated(threat-1)", typeof(FormulaAnswer))]
    [InlineData("/api/v1/formula?text=truce%20adn%20escort", typeof(FormulaAnswer))]
    public async Task Answer_HasTheShapeThatOpenApiTells(string address, Type shape)
    {
        await using var desk = await OpenDesk.OnStrait();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };
        var text = await desk.Page(address.Replace("{sha}", Strait.Communique.Sha256, StringComparison.Ordinal));
        var answer = JsonSerializer.Deserialize(text, shape, options);
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(answer, shape, options), JsonDocument.Parse(text).RootElement));
    }

    [Fact]
    public async Task WhatIf_TellsWhatChangesAndStoresNothing()
    {
        await using var desk = await OpenDesk.OnStrait();
        var before = desk.Ledger.Entries("strait", 0, 1000).Count;
        var (_, json) = await desk.Json(HttpMethod.Get, "/api/v1/whatif?set=strait-open=true@2026-01-06&valid=2026-01-08");
        Assert.Equal(8, json.GetProperty("changed").GetArrayLength());
        Assert.Equal("detached", json.GetProperty("changed")[0].GetProperty("after").GetProperty("status").GetString());
        Assert.Equal(before, desk.Ledger.Entries("strait", 0, 1000).Count);
    }

    [Theory]
    [InlineData("/api/v1/status?valid=soon", HttpStatusCode.BadRequest, "bad-time")]
    [InlineData("/api/v1/whatif", HttpStatusCode.BadRequest, "nothing-supposed")]
    [InlineData("/api/v1/whatif?set=truc=true", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/changes", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/changes?since=soon", HttpStatusCode.BadRequest, "bad-time")]
    [InlineData("/api/v1/changes?since=2030", HttpStatusCode.BadRequest, "bad-time")]
    [InlineData("/api/v1/documents/none", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/search?words=x&limit=1000", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/search?words=x&limit=many", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/search?act=shout", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/search?state=doubted", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/search?from=soon", HttpStatusCode.BadRequest, "bad-time")]
    [InlineData("/api/v1/search?cursor=soon", HttpStatusCode.BadRequest, "bad-cursor")]
    [InlineData("/api/v1/search/facets?for=everything", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/review?order=none", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/review?cursor=none", HttpStatusCode.BadRequest, "bad-cursor")]
    [InlineData("/api/v1/formula", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/documents/none/statements/none/commitment", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "not-found")]
    public async Task WrongRequest_IsAProblemWithACode(string address, HttpStatusCode expected, string code)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Get, address);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, json.GetProperty("code").GetString());
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("detail").GetString()));
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task WrongMethod_IsAProblem()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, _) = await desk.Json(HttpMethod.Delete, "/api/v1/findings");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Export_IsADossierFileThatReadsBack()
    {
        await using var desk = await OpenDesk.OnStrait();
        var yaml = await desk.Page("/api/v1/export.yaml");
        var outcome = DossierYaml.Read("export.yaml", yaml);
        Assert.Empty(outcome.Refusals);
        Assert.Equal(9, outcome.Value!.Commitments.Count);
        Assert.Equal(1, outcome.Value.Policy.Reviewers);
    }

    [Fact]
    public async Task Text_IsTheTextThatOffsetsCountIn()
    {
        await using var desk = await OpenDesk.OnStrait();
        Assert.Equal(Strait.Communique.Text, await desk.Page($"/api/v1/documents/{Strait.Communique.Sha256}/text"));
    }

    [Fact]
    public async Task LedgerFailure_IsAProblemAndIsToldToTheHost()
    {
        await using var desk = await OpenDesk.OnStrait();
        desk.CloseLedger();
        var (response, json) = await desk.Json(HttpMethod.Get, "/api/v1/documents");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("SqliteLedger", json.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(desk.Failures);
    }

    [Fact]
    public async Task LockFile_NamesNoHost()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Typed)!, "package-lock.json"), Encoding.UTF8, OpenDesk.Cancel);
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Casus.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }
}
