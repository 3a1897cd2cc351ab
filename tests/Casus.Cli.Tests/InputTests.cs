using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

public sealed class InputTests : IDisposable
{
    private readonly CasusProcess _casus = new();

    public static TheoryData<string, string> BadInputs => new()
    {
        { "missing.txt", "missing" },
        { "empty.txt", "empty" },
        { "binary.txt", "binary" },
        { "latin.txt", "not-utf8" },
        { "cut.txt.gz", "truncated-gzip" },
        { "broken.txt.gz", "bad-gzip" },
        { "large.txt", "too-large" },
        { "bomb.txt.gz", "too-large" },
    };

    public void Dispose() => _casus.Dispose();

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void BadInput_FailsAloneByName(string name, string code)
    {
        WriteBadInputs();
        _casus.File("good.txt", Texts.Report);
        var run = _casus.Run("read", name, "good.txt", "--format", "jsonl");
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.ErrorLines, line => line.StartsWith($"{name}: {code}: ", StringComparison.Ordinal));
        var line = Assert.Single(run.OutputLines);
        Assert.Equal("good.txt", JsonDocument.Parse(line).RootElement.GetProperty("document").GetProperty("name").GetString());
    }

    [Fact]
    public void NotUtf8_TellsTheByteOffset()
    {
        _casus.File("latin.txt", [.. "caf"u8, 0xE9, .. " closed"u8]);
        Assert.Contains("3", _casus.Run("read", "latin.txt").Error, StringComparison.Ordinal);
        var run = _casus.Run("read", "latin.txt", "--encoding", "iso-8859-1", "--format", "jsonl", "--text");
        Assert.Contains("café closed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_IsReadInOrdinalOrderAndTheRestIsCounted()
    {
        foreach (var name in new[] { "b.txt", "a.txt", "B.md", "sub/c.html", "sub/d.txt.gz" })
        {
            var bytes = Encoding.UTF8.GetBytes(name.Contains("html", StringComparison.Ordinal) ? Texts.Page : Texts.Report);
            _casus.File("in/" + name, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(bytes) : bytes);
        }

        _casus.File("in/.hidden.txt", Texts.Report);
        _casus.File("in/picture.png", [1, 2, 3]);
        File.CreateSymbolicLink(Path.Combine(_casus.Folder, "in/link.txt"), "a.txt");
        var run = _casus.Run("read", "in", "--format", "jsonl");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["B.md", "a.txt", "b.txt", "c.html", "d.txt.gz"], Names(run));
        Assert.Single(run.ErrorLines, line => line.Contains("passed over", StringComparison.Ordinal));
    }

    [Fact]
    public void StandardInput_IsReadUnderTheNameDash()
    {
        var run = _casus.Run(["read", "-", "--published", "2026-03", "--format", "jsonl"], Encoding.UTF8.GetBytes(Texts.Report));
        Assert.Equal(0, run.ExitCode);
        var document = JsonDocument.Parse(run.Output).RootElement.GetProperty("document");
        Assert.Equal("-", document.GetProperty("name").GetString());
        Assert.Equal("2026-03", document.GetProperty("published").GetString());
        Assert.Equal("option", document.GetProperty("publishedFrom").GetString());
    }

    [Fact]
    public void Offsets_CountCodePointsOfTheTextAsItStands()
    {
        // BOM, CR and characters beyond the BMP before the words.
        var text = "\uFEFF𝔸𝔹 harbour 🚢\r\n\r\n" + Texts.Report;
        _casus.File("points.txt", Encoding.UTF8.GetBytes(text));
        var root = JsonDocument.Parse(_casus.Run("read", "points.txt", "--format", "jsonl").Output).RootElement;
        var runes = text.EnumerateRunes().ToArray();
        Assert.Equal(runes.Length, root.GetProperty("document").GetProperty("characters").GetInt32());
        var statements = root.GetProperty("statements").EnumerateArray().ToList();
        Assert.NotEmpty(statements);
        foreach (var content in statements.Select(s => s.GetProperty("content")))
        {
            var parts = content.GetProperty("spans").EnumerateArray().Select(s => string.Concat(runes[s[0].GetInt32()..s[1].GetInt32()].Select(r => r.ToString())));
            Assert.Equal(content.GetProperty("text").GetString(), string.Join(' ', parts));
        }
    }

    [Fact]
    public void Page_IsCleanedAndItsTextPrinted()
    {
        _casus.File("page.html", Texts.Page);
        var root = JsonDocument.Parse(_casus.Run("read", "page.html", "--format", "jsonl").Output).RootElement;
        var text = root.GetProperty("text").GetString()!;
        Assert.Contains("“We have agreed on the agenda and on nothing else,” the Korland envoy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Share this story", text, StringComparison.Ordinal);
        Assert.Equal("2026-04-02", root.GetProperty("document").GetProperty("published").GetString());
        Assert.Equal("metadata", root.GetProperty("document").GetProperty("publishedFrom").GetString());
    }

    [Fact]
    public void Clean_APageWithoutAnArticle_GivesAnEmptyText()
    {
        _casus.File("bare.html", "<!doctype html><html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>");
        var run = _casus.Run("clean", "bare.html");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(string.Empty, JsonDocument.Parse(run.Output).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void NotEnglish_IsRefusedWithItsDocument()
    {
        _casus.File("de.txt", "Der Außenminister sagte am Donnerstag, dass sein Land die Meerenge schließen werde, wenn die Kontrollen nicht aufhören. Das Parlament hat dem Antrag noch nicht zugestimmt, und die Regierung will sich nicht dazu äußern.");
        var run = _casus.Run("read", "de.txt", "--format", "jsonl");
        Assert.Equal(1, run.ExitCode);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(0, root.GetProperty("statements").GetArrayLength());
        Assert.Equal("not-english", root.GetProperty("refused").GetProperty("code").GetString());
        Assert.Contains("de.txt: not-english: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_IsOneArray()
    {
        _casus.File("a.txt", Texts.Report);
        _casus.File("b.txt", Texts.Report);
        Assert.Equal(2, JsonDocument.Parse(_casus.Run("read", "a.txt", "b.txt", "--format", "json").Output).RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/report.txt")]
    [InlineData("http://localhost:PORT/report.txt")]
    [InlineData("http://[::ffff:127.0.0.1]:PORT/report.txt")]
    [InlineData("http://2130706433:PORT/report.txt")]
    public async Task LoopbackAddress_IsRefusedUntilAdmitted(string form)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var served = Task.Run(async () =>
        {
            using var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            var request = new byte[4096];
            Assert.True(await stream.ReadAsync(request, TestContext.Current.CancellationToken) > 0);
            var body = Encoding.UTF8.GetBytes(Texts.Report);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
            await stream.WriteAsync(body, TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        var address = form.Replace("PORT", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var refused = _casus.Run("read", address, "--format", "jsonl");
        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains("refused-address", refused.Error, StringComparison.Ordinal);

        var admitted = _casus.Run("read", $"http://127.0.0.1:{port}/report.txt", "--allow-private", $"127.0.0.1:{port}", "--format", "jsonl");
        Assert.True(admitted.ExitCode == 0, admitted.Error);
        Assert.Equal(["report.txt"], Names(admitted));
        await served;
    }

    [Fact]
    public void FullOutput_IsAnErrorNotASilence()
    {
        _casus.File("a.txt", Texts.Report);
        var run = _casus.Bash("casus read a.txt --format jsonl > /dev/full");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("output-failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupt_EndsWith130()
    {
        // Standard input stays open, so the command waits in the middle of its work.
        using var process = _casus.Start(["read", "-"]);
        Thread.Sleep(500);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(130, process.ExitCode);
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public void Interrupt_EndsALongEvaluation(string signal, int code)
    {
        // Each asks about the one before and about itself, so that they are decided one after another: minutes of work.
        var text = new StringBuilder("dossier: long\ntitle: Long\nasOf: 2031-01-01\npolicy: { reviewers: 1 }\npropositions:\n  - { id: done, text: It is done. }\ncommitments:\n");
        for (var i = 1; i <= 8000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ id: p{i}, kind: pledge, debtors: [A], made: 2031-01-01, if: conditional(p{i}) or detached(p{Math.Max(1, i - 1)}), then: done }}\n");
        }

        _casus.File("long.yaml", text.ToString());
        using var process = _casus.Start(["status", "long.yaml", "--valid", "2031-02-14", "--known", "2031-12-01"]);
        Thread.Sleep(3000);
        Assert.False(process.HasExited);
        using (var kill = System.Diagnostics.Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(code, process.ExitCode);
    }

    [Fact]
    public void ControlCharactersOfADocument_NeverReachTheTerminal()
    {
        _casus.File("evil.txt", "Korland Minister Tova Reek said \u001b[31mthat the \u202Eport will\u0007 close on Monday.\u001b]0;owned\u0007 It was late.");
        Assert.DoesNotContain(_casus.Run("read", "evil.txt").Output, c => char.IsControl(c) && c != '\n');
    }

    private static string[] Names(CasusRun run) =>
        [.. run.OutputLines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("document").GetProperty("name").GetString()!)];

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private void WriteBadInputs()
    {
        _casus.File("empty.txt", []);
        _casus.File("binary.txt", [.. "abc"u8, 0, 0, 1, 2, 3]);
        _casus.File("latin.txt", [.. "caf"u8, 0xE9, .. " closed"u8]);
        var packed = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Texts.Report, 50))));
        _casus.File("cut.txt.gz", packed[..(packed.Length / 2)]);
        _casus.File("broken.txt.gz", "this is no gzip"u8.ToArray());
        var large = new byte[(20 * 1024 * 1024) + 1];
        Array.Fill(large, (byte)'a');
        _casus.File("large.txt", large);
        _casus.File("bomb.txt.gz", Gzip(large));
    }
}
