using CsCheck;

namespace Casus.Language.Tests;

/// <summary>An encoder's rows are the same bits wherever a document is cut into chunks, whatever its caches hold, and with every kernel.</summary>
public sealed unsafe class EncoderTests : IDisposable
{
    private readonly LanguageModel _model = new(PackFile.Open(Model.File), PipelineOptions.Default);

    [Fact]
    public void Chunks_ChangeNoBit() => Gen.Select(Gen.Int[1, 300], Gen.Int[0, 299], Gen.Int[1, 120]).Sample((total, place, most) =>
    {
        var first = place % total;
        var count = Math.Min(most, total - first);
        var whole = Encode(Kernel.Best, 1 << 12, total, 0, total);
        var part = Encode(Kernel.Best, 1, total, first, count);
        Assert.True(whole.AsSpan(first * _model.Encoder.Width, part.Length).SequenceEqual(part));
    }, iter: 60);

    [Fact]
    public void Kernels_GiveTheSameBits()
    {
        var twin = Encode(Kernel.Runnable[0], 64, 41, 0, 41);
        foreach (var kernel in Kernel.Runnable.Skip(1))
        {
            Assert.Equal(twin, Encode(kernel, 64, 41, 0, 41));
        }
    }

    private float[] Encode(Kernel kernel, int cacheEntries, int total, int first, int count)
    {
        var tokens = new TokenColumns();
        new Tokenizer(new(_model.Vocabulary)).Tokenize(Model.Report, tokens, CancellationToken.None);
        using var encoder = new Encoder(_model.Encoder, kernel, 0, cacheEntries);
        return new ReadOnlySpan<float>(encoder.Encode(tokens.Forms, tokens.Spaces, total, first, count), count * _model.Encoder.Width).ToArray();
    }

    public void Dispose() => _model.Dispose();
}
