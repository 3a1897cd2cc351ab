namespace Casus.Language.Tests;

/// <summary>The shipped model on sentences of our own; what is expected was compared with spaCy's answers column by column on its own texts.</summary>
public sealed class PipelineTests
{
    [Fact]
    public void Sentence_HasWordsTagsLemmasTreeAndNames()
    {
        var doc = Model.Small.Read("Kessia's ministers didn't promise London the two ferries.");
        Assert.Equal("Kessia|'s|ministers|did|n't|promise|London|the|two|ferries|.", Joined(doc, t => t.Text));
        Assert.Equal("NNP|POS|NNS|VBD|RB|VB|NNP|DT|CD|NNS|.", Joined(doc, t => t.Tag));
        Assert.Equal("PROPN|PART|NOUN|AUX|PART|VERB|PROPN|DET|NUM|NOUN|PUNCT", Joined(doc, t => t.Pos));
        Assert.Equal("Kessia|'s|minister|do|not|promise|London|the|two|ferry|.", Joined(doc, t => t.Lemma));
        Assert.Equal("Number=Plur", doc[2].Morph);
        Assert.Equal("2|0|5|5|5|5|5|9|9|5|5", Joined(doc, t => $"{t.Head.Index}"));
        Assert.Equal("poss|case|nsubj|aux|neg|ROOT|dative|det|nummod|dobj|punct", Joined(doc, t => t.Dep));
        Assert.Equal("not", doc[4].Norm);
        Assert.Contains(doc.Entities, e => e is { Text: "London", Label: "GPE" });
    }

    [Fact]
    public void SentenceStarts_AreTheParsers()
    {
        var doc = Model.Small.Read("The ferry left at 9 a.m. on Monday. Nobody waved! Mr. Ostrin slept.");
        Assert.Equal(["The ferry left at 9 a.m. on Monday.", "Nobody waved!", "Mr. Ostrin slept."], doc.Sentences.Select(s => s.Text));
    }

    [Fact]
    public void PlaceWhereASentenceIsKnownToBegin_IsCrossedByNoArc()
    {
        const string text = "Ferry leaves port\nMayor waves";
        var doc = Model.Small.Read(text, new EncoderRows(), [17]);
        var begin = doc.Tokens.Single(t => t.Text == "Mayor").Index;
        Assert.True(doc[begin].IsSentenceStart);
        Assert.All(doc.Tokens, t => Assert.Equal(t.Index < begin, t.Head.Index < begin));
        Assert.Equal(2, doc.Sentences.Count());
    }

    [Fact]
    public void Senter_SplitsWithoutTheParser()
    {
        using var pipeline = Pipeline.Load(Model.File, new() { UseSenter = true, Entities = false });
        var doc = pipeline.Read("The ferry left at 9 a.m. on Monday. Nobody waved! Mr. Ostrin slept.");
        Assert.Equal(3, doc.Sentences.Count());
        Assert.All(doc.Tokens, t => Assert.Equal(t.Index, t.Head.Index));
        Assert.Empty(doc.Entities);
    }

    [Fact]
    public void EmptyText_HasNoTokens()
    {
        var doc = Model.Small.Read("");
        Assert.Equal(0, doc.Count);
        Assert.Empty(doc.Sentences);
        Assert.Empty(doc.Entities);
        Assert.Empty(doc.NounChunks);
    }

    [Theory]
    [InlineData("can't", "ca|n't")]
    [InlineData("(U.S.-based)", "(|U.S.-based|)")]
    [InlineData("12km/h", "12|km/h")]
    [InlineData("$7.25bn.", "$|7.25bn|.")]
    [InlineData("dock.Then", "dock|.|Then")]
    [InlineData("10-15", "10|-|15")]
    [InlineData("half-built", "half|-|built")]
    [InlineData("a  b", "a| |b")]
    [InlineData(" b\n\nc ", " |b|\n\n|c")]
    [InlineData("www.example.org/x?y=1,", "www.example.org/x?y=1|,")]
    [InlineData(":):):)", ":)|:)|:)")]
    [InlineData("this:):)", "this|:)|:|)")]
    [InlineData("x\U0001F600y", "x|\U0001F600|y")]
    public void Tokenizer_SplitsAsSpacyDoes(string text, string tokens) => Assert.Equal(tokens, Joined(Model.Small.Read(text), t => t.Text));

