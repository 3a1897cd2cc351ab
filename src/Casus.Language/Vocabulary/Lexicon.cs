namespace Casus.Language;

/// <summary>A worker's words: forms, and the pieces of chunks already split. Bounded; it is emptied between documents when it has grown too large.</summary>
internal sealed class Lexicon
{
    /// <summary>Longer words and chunks are not remembered.</summary>
    private const int LongestKept = 64;

    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, Form> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, string Norm), Form> _formsWithNorms = [];
    private readonly Dictionary<string, Form[]> _chunks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Form>.AlternateLookup<ReadOnlySpan<char>> _formLookup;
    private readonly Dictionary<string, Form[]>.AlternateLookup<ReadOnlySpan<char>> _chunkLookup;
    private readonly List<Piece> _pieces = [];

    public Lexicon(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _formLookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _chunkLookup = _chunks.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many forms, and how many chunks, are kept at most beyond the document at hand.</summary>
    public int Limit { get; init; } = 40_000;

    /// <summary>The forms of a chunk's tokens; their texts put together are the chunk.</summary>
    public ReadOnlySpan<Form> Chunk(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length <= LongestKept && _chunkLookup.TryGetValue(chunk, out var known))
        {
            return known;
        }

        _pieces.Clear();
        _vocabulary.Splitter.Split(chunk, 0, _pieces, useExceptions: true);
        var forms = new List<Form>(_pieces.Count);
        foreach (var piece in _pieces)
        {
            var text = chunk.Slice(piece.Start, piece.Length);
            if (piece.IsException)
            {
                forms.AddRange(Exception(text));
            }
            else
            {
                forms.Add(Get(text));
            }
        }

        var array = forms.ToArray();
        if (chunk.Length <= LongestKept)
        {
            _chunks.Add(chunk.ToString(), array);
        }

        return array;
    }

    /// <summary>The tokens of an exception, or nothing when it is none.</summary>
    public IReadOnlyList<Form> Exception(ReadOnlySpan<char> text) =>
        _vocabulary.Splitter.Exception(text) is { } tokens ? [.. tokens.Select(t => t.Length > 1 ? Get(t[0], t[1]) : Get(t[0]))] : [];

    public Form Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestKept)
        {
            return _vocabulary.Create(text.ToString(), null);
        }

        if (!_formLookup.TryGetValue(text, out var form))
        {
            form = _vocabulary.Create(text.ToString(), null);
            _forms.Add(form.Text, form);
        }

        return form;
    }

    private Form Get(string text, string norm)
    {
        if (!_formsWithNorms.TryGetValue((text, norm), out var form))
        {
            _formsWithNorms.Add((text, norm), form = _vocabulary.Create(text, norm));
        }

        return form;
    }

    public void Trim()
    {
        if (_forms.Count > Limit || _chunks.Count > Limit)
        {
            _forms.Clear();
            _chunks.Clear();
        }
    }
}
