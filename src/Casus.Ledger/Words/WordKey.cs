using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Casus.Ledger;

/// <summary>Turns each occurrence of a word into a number, by a key drawn anew for each verification: two sets of occurrences that differ have the same sum once in 2^64.</summary>
internal sealed class WordKey
{
    private readonly ulong[] _key = new ulong[6];

    public WordKey()
    {
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_key.AsSpan()));
        _key[3] |= 1;
        _key[4] |= 1;
    }

    public ulong Word(ReadOnlySpan<byte> word)
    {
        var hash = _key[0] ^ (ulong)word.Length;
        for (; word.Length >= 8; word = word[8..])
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(word), _key[1]);
        }

        // The bytes left over, some of them twice; how many there are is in the length.
        var rest = word.Length switch
        {
            >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(word) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(word[^4..]) << 32),
            > 0 => word[0] | ((ulong)word[word.Length / 2] << 8) | ((ulong)word[^1] << 16),
            _ => 0UL,
        };
        return Fold(hash ^ rest, _key[2]);
    }

    /// <summary>A word in a row.</summary>
    public ulong InRow(ulong word, long row) => word + ((ulong)row * _key[3]);

    /// <summary>An occurrence of a word in a row.</summary>
    /// <param name="place">The column in the upper half, the position in the lower.</param>
    public ulong At(ulong inRow, long place) => Fold(inRow, ((ulong)place * _key[4]) + _key[5]);

    /// <summary>A row of an index: the text and the whole numbers of its key, the row's own number among them.</summary>
    public ulong Row(ReadOnlySpan<byte> text, params ReadOnlySpan<long> numbers)
    {
        var hash = Word(text);
        foreach (var number in numbers)
        {
            hash = Fold(hash ^ (ulong)number, _key[1]);
        }

        return Fold(hash, _key[2]);
    }

    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out var low) ^ low;
}
