namespace Casus.Language;

/// <summary>The tokenizer's scan: chunks end where white space begins or ends, and one plain space after a chunk is eaten.</summary>
internal static class Whitespace
{
    /// <summary>The chunk that begins at <paramref name="from"/>: where it ends, and whether the next is one further because a space was eaten.</summary>
    /// <param name="space">Whether the chunk is white space; turned over when it ends.</param>
    public static int ChunkEnd(ReadOnlySpan<char> text, int from, ref bool space)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (PythonText.IsSpace(text[i]) != space)
            {
                space = !space;
                return i;
            }
        }

        return text.Length;
    }

    public static IEnumerable<(int Start, int Length)> Chunks(string text)
    {
        var space = text.Length > 0 && PythonText.IsSpace(text[0]);
        for (var start = 0; start < text.Length;)
        {
            // The scan looks at the place itself first: after an eaten space the run may go on or have ended.
            var end = ChunkEnd(text, start, ref space);
            if (end > start)
            {
                yield return (start, end - start);
            }

            start = end < text.Length && text[end] == ' ' ? end + 1 : end;
        }
    }
}
