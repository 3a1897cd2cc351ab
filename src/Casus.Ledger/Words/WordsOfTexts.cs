namespace Casus.Ledger;

/// <summary>Adds up the words of texts as the tokenizer <c>unicode61 remove_diacritics 2</c> finds them: runs of letters and digits, folded. For one thread.</summary>
internal sealed class WordsOfTexts(WordKey key, Alphabet alphabet)
{
    // FTS5 keeps no more of a word.
    private const int LongestWord = 32_768;

    private static readonly byte[] Lower = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private byte[] _word = new byte[256];

    public WordSums Sums { get; private set; }

    /// <summary>False when a text that is no UTF-8 was met: the sums then say nothing.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Adds a search row.</summary>
    public void Add(long row, ReadOnlySpan<byte> heading, ReadOnlySpan<byte> text, ReadOnlySpan<byte> facets)
    {
        var sum = 0UL;
        var (headings, texts, facetWords) = (Column(row, 0, heading, ref sum), Column(row, 1, text, ref sum), Column(row, 2, facets, ref sum));
        Sums += new WordSums(sum, 1, headings, texts, facetWords);
    }

    private long Column(long row, long column, ReadOnlySpan<byte> text, ref ulong sum)
    {
        var at = 0;
        for (var position = 0L; ; position++)
        {
            var length = Next(text, ref at);
            if (length < 0)
            {
                return position;
            }

            sum += key.At(key.InRow(key.Word(_word.AsSpan(0, Math.Min(length, LongestWord))), row), (column << 32) | position);
        }
    }

    // The length of the next word, -1 after the last.
    private int Next(ReadOnlySpan<byte> text, ref int at)
    {
        var length = 0;
        for (; ; at++)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            if (text[at] >= 0x80)
            {
                if (Letter(text, ref at) is not { } letter)
                {
                    return -1;
                }

                if (letter.Begins)
                {
                    Put(letter.Folded, ref length);
                    break;
                }

                at--; // the loop steps behind it
            }
            else if (Lower[text[at]] != 0)
            {
                break;
            }
        }

        while (at < text.Length)
        {
            var c = text[at];
            if (c < 0x80)
            {
                if (Lower[c] is 0)
                {
                    break;
                }

                if (length == _word.Length)
                {
                    Array.Resize(ref _word, length * 2);
                }

                _word[length++] = Lower[c];
                at++;
            }
            else if (Letter(text, ref at) is { GoesOn: true } letter)
            {
                Put(letter.Folded, ref length);
            }
            else
            {
                break;
            }
        }

        return length;
    }

    private Letter? Letter(ReadOnlySpan<byte> text, ref int at)
    {
        var letter = alphabet.Read(text, ref at);
        if (letter is null)
        {
            (IsWhole, at) = (false, text.Length);
        }

        return letter;
    }

    private void Put(ReadOnlySpan<byte> folded, ref int length)
    {
        while (length + folded.Length > _word.Length)
        {
            Array.Resize(ref _word, _word.Length * 2);
        }

        folded.CopyTo(_word.AsSpan(length));
        length += folded.Length;
    }
}
