using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Casus.Web.Tests;

/// <summary>What is given to be read and cannot be: each is told by itself, and nothing is kept of it.</summary>
public sealed class ReadPageTests
{
    [Fact]
    public async Task APrivateAddress_IsRefusedByName()
    {
        await using var desk = await OpenDesk.OnStrait();
        var items = await Give(desk, Box("http://127.0.0.1:1/report.html\nhttp://192.168.0.1/x"));
        Assert.Equal(2, items.GetArrayLength());
        Assert.All(items.EnumerateArray(), item =>
        {
            Assert.Equal("refused-address", item.GetProperty("code").GetString());
            Assert.Equal(JsonValueKind.Null, item.GetProperty("href").ValueKind);
        });
        Assert.Equal("http://127.0.0.1:1/report.html", items[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task ABinaryFileAndAnEmptyOne_FailAlone()
    {
        await using var desk = await OpenDesk.OnStrait();
        var items = await Give(desk, File("picture.txt", [0, 1, 2, 3, 0, 255, 254, 0]), File("empty.md", []));
        Assert.Equal(["binary", "empty"], items.EnumerateArray().Select(i => i.GetProperty("code").GetString()));
        Assert.Equal(["picture.txt", "empty.md"], items.EnumerateArray().Select(i => i.GetProperty("name").GetString()));
        Assert.Equal(2, desk.Ledger.Documents("strait").Count);
    }

    [Fact]
    public async Task NothingGiven_IsToldOnThePage()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var content = new MultipartFormDataContent { Box("  \r\n ") };
        using var response = await desk.Client.PostAsync(new Uri("/read", UriKind.Relative), content, OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Nothing was given", await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfFiles_PassesOverWhatIsNoText()
    {
        await using var desk = await OpenDesk.OnStrait();
        using var content = new MultipartFormDataContent { File("a/photo.jpg", [1]), File("a/b/none.txt", []) };
        using var response = await desk.Client.PostAsync(new Uri("/read", UriKind.Relative), content, OpenDesk.Cancel);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Contains("0 of 1 read; 1 passed over, as they are no texts.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatIsNone_IsRefused()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (told, problem) = await desk.Json(HttpMethod.Post, "/api/v1/read", "{}");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "not-a-form"), (told.StatusCode, problem.GetProperty("code").GetString()));
        using var content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        using var response = await desk.Client.PostAsync(new Uri("/read", UriKind.Relative), content, OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(2, desk.Ledger.Documents("strait").Count);
    }

    [Theory]
    [InlineData("report.txt", "report.txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\papers\\note.md", "note.md")]
    [InlineData(".hidden", "hidden")]
    [InlineData("a\nb\u0000.txt", "ab.txt")]
    [InlineData("..", "text.txt")]
    [InlineData("", "text.txt")]
    public void SafeName_IsOneFileName(string given, string safe) => Assert.Equal(safe, Intake.SafeName(given));

    private static async Task<JsonElement> Give(OpenDesk desk, params HttpContent[] parts)
    {
        using var content = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            content.Add(part);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/read") { Content = content };
        using var response = await desk.Client.SendAsync(request, OpenDesk.Cancel);
        var text = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static StringContent Box(string text) =>
        new(text) { Headers = { ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "given" } } };

    private static ByteArrayContent File(string name, byte[] bytes) =>
        new(bytes) { Headers = { ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = name } } };
}
