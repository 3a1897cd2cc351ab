using System.Text;

namespace Casus.Language;

/// <summary>All that one thread needs to run a pipeline: its words, caches and columns. Not safe to share; the pipeline hands each out to one call at a time.</summary>
internal sealed unsafe class Worker : IDisposable
{
    /// <summary>Columns for more tokens are given back after the document.</summary>
    private const int KeptTokens = 1 << 17;

    private readonly LanguageModel _model;
    private readonly PipelineOptions _options;
    private readonly Kernel _kernel;
    private readonly Lexicon _lexicon;
    private readonly Tokenizer _tokenizer;
    private readonly TokenColumns _tokens = new();
    private readonly WorkColumns _work = new();
    private readonly RulerMemory _ruler;
    private readonly Encoder _encoder;
    private readonly Encoder? _entityEncoder;
    private readonly Encoder? _senterEncoder;
    private readonly ArcEagerParser _parser;
    private readonly Projectivity _projectivity;
    private readonly EntityRecognizer? _entities;
    private readonly NativeFloats _tagScores;
    private readonly Action<int, int> _setTag;
    private readonly Action<int, int> _setStart;
    private int _first;

    public Worker(LanguageModel model, PipelineOptions options)
    {
        (_model, _options, _kernel) = (model, options, options.Kernel ?? Kernel.Best);
        _lexicon = new(model.Vocabulary);
        _tokenizer = new(_lexicon);
        _ruler = new(model.Ruler);
        _encoder = new(model.Encoder, _kernel, 0, options.CacheEntries);
        _parser = new(model.Parser, _kernel);
        _projectivity = new(model.Parser);
        if (model.Entities is not null)
        {
            _entityEncoder = new(model.EntityEncoder!, _kernel, 1, options.CacheEntries);
            _entities = new(model.Entities, _kernel);
        }

        if (model.Senter is not null)
        {
            _senterEncoder = new(model.SenterEncoder!, _kernel, 2, options.CacheEntries);
        }

        _tagScores = new(Math.Max(model.Tagger.ScratchLength, model.Senter?.ScratchLength ?? 0));
        _setTag = (row, tag) => _work.Tags[_first + row] = (ushort)_model.TagNumbers[tag];
        _setStart = (row, label) => _work.SentenceStarts[_first + row] = label == 1;
    }

    /// <param name="kept">Where the encoders' rows go when they are wanted.</param>
    public Doc Run(string text, EncoderRows? kept, CancellationToken cancellation)
    {
        try
        {
            text = WellFormed(text);
            _tokenizer.Tokenize(text, _tokens, cancellation);
            var count = _tokens.Count;
            _work.Ensure(count);
            kept?.Begin(count, _model.Encoder.Width, _model.EntityEncoder?.Width ?? 0);
            Encode(count, kept, cancellation);
            if (_options.UseSenter)
            {
                SplitBySenter(count, cancellation);
            }
            else
            {
                _parser.Parse(count, _work.Heads, _work.Relations, _work.SentenceStarts, cancellation);
                _parser.Rows.End();
                _projectivity.Finish(count, _work.Heads, _work.Relations, _work.SentenceStarts, _tokens.Forms, cancellation);
            }

            _ruler.Apply(_work, _tokens.Forms, count, cancellation);
            for (var i = 0; i < count; i++)
            {
                _work.Lemmas[i] ??= _model.Lemmatizer.Lemma(_tokens.Forms[i], _work.PartsOfSpeech[i], _work.Morphologies[i]);
            }

            FindEntities(count, kept, cancellation);
            return Result(text, count);
        }
        finally
        {
            _tokens.Clear(KeptTokens);
            _work.Trim(KeptTokens);
            _lexicon.Trim();
        }
    }