    [Fact]
    public void SmallestCacheAndEveryKernel_GiveTheSameBits()
    {
        using var large = Pipeline.Load(Model.File);
        using var rows = new EncoderRows();
        using var others = new EncoderRows();
        var expected = large.Read(Model.Report, rows, default);
        foreach (var kernel in Kernel.Runnable)
        {
            using var pipeline = Pipeline.Load(Model.File, new() { CacheEntries = 1, Kernel = kernel });
            var doc = pipeline.Read(kernel is ScalarKernel ? Model.Report[..400] : Model.Report, others, default);
            Assert.True(Enumerable.Range(0, doc.Count - 10).All(i => rows.Row(i).SequenceEqual(others.Row(i)) && rows.EntityRow(i).SequenceEqual(others.EntityRow(i))), kernel.Name);
            if (kernel is not ScalarKernel)
            {
                Assert.Equal(Joined(expected, Everything), Joined(doc, Everything));
            }
        }
    }

    [Fact]
    public void KnownWords_CostNoAllocationBeyondTheDocumentsColumns()
    {
        using var pipeline = Pipeline.Load(Model.File);
        var tokens = pipeline.Read(Model.Report).Count;
        pipeline.Read(Model.Report);
        var bytes = Allocated(() => pipeline.Read(Model.Report));

        // Eight numbers of two kinds, four references and flags are 48 bytes a token; the rest is the document itself.
        Assert.InRange(bytes, 1, (64L * tokens) + 4096);
    }

    [Fact]
    public void EncodersRows_CostNoAllocationWhenReadIntoAgain()
    {
        using var pipeline = Pipeline.Load(Model.File);
        using var rows = new EncoderRows();
        pipeline.Read(Model.Report, rows, default);
        var first = (Shared: rows.Row(40).ToArray(), Entity: rows.EntityRow(40).ToArray());
        pipeline.Read(Model.Report, default);
        var plain = Allocated(() => pipeline.Read(Model.Report, default));
        Assert.InRange(Allocated(() => pipeline.Read(Model.Report, rows, default)), 1, plain + 256);
        Assert.Equal((96, 96), (rows.Width, rows.EntityWidth));
        Assert.Equal(first.Shared, rows.Row(40).ToArray());
        Assert.Equal(first.Entity, rows.EntityRow(40).ToArray());
        Assert.NotEqual(first.Shared, first.Entity);
        var small = pipeline.Read("Boats.", rows, default);
        Assert.Equal(small.Count, rows.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Row(small.Count).Length);
    }

    // The least of several: a collection in between may take pooled arrays away, which are then made anew once.
    private static long Allocated(Action action) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    [Fact]
    public void Batch_GivesTheDocumentsInOrderAndAsOneByOne()
    {
        var texts = Enumerable.Range(0, 40).Select(i => $"Boat {i} reached Vellmoor on day {i}. " + Model.Report[..(100 + (10 * i))]).ToList();
        var together = Model.Small.ReadAll(texts, 2, TestContext.Current.CancellationToken).ToList();
        Assert.Equal(texts.Select(t => Joined(Model.Small.Read(t), Everything)), together.Select(d => Joined(d, Everything)));
    }

    [Fact]
    public void BatchLeftEarly_ReadsLittleAhead()
    {
        var taken = 0;
        var first = Model.Small.ReadAll(Enumerable.Range(0, 10_000).Select(i => $"Boat {taken = i}."), 2, TestContext.Current.CancellationToken).First();
        Assert.Equal("Boat", first[0].Text);
        Assert.InRange(taken, 0, 100);
    }

    [Fact]
    public void BatchWithABadText_ThrowsWhereItsDocumentIsAskedFor()
    {
        using var documents = Model.Small.ReadAll(["Boats.", null!, "Ships."], 2, TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(documents.MoveNext());
        Assert.Throws<ArgumentNullException>(() => documents.MoveNext());
    }

    [Fact]
    public void Cancelled_StopsAndThePipelineGoesOn()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Model.Small.Read(Model.Report, cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Model.Small.ReadAll(["a", "b"], 2, cancelled.Token).ToList());
        Assert.Equal(3, Model.Small.Read("It goes on", TestContext.Current.CancellationToken).Count);
    }

    [Fact]
    public void ManyThreads_GiveTheSameAnswers()
    {
        var expected = Joined(Model.Small.Read(Model.Report), Everything);
        var found = new string[16];
        Parallel.For(0, found.Length, i => found[i] = Joined(Model.Small.Read(Model.Report), Everything));
        Assert.All(found, f => Assert.Equal(expected, f));
    }

    internal static string Joined(Doc doc, Func<DocToken, string> column) => string.Join('|', doc.Tokens.Select(column));

    internal static string Everything(DocToken t) => $"{t.Start} {t.Text} {t.HasSpace} {t.Norm} {t.Tag} {t.Pos} {t.Morph} {t.Lemma} {t.Head.Index} {t.Dep} {t.IsSentenceStart} {t.EntityTag}";
}
