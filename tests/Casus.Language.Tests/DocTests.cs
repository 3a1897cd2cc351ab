using CsCheck;

namespace Casus.Language.Tests;

public sealed class DocTests
{
    private static readonly Doc Report = Model.Small.Read(Model.Report);

    [Fact]
    public void Tree_IsWalkedUpAndDown()
    {
        var doc = Model.Small.Read("The old harbour that the council closed will open soon.");
        var harbour = doc[2];
        Assert.Equal("The old harbour that the council closed", string.Join(' ', harbour.Subtree));
        Assert.Equal(["The", "old"], harbour.Lefts.Select(t => t.Text));
        Assert.Equal(["closed"], harbour.Rights.Select(t => t.Text));
        Assert.Equal(["council", "closed", "harbour", "open"], doc[4].Ancestors.Select(t => t.Text));
        Assert.Equal(("The", "closed"), (harbour.LeftEdge.Text, harbour.RightEdge.Text));
        Assert.Equal("harbour", new DocSpan(doc, 0, 7).Root.Text);
    }

    [Fact]
    public void NounChunks_AreSpacysForEnglish()
    {
        var doc = Model.Small.Read("Two tired pilots and their dog saw the lighthouse of Vellmoor, a ruin.");
        Assert.Equal(["Two tired pilots", "their dog", "the lighthouse", "Vellmoor", "a ruin"], doc.NounChunks.Select(c => c.Text));
    }

    [Fact]
    public void EveryTokensChildren_HaveItAsHead()
    {
        foreach (var token in Report.Tokens)
        {
            Assert.All(token.Children, c => Assert.Equal(token.Index, c.Head.Index));
            Assert.Contains(token.Index, token.Subtree.Select(t => t.Index));
        }

        Assert.Equal(Report.Count, Report.Tokens.Sum(t => t.Children.Count()) + Report.Tokens.Count(t => t.Head.Index == t.Index));
        Assert.Equal(Enumerable.Range(0, Report.Count), Report.Tokens.Where(t => t.Head.Index == t.Index).SelectMany(t => t.Subtree).Select(t => t.Index).Order());
    }

    [Fact]
    public void Sentences_AreAllTokensInOrder()
    {
        Assert.Equal(Enumerable.Range(0, Report.Count), Report.Sentences.SelectMany(s => s.Tokens).Select(t => t.Index));
        Assert.All(Report.Sentences, s => Assert.All(s.Tokens, t => Assert.InRange(t.Head.Index, s.Start, s.End - 1)));
    }

    [Fact]
    public void Entities_AreNeverAcrossSentences() =>
        Assert.All(Report.Entities, e => Assert.DoesNotContain(e.Tokens.Skip(1), t => t.IsSentenceStart));

    [Fact]
    public void Offsets_GoBothWays() => Gen.Int[0, 3].Select(i => ((string[])["a", "\U0001F600", "é ", "\n"])[i]).Array[0, 30].Select(string.Concat).Sample(text =>
    {
        var doc = Model.Small.Read(text);
        var offset = 0;
        var codePoint = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.Equal((codePoint, offset), (doc.CodePointOffset(offset), doc.Utf16Offset(codePoint)));
            offset += rune.Utf16SequenceLength;
            codePoint++;
        }

        Assert.Equal((codePoint, offset), (doc.CodePointOffset(offset), doc.Utf16Offset(codePoint)));
    }, iter: 100);

    [Fact]
    public void Similarity_WithoutVectors_SaysSo() => Assert.Contains("en_core_web_md", Assert.Throws<InvalidOperationException>(() => Report.Similarity(Report)).Message, StringComparison.Ordinal);

    [Fact]
    public void Spans_OutsideTheDocument_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DocSpan(Report, 0, Report.Count + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Report[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Report.CodePointOffset(Report.Text.Length + 1));
    }
}