    private void Encode(int count, EncoderRows? kept, CancellationToken cancellation)
    {
        if (!_options.UseSenter)
        {
            _parser.Rows.Begin(count);
        }

        for (_first = 0; _first < count; _first += Encoder.ChunkRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = Math.Min(Encoder.ChunkRows, count - _first);
            var rows = _encoder.Encode(_tokens.Forms, _tokens.Spaces, count, _first, size);
            _model.Tagger.Answer(_kernel, rows, _model.Encoder.Width, size, _tagScores.Pointer, _setTag);
            if (!_options.UseSenter)
            {
                _parser.Rows.Project(rows, _model.Encoder.Width, _first, size);
            }

            kept?.Take(rows, _first, size);
        }
    }

    private void SplitBySenter(int count, CancellationToken cancellation)
    {
        for (_first = 0; _first < count; _first += Encoder.ChunkRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = Math.Min(Encoder.ChunkRows, count - _first);
            var rows = _senterEncoder!.Encode(_tokens.Forms, _tokens.Spaces, count, _first, size);
            _model.Senter!.Answer(_kernel, rows, _model.SenterEncoder!.Width, size, _tagScores.Pointer, _setStart);
        }

        for (var i = 0; i < count; i++)
        {
            _work.Heads[i] = i;
            _work.Relations[i] = 0;
        }

        if (count > 0)
        {
            _work.SentenceStarts[0] = true;
        }
    }

    private void FindEntities(int count, EncoderRows? kept, CancellationToken cancellation)
    {
        if (_entities is null)
        {
            _work.Entities.AsSpan(0, count).Clear();
            return;
        }

        _entities.Rows.Begin(count);
        for (var first = 0; first < count; first += Encoder.ChunkRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = Math.Min(Encoder.ChunkRows, count - first);
            var rows = _entityEncoder!.Encode(_tokens.Forms, _tokens.Spaces, count, first, size);
            _entities.Rows.Project(rows, _model.EntityEncoder!.Width, first, size);
            kept?.TakeEntity(rows, first, size);
        }

        _entities.Recognize(count, _tokens.Forms, _work.SentenceStarts, _work.Entities, cancellation);
        _entities.Rows.End();
    }

    private Doc Result(string text, int count) => new(
        text,
        new()
        {
            Forms = _tokens.Forms.AsSpan(0, count).ToArray(),
            Starts = _tokens.Starts.AsSpan(0, count).ToArray(),
            Spaces = _tokens.Spaces.AsSpan(0, count).ToArray(),
            Tags = _work.Tags.AsSpan(0, count).ToArray(),
            PartsOfSpeech = _work.PartsOfSpeech.AsSpan(0, count).ToArray(),
            Morphologies = _work.Morphologies.AsSpan(0, count).ToArray(),
            Lemmas = _work.Lemmas.AsSpan(0, count).ToArray()!,
            Heads = _work.Heads.AsSpan(0, count).ToArray(),
            Relations = _work.Relations.AsSpan(0, count).ToArray(),
            SentenceStarts = _work.SentenceStarts.AsSpan(0, count).ToArray(),
            Entities = _work.Entities.AsSpan(0, count).ToArray(),
            LeftEdges = _options.UseSenter ? [.. Enumerable.Range(0, count)] : _projectivity.LeftEdges(count),
            RightEdges = _options.UseSenter ? [.. Enumerable.Range(0, count)] : _projectivity.RightEdges(count),
        },
        _model.Labels,
        _model.Vectors);

    /// <summary>The text with U+FFFD for every surrogate that stands alone.</summary>
    private static string WellFormed(string text)
    {
        var at = 0;
        while (at < text.Length && Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        if (at >= text.Length)
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (; at < characters.Length; at++)
        {
            if (char.IsHighSurrogate(characters[at]) && at + 1 < characters.Length && char.IsLowSurrogate(characters[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(characters[at]))
            {
                characters[at] = '\uFFFD';
            }
        }

        return new(characters);
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _entityEncoder?.Dispose();
        _senterEncoder?.Dispose();
        _parser.Dispose();
        _entities?.Dispose();
        _tagScores.Dispose();
    }
}
