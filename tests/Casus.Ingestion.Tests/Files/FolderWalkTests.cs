using CsCheck;

namespace Casus.Ingestion.Tests;

public sealed class FolderWalkTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Folder_GivesItsFilesByOrdinalPathAndCountsTheRest()
    {
        foreach (var file in new[] { "b.txt", "a/c.txt", "a.txt", "a-b.txt", "A.md", "a/B.html.gz", "z.xhtml", "y.HTM" })
        {
            _scratch.Write(file, file.EndsWith(".gz", StringComparison.Ordinal) ? Scratch.Gzipped(file) : System.Text.Encoding.UTF8.GetBytes(file));
        }

        _scratch.Write("picture.png", "x");
        _scratch.Write("archive.gz", "x");
        _scratch.Write("a/table.csv", "x");
        _scratch.Write(".hidden.txt", "x");
        _scratch.Write(".folder/one.txt", "x");
        _scratch.Write(".folder/two.txt", "x");
        File.CreateSymbolicLink(_scratch.At("link.txt"), _scratch.At("a.txt"));
        Directory.CreateSymbolicLink(_scratch.At("a/loop"), _scratch.Root);

        using var ingestor = new Ingestor(new());
        var all = await Fetching.AllAsync(ingestor, _scratch.Root);

        string[] expected = ["A.md", "a-b.txt", "a.txt", "a/B.html.gz", "a/c.txt", "b.txt", "y.HTM", "z.xhtml"];
        Assert.Equal(expected, all.Select(o => Path.GetRelativePath(_scratch.Root, o.Value!.Path)));
        Assert.Equal(expected, all.Select(o => o.Value!.Text));
        Assert.Equal(new PassedOver(3, 2, 2), ingestor.PassedOver);
        Assert.Equal("passed over 7: 3 other files, 2 hidden, 2 links", ingestor.PassedOver.ToString());
    }

    [Fact]
    public void Order_IsThatOfWholePaths() =>
        Gen.String[Gen.Char["ab-.0~"], 1, 3].Where(s => s.Trim('.').Length == s.Length)
            .Array[1, 3].Select(parts => string.Join('/', parts) + "/f.txt").Array[1, 8]
            .Sample(
                paths =>
                {
                    using var scratch = new Scratch();
                    foreach (var path in paths)
                    {
                        scratch.Write(path, "x");
                    }

                    var found = new FolderWalk(scratch.Root).Files().Select(f => Path.GetRelativePath(scratch.Root, f.Value!.Path));
                    Assert.Equal(paths.Distinct().Order(StringComparer.Ordinal), found);
                },
                iter: 100,
                threads: 1);

    [Fact]
    public async Task PathOfAFoundFile_IsTheFolderAsGivenJoinedWithItsOwn()
    {
        _scratch.Write("in/a.txt", "x");
        using var ingestor = new Ingestor(new());
        var given = _scratch.Root + "/./in/";
        Assert.Equal(given + "a.txt", Assert.Single(await Fetching.AllAsync(ingestor, given)).Value!.Path);
    }

    [Fact]
    public async Task FolderWithNothingToRead_GivesNothing()
    {
        using var ingestor = new Ingestor(new());
        Assert.Empty(await Fetching.AllAsync(ingestor, _scratch.Root));
        Assert.Equal(string.Empty, ingestor.PassedOver.ToString());
    }

    [Fact]
    public async Task FolderNamedThroughALink_IsRead()
    {
        _scratch.Write("in/a.txt", "x");
        Directory.CreateSymbolicLink(_scratch.At("link"), _scratch.At("in"));
        using var ingestor = new Ingestor(new());
        Assert.Single(await Fetching.AllAsync(ingestor, _scratch.At("link")));
    }

    [Fact]
    public async Task SeveralFolders_AddUpWhatTheyPassedOver()
    {
        _scratch.Write("one/.a", "x");
        _scratch.Write("two/b.png", "x");
        using var ingestor = new Ingestor(new());
        await Fetching.AllAsync(ingestor, _scratch.At("one"), _scratch.At("two"));
        Assert.Equal(new PassedOver(1, 1, 0), ingestor.PassedOver);
    }

    [Fact]
    public void FolderThatVanishes_IsARefusalAndTheRestIsRead()
    {
        _scratch.Write("a/one.txt", "x");
        _scratch.Write("b/two.txt", "x");
        _scratch.Write("c.txt", "x");
        using var files = new FolderWalk(_scratch.Root).Files().GetEnumerator();
        Assert.True(files.MoveNext());
        Directory.Delete(_scratch.At("b"), recursive: true);
        Assert.True(files.MoveNext());
        Assert.Equal((_scratch.At("b"), InputCodes.Missing), (files.Current.Refusals[0].Input, files.Current.Refusals[0].Code));
        Assert.True(files.MoveNext());
        Assert.Equal(_scratch.At("c.txt"), files.Current.Value!.Path);
    }
}
