namespace Casus.Language;

/// <summary>
/// A spaCy v3 CNN pipeline: text in, <see cref="Doc"/> out, with spaCy's own answers. Safe to use from many threads at once.
/// </summary>
public sealed partial class Pipeline : IDisposable
{
    private readonly LanguageModel _model;
    private readonly PipelineOptions _options;
    private readonly Lock _lock = new();
    private readonly List<Worker> _idle = [];

    private Pipeline(PackFile file, PipelineOptions options)
    {
        _options = options;
        try
        {
            _model = new(file, options);
            file.Check();
        }
        catch
        {
            try
            {
                // That the file was altered says more than what its altered bytes led to.
                file.Check();
            }
            finally
            {
                ((IDisposable)file).Dispose();
            }

            throw;
        }
    }

    /// <summary>The model's name, as <c>en_core_web_sm</c>.</summary>
    public string Name => _model.Facts.Name;

    /// <summary>The model's version.</summary>
    public string Version => _model.Facts.Version;

    /// <summary>The instruction set that computes: AVX-512, AVX2+FMA or Vector&lt;T&gt;.</summary>
    public string Instructions => (_options.Kernel ?? Kernel.Best).Name;

    /// <summary>Opens a packed model, or a pipeline's folder as spaCy writes it (which takes longer).</summary>
    /// <exception cref="ModelFormatException">The file or folder is cut short, altered or something else.</exception>
    public static Pipeline Load(string path, PipelineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Directory.Exists(path) ? PackFile.Open(path, new SpacyFolder(path).Pack())
            : File.Exists(path) ? PackFile.Begin(path)
            : throw new ModelFormatException(path, "there is no such file or folder");
        return new(file, options ?? PipelineOptions.Default);
    }

    /// <summary>Reads one text.</summary>
    public Doc Read(string text, CancellationToken cancellation = default) => ReadInto(text, null, [], cancellation);

    /// <summary>Reads one text and leaves what the encoders made of each token in <paramref name="rows"/>.</summary>
    internal Doc Read(string text, EncoderRows rows, CancellationToken cancellation = default) => Read(text, rows, [], cancellation);

    /// <summary>The same, where it is known of some places that a sentence begins there.</summary>
    /// <param name="begins">Offsets into the text, ascending, in UTF-16 units; a sentence begins with the first word at or after each.</param>
    internal Doc Read(string text, EncoderRows rows, IReadOnlyList<int> begins, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReadInto(text, rows, begins, cancellation);
    }

    private Doc ReadInto(string text, EncoderRows? rows, IReadOnlyList<int> begins, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var worker = Take() ?? new(_model, _options);
        try
        {
            return worker.Run(text, rows, begins, cancellation);
        }
        finally
        {
            lock (_lock)
            {
                _idle.Add(worker);
            }
        }
    }

    /// <summary>The worker that was used last, whose memory is the warmest.</summary>
    private Worker? Take()
    {
        lock (_lock)
        {
            if (_idle.Count == 0)
            {
                return null;
            }

            var worker = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return worker;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (Take() is { } worker)
        {
            worker.Dispose();
        }

        _model.Dispose();
    }
}
