using Casus.Language;
using Casus.Model;

namespace Casus.Reading.Tests;

public class TokenNetworkTests
{
    private const string Text = "The harbour office said on Monday that “the old bridge” would stay open. Mayor Alfa Marten, who had doubts, warned: “If the river rises, we will close it.”\n\nNobody objected.";

    private static readonly NetworkWeights Weights = new(PackFile.Open(ModelFiles.Find(ReadingModel.AttributionName)!));

    [Fact]
    public void EveryKernel_GivesTheSameBits()
    {
        var expected = Scores(Kernel.Runnable[0], Text);
        Assert.True(Kernel.Runnable.Count > 1);
        foreach (var kernel in Kernel.Runnable)
        {
            Assert.Equal(expected, Scores(kernel, Text));
        }
    }

    [Fact]
    public void BuffersOfALongerDocument_ChangeNothing()
    {
        using var network = new TokenNetwork(Weights, Kernel.Best);
        var fresh = Scores(Kernel.Best, Text);
        Scores(network, string.Join("\n\n", Enumerable.Repeat(Text, 12)));
        Assert.Equal(fresh, Scores(network, Text));
    }

    // The columns of the two pieces fill whole panels of the kernel or not: 96 does, 112 and 16 do not.
    [Theory]
    [InlineData(16)]
    [InlineData(96)]
    [InlineData(112)]
    public void AnyWidth_GivesWhatThePlainNetworkGives(int width)
    {
        using var rows = new EncoderRows();
        var document = Parsed(Text, rows);
        var features = new TokenFeatures(document);
        var plain = new PlainNetwork(width, NetworkWeights.LabelsOf(document.Doc), width);
        var weights = Weighed(plain.Pack);
        using var network = new TokenNetwork(weights, Kernel.Best);
        var found = Scores(network, features, rows, document);
        var expected = plain.Scores(features, rows, document.Doc.Columns.Forms, weights.NumbersOf(features.Labels));
        Assert.Equal(width, weights.Width);
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 3));
    }

    [Theory]
    [InlineData(104)]
    [InlineData(272)]
    public void WidthThatTheKernelsCannotCarry_IsRefusedByNumber(int width)
    {
        var refused = Assert.Throws<ModelFormatException>(() => Weighed(new PlainNetwork(width, string.Empty, 1).Pack));
        Assert.Contains($"{width} numbers wide", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TokenAlone_HasScores() => Assert.All(Scores(Kernel.Best, "Yes"), score => Assert.True(float.IsFinite(score)));

    [Fact]
    public void AlteredWeights_AreRefusedByName()
    {
        var path = Path.GetTempFileName();
        try
        {
            var bytes = File.ReadAllBytes(ModelFiles.Find(ReadingModel.AttributionName)!);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
            var refused = Assert.Throws<ModelFormatException>(() => new ReadingModel(ModelFiles.Find(ReadingModel.LanguageName)!, path));
            Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void WordTable_KnowsCommonWordsAndNoOthers()
    {
        Assert.True(Weights.Words.Row(StringIds.Of("government")) >= 0);
        Assert.Equal(-1, Weights.Words.Row(StringIds.Of("qzxvkwj-harbourless")));
    }

    private static float[] Scores(Kernel kernel, string text)
    {
        using var network = new TokenNetwork(Weights, kernel);
        return Scores(network, text);
    }

    private static float[] Scores(TokenNetwork network, string text)
    {
        using var rows = new EncoderRows();
        var document = Parsed(text, rows);
        return Scores(network, new(document), rows, document);
    }

    private static unsafe float[] Scores(TokenNetwork network, TokenFeatures features, EncoderRows rows, ParsedDocument document)
    {
        network.Run(features, rows, document.Doc.Columns.Forms, 0, document.Doc.Count);
        var scores = new float[document.Doc.Count * NetworkWeights.Labels];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = network.Scores[((i / NetworkWeights.Labels) * TokenNetwork.ScoreStride) + (i % NetworkWeights.Labels)];
        }

        return scores;
    }

    private static ParsedDocument Parsed(string text, EncoderRows rows) =>
        new(new Document { Name = "a", Path = "a", Sha256 = string.Empty, Raw = default, Text = text }, MarkedSayings.English.Value.Read(text, rows));

    private static NetworkWeights Weighed(byte[] pack)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pack);
            return new(PackFile.Open(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
