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
    private readonly int[] _answers = new int[Encoder.ChunkRows];
    private readonly Action<int> _encodeChunk;
    private readonly Action<int> _encodeEntityChunk;
    private EncoderRows? _kept;
    private CancellationToken _cancellation;

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
        (_encodeChunk, _encodeEntityChunk) = (EncodeChunk, EncodeEntityChunk);
    }

    /// <param name="kept">Where the encoders' rows go when they are wanted.</param>
    /// <param name="begins">Where sentences are known to begin: offsets into the text, ascending; the first word at or after each.</param>
    public Doc Run(string text, EncoderRows? kept, IReadOnlyList<int> begins, CancellationToken cancellation)
    {
        try
        {
            text = WellFormed(text);
            _tokenizer.Tokenize(text, _tokens, cancellation);
            var count = _tokens.Count;
            _work.Ensure(count);
            (_kept, _cancellation) = (kept, cancellation);
            kept?.Begin(count, _model.Encoder.Width, _model.EntityEncoder?.Width ?? 0);
            if (_options.UseSenter)
            {
                SplitBySenter(count);
            }
            else
            {
                _parser.Rows.Begin(count, _encodeChunk);
                _parser.Parse(count, _work.Heads, _work.Relations, _work.SentenceStarts, TokensAt(begins), cancellation);
                _parser.Rows.End(count);
                _projectivity.Finish(count, _work.Heads, _work.Relations, _work.SentenceStarts, _tokens.Forms, cancellation);
            }

            _ruler.Apply(_work, _tokens.Forms, count, cancellation);
            for (var i = 0; i < count; i++)
            {
                _work.Lemmas[i] ??= _model.Lemmatizer.Lemma(_tokens.Forms[i], _work.PartsOfSpeech[i], _work.Morphologies[i]);
            }

            FindEntities(count, cancellation);
            return Result(text, count);
        }
        finally
        {
            _kept = null;
            _tokens.Clear(KeptTokens);
            _work.Trim(KeptTokens);
            _lexicon.Trim();
        }
    }

    private List<int> TokensAt(IReadOnlyList<int> offsets)
    {
        if (offsets.Count == 0)
        {
            return [];
        }

        var tokens = new List<int>(offsets.Count);
        foreach (var offset in offsets)
        {
            var token = Array.BinarySearch(_tokens.Starts, 0, _tokens.Count, offset);
            token = token < 0 ? ~token : token;
            while (token < _tokens.Count && _tokens.Forms[token].IsSpace)
            {
                token++;
            }

            if (token < _tokens.Count)
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }

    private int ChunkSize(int first) => Math.Min(Encoder.ChunkRows, _tokens.Count - first);

    /// <summary>Encodes and tags a chunk's tokens, and projects them for the parser.</summary>
    private void EncodeChunk(int chunk)
    {
        _cancellation.ThrowIfCancellationRequested();
        var first = chunk * Encoder.ChunkRows;
        var size = ChunkSize(first);
        var rows = _encoder.Encode(_tokens.Forms, _tokens.Spaces, _tokens.Count, first, size);
        _kept?.Take(rows, first, size);
        if (!_options.UseSenter)
        {
            _parser.Rows.Project(rows, _model.Encoder.Width, chunk, size);
        }

        _model.Tagger.Answer(_kernel, rows, _model.Encoder.Width, size, _tagScores.Pointer, _answers);
        for (var i = 0; i < size; i++)
        {
            _work.Tags[first + i] = (ushort)_model.TagNumbers[_answers[i]];
        }
    }

    private void SplitBySenter(int count)
    {
        for (var chunk = 0; chunk < TokenRows.ChunksOf(count); chunk++)
        {
            EncodeChunk(chunk);
            var first = chunk * Encoder.ChunkRows;
            var size = ChunkSize(first);
            var rows = _senterEncoder!.Encode(_tokens.Forms, _tokens.Spaces, count, first, size);
            _model.Senter!.Answer(_kernel, rows, _model.SenterEncoder!.Width, size, _tagScores.Pointer, _answers);
            for (var i = 0; i < size; i++)
            {
                _work.SentenceStarts[first + i] = _answers[i] == 1;
                _work.Heads[first + i] = first + i;
                _work.Relations[first + i] = 0;
            }
        }

        if (count > 0)
        {
            _work.SentenceStarts[0] = true;
        }
    }

    private void EncodeEntityChunk(int chunk)
    {
        _cancellation.ThrowIfCancellationRequested();
        var first = chunk * Encoder.ChunkRows;
        var size = ChunkSize(first);
        var rows = _entityEncoder!.Encode(_tokens.Forms, _tokens.Spaces, _tokens.Count, first, size);
        _kept?.TakeEntity(rows, first, size);
        _entities!.Rows.Project(rows, _model.EntityEncoder!.Width, chunk, size);
    }

    private void FindEntities(int count, CancellationToken cancellation)
    {
        if (_entities is null)
        {
            _work.Entities.AsSpan(0, count).Clear();
            return;
        }

        _entities.Rows.Begin(count, _encodeEntityChunk);
        _entities.Recognize(count, _tokens.Forms, _work.SentenceStarts, _work.Entities, cancellation);
        _entities.Rows.End(count);
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
