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

    private static unsafe float[] Scores(TokenNetwork network, string text)
    {
        using var rows = new EncoderRows();
        var document = new ParsedDocument(new Document { Name = "a", Path = "a", Sha256 = string.Empty, Raw = default, Text = text }, MarkedSayings.English.Value.Read(text, rows));
        network.Run(new(document), rows, document.Doc.Columns.Forms, 0, document.Doc.Count);
        var scores = new float[document.Doc.Count * NetworkWeights.Labels];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = network.Scores[((i / NetworkWeights.Labels) * TokenNetwork.ScoreStride) + (i % NetworkWeights.Labels)];
        }

        return scores;
    }
}
