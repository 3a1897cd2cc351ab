using System.Buffers;

namespace Casus.Language;

/// <summary>The tokens of the document at hand in a worker's reused columns: forms, starts (UTF-16) and whether one space follows.</summary>
internal sealed class TokenColumns
{
    public Form[] Forms { get; private set; } = new Form[256];

    public int[] Starts { get; private set; } = new int[256];

    public bool[] Spaces { get; private set; } = new bool[256];

    public int Count { get; set; }

    public void Add(Form form, int start)
    {
        if (Count == Forms.Length)
        {
            (Forms, Starts, Spaces) = (Grown(Forms), Grown(Starts), Grown(Spaces));
        }

        Forms[Count] = form;
        Starts[Count] = start;
        Spaces[Count++] = false;
    }

    /// <summary>Forgets the document, and the columns too when it was a large one.</summary>
    public void Clear(int keep)
    {
        if (Forms.Length > keep)
        {
            (Forms, Starts, Spaces) = (new Form[256], new int[256], new bool[256]);
        }
        else
        {
            Forms.AsSpan(0, Count).Clear();
        }

        Count = 0;
    }

    private static T[] Grown<T>(T[] array)
    {
        Array.Resize(ref array, array.Length * 2);
        return array;
    }
}

/// <summary>spaCy's tokenizer: white space, chunks, then the pass that puts torn exceptions together again.</summary>
internal sealed class Tokenizer(Lexicon lexicon)
{
    private readonly List<(int Start, int End)> _matches = [];

    /// <param name="text">Well-formed UTF-16.</param>
    public void Tokenize(string text, TokenColumns columns, CancellationToken cancellation)
    {
        var space = text.Length > 0 && PythonText.IsSpace(text[0]);
        for (var start = 0; start < text.Length;)
        {
            if ((columns.Count & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var end = Whitespace.ChunkEnd(text, start, ref space);
            if (end > start)
            {
                var at = start;
                foreach (var form in lexicon.Chunk(text.AsSpan(start, end - start)))
                {
                    columns.Add(form, at);
                    at += form.Text.Length;
                }
            }

            if (end < text.Length && text[end] == ' ')
            {
                columns.Spaces[columns.Count - 1] = true;
                end++;
            }

            start = end;
        }

        ReplaceTorn(text, columns);
    }

    private void ReplaceTorn(string text, TokenColumns columns)
    {
        _matches.Clear();
        for (var i = 0; i < columns.Count; i++)
        {
            var node = columns.Forms[i].Special;
            for (var j = i + 1; node is not null; j++)
            {
                if (node.IsEnd)
                {
                    _matches.Add((i, j));
                }

                node = j < columns.Count ? node.After(columns.Forms[j].Text) : null;
            }
        }

        if (_matches.Count > 0)
        {
            Replace(text, columns);
        }
    }

    // Longest first, then leftmost. A match that is refused blocks later ones all the same (spaCy's _filter_special_spans).
    private void Replace(string text, TokenColumns columns)
    {
        _matches.Sort((a, b) => b.End - b.Start != a.End - a.Start ? (b.End - b.Start).CompareTo(a.End - a.Start) : a.Start.CompareTo(b.Start));
        var covered = ArrayPool<bool>.Shared.Rent(columns.Count);
        covered.AsSpan(0, columns.Count).Clear();
        var taken = new List<(int Start, int End)>();
        foreach (var (start, end) in _matches)
        {
            if (!covered[start] && !covered[end - 1])
            {
                taken.Add((start, end));
            }

            covered.AsSpan(start, end - start).Fill(true);
        }

        ArrayPool<bool>.Shared.Return(covered);
        taken.Sort();
        var old = (Forms: columns.Forms[..columns.Count], Starts: columns.Starts[..columns.Count], Spaces: columns.Spaces[..columns.Count]);
        columns.Count = 0;
        var copied = 0;
        foreach (var (start, end) in taken)
        {
            var exception = lexicon.Exception(text.AsSpan(old.Starts[start], old.Starts[end - 1] + old.Forms[end - 1].Text.Length - old.Starts[start]));
            if (exception.Count == 0)
            {
                continue;
            }

            Copy(columns, old, copied, start);
            var at = old.Starts[start];
            foreach (var form in exception)
            {
                columns.Add(form, at);
                at += form.Text.Length;
            }

            columns.Spaces[columns.Count - 1] = old.Spaces[end - 1];
            copied = end;
        }

        Copy(columns, old, copied, old.Forms.Length);
    }

    private static void Copy(TokenColumns columns, (Form[] Forms, int[] Starts, bool[] Spaces) old, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            columns.Add(old.Forms[i], old.Starts[i]);
            columns.Spaces[columns.Count - 1] = old.Spaces[i];
        }
    }
}
