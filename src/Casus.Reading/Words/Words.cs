using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A document's text as tokens with their lower-case forms, classes and sentences: what every later stage reads.</summary>
internal sealed class Words
{
    private readonly string[] _lower;
    private readonly WordClass[] _class;
    private readonly int[] _sentenceOf;

    public Words(string text, CancellationToken ct)
    {
        Text = text;
        Tokens = Language.Tokens.Of(text);
        ct.ThrowIfCancellationRequested();
        Sentences = Language.Sentences.Of(text, Tokens);
        ct.ThrowIfCancellationRequested();
        _lower = new string[Tokens.Count];
        _class = new WordClass[Tokens.Count];
        _sentenceOf = new int[Tokens.Count];
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i].In(text);
            if (token.Length > buffer.Length)
            {
                _lower[i] = token.ToString().ToLowerInvariant();
                continue;
            }

            var length = token.ToLowerInvariant(buffer);
            var key = buffer[..length];
            if (!lookup.TryGetValue(key, out var word))
            {
                word = key.ToString().Replace('’', '\'');
                pool[key.ToString()] = word;
            }

            _lower[i] = word;
        }

        for (var s = 0; s < Sentences.Count; s++)
        {
            _sentenceOf.AsSpan(Sentences[s].First, Sentences[s].Count).Fill(s);
            Tagger.Tag(this, Sentences[s], _class);
        }
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<TokenRange> Sentences { get; }

    public int Count => Tokens.Count;

    public string Lower(int at) => (uint)at < (uint)_lower.Length ? _lower[at] : string.Empty;

    public WordClass Class(int at) => (uint)at < (uint)_class.Length ? _class[at] : WordClass.Stop;

    public bool Is(int at, WordClass one) => Class(at) == one;

    public int SentenceOf(int at) => _sentenceOf[at];

    public VerbForm? Verb(int at) => Verbs.Find(Lower(at));

    public bool IsCapitalised(int at) => (uint)at < (uint)Tokens.Count && char.IsUpper(Text[Tokens[at].Start]);

    public ReadOnlySpan<char> Original(int at) => Tokens[at].In(Text);

    /// <summary>The characters of tokens [first, end).</summary>
    public Span Span(int first, int end) => new(Tokens[first].Start, Tokens[end - 1].End);

    /// <summary>The first token that starts at or after a character.</summary>
    public int TokenAt(int character)
    {
        int low = 0, high = Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Tokens[middle].Start < character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public bool ParagraphBreakBetween(int first, int second) => Lines.Between(Text, Tokens[first].End, Tokens[second].Start) > 0 && SentenceOf(first) != SentenceOf(second);
}
