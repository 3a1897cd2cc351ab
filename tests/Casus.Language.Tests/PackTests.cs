using System.Text;
using CsCheck;

namespace Casus.Language.Tests;

/// <summary>The packed file: what goes in comes out, and what is not whole is refused by name.</summary>
public sealed class PackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("casus-pack-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void FileCutShortAnywhere_IsRefusedByName()
    {
        var bytes = File.ReadAllBytes(Model.File);
        foreach (var length in (int[])[0, 1, 39, 40, 100, 5000, bytes.Length / 2, bytes.Length - 1])
        {
            AssertRefused(bytes[..length]);
        }
    }

    [Fact]
    public void FileWithMoreAtItsEnd_IsRefused() => AssertRefused([.. File.ReadAllBytes(Model.File), 0]);

    [Fact]
    public void AnyByteAltered_IsRefused()
    {
        var bytes = File.ReadAllBytes(Model.File);
        var random = new Random(5);
        int[] places = [.. Enumerable.Range(0, 40), .. Enumerable.Range(0, 40).Select(_ => random.Next(40, 4000)), .. Enumerable.Range(0, 40).Select(_ => random.Next(bytes.Length))];
        foreach (var at in places)
        {
            bytes[at] ^= 0x10;
            AssertRefused(bytes);
            bytes[at] ^= 0x10;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a text, and long enough that it could have been the header of a model's file, were it one")]
    public void ForeignFile_IsRefused(string content) => AssertRefused(Encoding.UTF8.GetBytes(content));

    [Fact]
    public void FolderThatIsNoPipeline_IsRefusedByName()
    {
        Assert.Contains(_folder, Assert.Throws<ModelFormatException>(() => Pipeline.Load(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", Assert.Throws<ModelFormatException>(() => Pipeline.Load(Path.Combine(_folder, "nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("meta.json", Assert.Throws<ModelFormatException>(() => Pipeline.Load(_folder)).Reason, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "meta.json"), "{}");
        Assert.Contains("tokenizer", Assert.Throws<ModelFormatException>(() => Pipeline.Load(_folder)).Reason, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(_folder, "tokenizer"), [0x82, 0xA1]);
        Assert.Contains(_folder, Assert.Throws<ModelFormatException>(() => ModelPack.Write(_folder, Path.Combine(_folder, "out.casus"))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "out.casus")));
    }

    [Fact]
    public void SectionsThatLie_AreRefused()
    {
        var writer = new PackWriter();
        writer.Add("rules", [255, 255, 255, 255, 1]);
        AssertRefused(writer.ToBytes());
        writer = new PackWriter();
        writer.Add("rules", [4, 0, 0, 0, 1, 2, 3]);
        AssertRefused(writer.ToBytes());
    }

    [Fact]
    public void Document_OutlivingItsPipeline_StillReads()
    {
        Doc doc;
        using (var pipeline = Pipeline.Load(Model.File))
        {
            doc = pipeline.Read("The pier burned.");
        }

        Assert.Equal("burn", doc[2].Lemma);
    }

    [Fact]
    public void Floats_ArePackedWithoutLoss() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int[0, int.MaxValue]).Sample((width, rows, seed) =>
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, rows * width).Select(_ => random.Next(20) switch
        {
            0 => 0f,
            1 => -0f,
            2 => random.NextSingle() * 1e-20f,
            3 => float.Epsilon,
            _ => (random.NextSingle() - 0.5f) * 3,
        }).ToArray();
        var packed = PackedFloats.Pack(values, width);
        var table = FloatTable.Packed(packed, rows, width);
        var all = new float[rows * width];
        table.Read(0, all);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), all.Select(BitConverter.SingleToInt32Bits));
        var row = new float[width];
        for (var i = 0; i < rows; i++)
        {
            table.Read(i, row);
            Assert.Equal(values.Skip(i * width).Take(width).Select(BitConverter.SingleToInt32Bits), row.Select(BitConverter.SingleToInt32Bits));
        }
    }, iter: 300);

    [Fact]
    public void WordList_HoldsItsWordsAndNoOthers() => Gen.String[Gen.Char["abcé"], 0, 40].List[0, 120].Sample(words =>
    {
        var list = new WordList(WordList.Pack(words));
        Assert.All(words, w => Assert.True(list.Contains(w)));
        Assert.All(words, w => Assert.Equal(words.Contains(w + "b"), list.Contains(w + "b")));
        Assert.All(words, w => Assert.Equal(words.Contains("x" + w), list.Contains("x" + w)));
    }, iter: 300);

    [Fact]
    public void WordList_GivesWhatFollowsAPrefix() => Gen.String[Gen.Char["abcé"], 1, 12].List[1, 80].Sample(words =>
    {
        var distinct = words.Distinct().ToList();
        var list = new WordList(WordList.Pack(distinct.Select(w => $"{w}\t{w.Length}")));
        Assert.All(distinct, w => Assert.Equal($"{w.Length}", list.After(w + "\t")));
        Assert.Null(list.After("zz\t"));
    }, iter: 300);

    [Fact]
    public void Norms_AreFoundByTheirIds()
    {
        var table = new NormTable(NormTable.Pack([new(7, "seven"), new(ulong.MaxValue, "é"), new(0, "")]));
        Assert.Equal("seven", table.Find(7));
        Assert.Equal("é", table.Find(ulong.MaxValue));
        Assert.Equal("", table.Find(0));
        Assert.Null(table.Find(8));
    }

    [Fact]
    public void Hashes_AreTheKnownOnes()
    {
        Assert.Equal(0xEF46DB3751D8E999UL, FileHash.Of([]));
        Assert.Equal(0x44BC2CF5AD770999UL, FileHash.Of("abc"u8));
        Assert.Equal(3197928453018144401UL, StringIds.Of("coffee"));
        Assert.Equal("0 101 445 63 379 456", string.Join(' ', "|X|punct|FLAG63|DEPRECATED276|_".Split('|').Select(s => StringIds.Of(s))));
    }

    [Fact]
    public void MessagePack_RefusesWhatIsCutShortOrUnknown()
    {
        byte[] whole = [0x82, 0xA1, (byte)'a', 0x93, 0x01, 0xC3, 0xC0, 0xA1, (byte)'b', 0xCF, 255, 255, 255, 255, 255, 255, 255, 255];
        var map = (MessagePackMap)MessagePack.Read(whole, "whole")!;
        Assert.Equal([1L, true, null], map.Get<List<object?>>("a"));
        Assert.Equal(ulong.MaxValue, map.Get<ulong>("b"));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Contains("cut", Assert.Throws<ModelFormatException>(() => MessagePack.Read(whole.AsMemory(0, length), "cut")).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ModelFormatException>(() => MessagePack.Read(new byte[] { 0xC1 }, "unknown"));
        Assert.Throws<ModelFormatException>(() => MessagePack.Read(Enumerable.Repeat((byte)0x91, 1000).ToArray(), "deep"));
    }

    private void AssertRefused(byte[] bytes)
    {
        var file = Path.Combine(_folder, "model.casus");
        File.WriteAllBytes(file, bytes);
        var error = Assert.Throws<ModelFormatException>(() => Pipeline.Load(file));
        Assert.StartsWith(file + ": ", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Reason);
    }
}
