using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Casus.Ledger;

/// <summary>Adds up the words of texts as the tokenizer <c>unicode61 remove_diacritics 2</c> finds them: runs of letters and digits, folded. For one thread.</summary>
internal sealed class WordsOfTexts(WordKey key, Alphabet alphabet)
{
    // FTS5 keeps no more of a word.
    private const int LongestWord = 32_768;

    private static readonly byte[] Lower = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private byte[] _word = new byte[256];
    private byte[] _lower = new byte[1024];

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

    private long Column(long row, long column, ReadOnlySpan<byte> text, ref ulong sum) =>
        Ascii.IsValid(text) ? Plain(row, column, text, ref sum) : Any(row, column, text, ref sum);

    // In ASCII words are runs of letters and digits: sixty-four bytes at a time, with a bit for each that belongs to one.
    private long Plain(long row, long column, ReadOnlySpan<byte> text, ref ulong sum)
    {
        const int block = 64;
        var size = (text.Length + block - 1) / block * block;
        if (_lower.Length < size)
        {
            _lower = new byte[Math.Max(size, 2 * _lower.Length)];
        }

        text.CopyTo(_lower);
        _lower.AsSpan(text.Length, size - text.Length).Clear();
        var (position, start) = (0L, -1);
        for (var at = 0; at < size; at += block)
        {
            var bits = Lowered(at) | ((ulong)Lowered(at + (block / 2)) << (block / 2));
            if (start >= 0)
            {
                var more = BitOperations.TrailingZeroCount(~bits);
                if (more == block)
                {
                    continue;
                }

                sum += At(row, column, position++, start, at + more);
                (start, bits) = (-1, bits & (~0UL << more));
            }

            while (bits != 0)
            {
                var first = BitOperations.TrailingZeroCount(bits);
                var end = first + BitOperations.TrailingZeroCount(~(bits >> first));
                if (end == block)
                {
                    start = at + first;
                    break;
                }

                sum += At(row, column, position++, at + first, at + end);
                bits &= ~0UL << end;
            }
        }

        if (start >= 0)
        {
            sum += At(row, column, position++, start, text.Length);
        }

        return position;
    }

    // Makes thirty-two bytes lower case; a bit for each letter and digit.
    private uint Lowered(int at)
    {
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(_lower);
        var given = Vector256.LoadUnsafe(ref bytes, (nuint)at);
        var small = given | Vector256.Create((byte)0x20);
        var letters = Vector256.LessThanOrEqual(small - Vector256.Create((byte)'a'), Vector256.Create((byte)25));
        var digits = Vector256.LessThanOrEqual(given - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        Vector256.ConditionalSelect(letters, small, given).StoreUnsafe(ref bytes, (nuint)at);
        return (letters | digits).ExtractMostSignificantBits();
    }

    private ulong At(long row, long column, long position, int start, int end) =>
        key.At(key.InRow(key.Word(_lower.AsSpan(start, Math.Min(end - start, LongestWord))), row), (column << 32) | position);

    private long Any(long row, long column, ReadOnlySpan<byte> text, ref ulong sum)
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
