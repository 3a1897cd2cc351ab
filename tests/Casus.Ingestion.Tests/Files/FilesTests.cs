using System.Diagnostics;
using System.Text;
using CsCheck;

namespace Casus.Ingestion.Tests;

public sealed class FilesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task TextFile_IsTakenAsItStands()
    {
        var path = _scratch.Write("note.txt", "\uFEFFThe ferry\r\nsails – at six.\n");
        var fetched = await Fetching.TextAsync(path);
        Assert.Equal("\uFEFFThe ferry\r\nsails – at six.\n", fetched.Text);
        Assert.Equal(("note.txt", path, Casus.Model.TextKind.Plain), (fetched.Name, fetched.Path, fetched.Kind));
        Assert.Equal(File.ReadAllBytes(path), fetched.Raw.ToArray());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), fetched.Sha256);
        Assert.Null(fetched.Address);
    }

    [Theory]
    [InlineData("page.html", "<p>Hm.", Casus.Model.TextKind.Page)]
    [InlineData("page.XHTML", "<p>Hm.", Casus.Model.TextKind.Page)]
    [InlineData("page.htm", "no markup", Casus.Model.TextKind.Page)]
    [InlineData("page.txt", "<!DOCTYPE html><p>Hm.", Casus.Model.TextKind.Plain)]
    [InlineData("page.md", "<html><p>Hm.", Casus.Model.TextKind.Plain)]
    [InlineData("page", " \n<!-- a --><!doctype HTML><p>Hm.", Casus.Model.TextKind.Page)]
    [InlineData("page.dat", "<?xml version='1.0'?>\n<html lang='en'>Hm.", Casus.Model.TextKind.Page)]
    [InlineData("page.aspx", "\uFEFF<html>Hm.", Casus.Model.TextKind.Page)]
    [InlineData("other", "<htmlish>", Casus.Model.TextKind.Plain)]
    [InlineData("unclosed", "<!-- <html>", Casus.Model.TextKind.Plain)]
    public async Task Kind_IsByEndingElseByBeginning(string name, string text, Casus.Model.TextKind kind) =>
        Assert.Equal(kind, (await Fetching.TextAsync(_scratch.Write(name, text))).Kind);

    [Fact]
    public async Task GzippedPage_KeepsNameAndPackedBytes()
    {
        var packed = Scratch.Gzipped("<html>Hm.");
        var fetched = await Fetching.TextAsync(_scratch.Write("a.html.gz", packed));
        Assert.Equal(("a.html.gz", "<html>Hm.", Casus.Model.TextKind.Page), (fetched.Name, fetched.Text, fetched.Kind));
        Assert.Equal(packed, fetched.Raw.ToArray());
    }

    [Fact]
    public async Task MissingFile_NamesTheNearest()
    {
        _scratch.Write("harbour.txt", "x");
        var refusal = await Fetching.RefusalAsync(_scratch.At("harbor.txt"));
        Assert.Equal(InputCodes.Missing, refusal.Code);
        Assert.Contains("'harbour.txt'", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nul\0name")]
    [InlineData("no/such/folder/file.txt")]
    public async Task PathToNothing_IsMissing(string path) => Assert.Equal(InputCodes.Missing, (await Fetching.RefusalAsync(path)).Code);

    [Fact]
    public async Task PathBelowAFile_IsMissing()
    {
        var path = _scratch.Write("a.txt", "x") + "/b.txt";
        Assert.Equal(InputCodes.Missing, (await Fetching.RefusalAsync(path)).Code);
    }

    [Fact]
    public async Task OverlongName_IsMissing() => Assert.Equal(InputCodes.Missing, (await Fetching.RefusalAsync(new string('a', 5000))).Code);

    [Fact]
    public async Task LinkInCircles_IsRefused()
    {
        File.CreateSymbolicLink(_scratch.At("a.txt"), _scratch.At("b.txt"));
        File.CreateSymbolicLink(_scratch.At("b.txt"), _scratch.At("a.txt"));
        Assert.Contains((await Fetching.RefusalAsync(_scratch.At("a.txt"))).Code, new[] { InputCodes.Missing, InputCodes.Unreadable });
    }

    [Fact]
    public async Task LinkNamedDirectly_IsRead()
    {
        _scratch.Write("a.txt", "The ferry sails.");
        File.CreateSymbolicLink(_scratch.At("link"), _scratch.At("a.txt"));
        var fetched = await Fetching.TextAsync(_scratch.At("link"));
        Assert.Equal(("link", "The ferry sails."), (fetched.Name, fetched.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00a0")]
    [InlineData("\uFEFF\n")]
    public async Task NothingToRead_IsEmpty(string text) => Assert.Equal(InputCodes.Empty, (await Fetching.RefusalAsync(_scratch.Write("a.txt", text))).Code);

    [Fact]
    public async Task EmptyOnceUnpacked_IsEmpty() => Assert.Equal(InputCodes.Empty, (await Fetching.RefusalAsync(_scratch.Write("a.txt.gz", Scratch.Gzipped("")))).Code);

    [Fact]
    public async Task SizeAtTheLimit_IsReadAndOneMoreIsNot()
    {
        var options = new IngestionOptions { MaxSize = 1000 };
        Assert.Equal(1000, (await Fetching.TextAsync(_scratch.Write("a.txt", new string('a', 1000)), options)).Text.Length);
        Assert.Equal(1000, (await Fetching.TextAsync(_scratch.Write("a.txt.gz", Scratch.Gzipped(new string('a', 1000))), options)).Text.Length);
        foreach (var over in new[] { _scratch.Write("b.txt", new string('a', 1001)), _scratch.Write("b.txt.gz", Scratch.Gzipped(new string('a', 1001))) })
        {
            var refusal = await Fetching.RefusalAsync(over, options);
            Assert.Equal(InputCodes.TooLarge, refusal.Code);
            Assert.Contains("1000 bytes", refusal.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BadUtf8_NamesTheFirstBadByteOfTheUnpackedText()
    {
        byte[] bytes = [.. "Zürich "u8, 0xE9, .. "t"u8];
        var plain = await Fetching.RefusalAsync(_scratch.Write("a.txt", bytes));
        var packed = await Fetching.RefusalAsync(_scratch.Write("a.txt.gz", Scratch.Gzipped(bytes)));
        foreach (var refusal in new[] { plain, packed })
        {
            Assert.Equal(InputCodes.NotUtf8, refusal.Code);
            Assert.StartsWith("byte 8 (0xE9)", refusal.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Encoding_IsForPlainTextsOnly()
    {
        var options = new IngestionOptions { Encoding = "windows-1252" };
        Assert.Equal("Café", (await Fetching.TextAsync(_scratch.Write("a.txt", [(byte)'C', (byte)'a', (byte)'f', 0xE9]), options)).Text);
        Assert.Equal("<p>Café", (await Fetching.TextAsync(_scratch.Write("a.html", "<p>Café"), options)).Text);
    }

    [Fact]
    public async Task Pipe_IsRefusedWithoutWaiting()
    {
        var pipe = _scratch.At("pipe.txt");
        using (var make = Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(InputCodes.NotAFile, (await Fetching.RefusalAsync(pipe)).Code);
        using var ingestor = new Ingestor(new());
        Assert.Empty(await Fetching.AllAsync(ingestor, _scratch.Root));
        Assert.Equal(new PassedOver(1, 0, 0), ingestor.PassedOver);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public async Task Device_IsRefused(string path) => Assert.Equal(InputCodes.NotAFile, (await Fetching.RefusalAsync(path)).Code);

    [Fact]
    public async Task FileThatMayNotBeRead_IsNotPermitted()
    {
        // Root passes over permissions, except where the kernel offers nothing to read: a write-only file of sysfs.
        var path = _scratch.Write("a.txt", "x");
        if (Environment.IsPrivilegedProcess)
        {
            path = Directory.EnumerateDirectories("/sys/bus").Select(bus => Path.Join(bus, "uevent")).First(File.Exists);
        }
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        Assert.Equal(InputCodes.NotPermitted, (await Fetching.RefusalAsync(path)).Code);
    }

    [Fact]
    public async Task NameThatIsNotUtf8_SaysSo()
    {
        using (var touch = Process.Start("bash", ["-c", "cd \"$0\" && echo x > $'caf\\xe9.txt'", _scratch.Root]))
        {
            await touch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var refusal = await Fetching.RefusalAsync(_scratch.Root);
        Assert.Equal(InputCodes.Missing, refusal.Code);
        Assert.Contains("not UTF-8", refusal.Reason, StringComparison.Ordinal);

        // Removed by the shell that can name it.
        using var remove = Process.Start("bash", ["-c", "rm -- \"$0\"/*", _scratch.Root]);
        await remove.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task FileThatTakesTooLong_TimesOut()
    {
        using (var file = File.Create(_scratch.At("large.txt")))
        {
            file.SetLength(64 * 1024 * 1024);
        }

        var options = new IngestionOptions { MaxSize = 100 * 1024 * 1024, Clock = new Impatient() };
        var refusal = await Fetching.RefusalAsync(_scratch.At("large.txt"), options);
        Assert.Equal((InputCodes.Timeout, "it could not be read within 60 s"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task AnyBytesUnderAnyEnding_GiveATextOrARefusal()
    {
        var beginnings = Gen.OneOf<byte[]>([], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x1F, 0x8B, 8, 0], [.. "<meta charset=utf-16>"u8], [.. "<?xml encoding='big5'?>"u8]);
        await Gen.Select(beginnings, Gen.Byte.Array[0, 200], Gen.Bool, Gen.OneOf(".txt", ".html", ".txt.gz", ".html.gz", "")).SampleAsync(
            async (beginning, rest, packed, ending) =>
            {
                byte[] bytes = [.. beginning, .. rest];
                var path = _scratch.Write($"{Guid.NewGuid()}{ending}", packed ? Scratch.Gzipped(bytes) : bytes);
                var outcome = await Fetching.OneAsync(path);
                Assert.True(outcome.IsValue ? outcome.Value.Text.Length > 0 : outcome.Refusals.Count == 1);
                File.Delete(path);
            },
            iter: 500);
    }

    [Fact]
    public async Task ErrorWhileReading_IsUnreadable() => Assert.Equal(InputCodes.Unreadable, (await Fetching.RefusalAsync("/proc/self/mem")).Code);

    [Fact]
    public async Task StandardInput_IsReadOnceAndSniffed()
    {
        using var ingestor = new Ingestor(new(), new MemoryStream(Encoding.UTF8.GetBytes("<html>Hm.")));
        var all = await Fetching.AllAsync(ingestor, "-", "-");
        Assert.Equal(("-", "-", Casus.Model.TextKind.Page), (all[0].Value!.Name, all[0].Value!.Path, all[0].Value!.Kind));
        Assert.Equal(InputCodes.Empty, all[1].Refusals[0].Code);
    }

    [Fact]
    public async Task StandardInputOverTheLimit_IsTooLarge()
    {
        using var endless = new Endless();
        Assert.Equal(InputCodes.TooLarge, (await Fetching.RefusalAsync("-", standardInput: endless)).Code);
    }

    [Fact]
    public async Task StandardInputThatNeverComes_EndsWithTheToken()
    {
        using var silent = new Silent();
        using var cancel = new CancellationTokenSource();
        using var ingestor = new Ingestor(new(), silent);
        var fetch = Task.Run(async () =>
        {
            await foreach (var _ in ingestor.FetchAsync(["-"], cancel.Token))
            {
            }
        }, TestContext.Current.CancellationToken);
        await silent.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Fact]
    public async Task FailingInput_FailsAlone()
    {
        using var ingestor = new Ingestor(new());
        var all = await Fetching.AllAsync(ingestor, _scratch.Write("a.txt", "x"), _scratch.At("b.txt"), _scratch.Write("c.txt", "z"));
        Assert.Equal([true, false, true], all.Select(o => o.IsValue));
    }

    /// <summary>For which every wait is over at once.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return base.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }

    private sealed class Silent : MemoryStream
    {
        private readonly ManualResetEventSlim _closed = new();

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Read(Span<byte> buffer)
        {
            Asked.SetResult();
            _closed.Wait();
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            _closed.Set();
            base.Dispose(disposing);
        }
    }
}
