using System.Text;

namespace Casus.Language;

/// <summary>
/// A set of words as they lie in the model's file: sorted by UTF-8 bytes, in blocks of 32 that begin with a whole word and go on by what differs. Nothing is read
/// before it is asked for.
/// </summary>
/// <remarks>
/// Layout: u32 blocks, (blocks + 1) × u32 offset from the end of the offsets, then each word as its counts of shared and of further bytes and the further bytes,
/// shared 0 at a block's head. The two counts are the halves of one byte, the shared count the upper; a half of 15 says that a byte follows with what the count has beyond 15.
/// </remarks>
internal readonly struct WordList(ReadOnlyMemory<byte> bytes)
{
    private const int BlockSize = 32;

    /// <summary>The half of a byte that says: more follows.</summary>
    private const int Half = 15;

    /// <summary>Words of more than 255 bytes are no words of a lexicon.</summary>
    private const int LengthLimit = 255;

    public static byte[] Pack(IEnumerable<string> words)
    {
        var sorted = words.Select(Encoding.UTF8.GetBytes).Where(w => w.Length <= LengthLimit).ToList();
        sorted.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        var body = new MemoryStream();
        var offsets = new List<uint>();
        byte[] last = [];
        var count = 0;
        foreach (var word in sorted)
        {
            if (count > 0 && word.AsSpan().SequenceEqual(last))
            {
                continue;
            }

            if (count % BlockSize == 0)
            {
                offsets.Add((uint)body.Position);
                last = [];
            }

            var shared = word.AsSpan().CommonPrefixLength(last);
            var further = word.Length - shared;
            body.WriteByte((byte)((Math.Min(shared, Half) << 4) | Math.Min(further, Half)));
            if (shared >= Half)
            {
                body.WriteByte((byte)(shared - Half));
            }

            if (further >= Half)
            {
                body.WriteByte((byte)(further - Half));
            }

            body.Write(word.AsSpan(shared));
            last = word;
            count++;
        }

        offsets.Add((uint)body.Position);
        using var all = new MemoryStream();
        using var writer = new BinaryWriter(all);
        writer.Write((uint)(offsets.Count - 1));
        offsets.ForEach(writer.Write);
        writer.Write(body.ToArray());
        writer.Flush();
        return all.ToArray();
    }

    public bool Contains(ReadOnlySpan<char> word)
    {
        Span<byte> found = stackalloc byte[LengthLimit];
        return Seek(word, whole: true, found, out _);
    }

    /// <summary>What follows <paramref name="prefix"/> in the first word that begins with it, or null.</summary>
    public string? After(ReadOnlySpan<char> prefix)
    {
        Span<byte> found = stackalloc byte[LengthLimit];
        return Seek(prefix, whole: false, found, out var length) ? Encoding.UTF8.GetString(found[Encoding.UTF8.GetByteCount(prefix)..length]) : null;
    }

    private bool Seek(ReadOnlySpan<char> word, bool whole, Span<byte> current, out int length)
    {
        length = 0;
        Span<byte> buffer = stackalloc byte[LengthLimit * 3];
        if (word.Length > LengthLimit || bytes.IsEmpty)
        {
            return false;
        }

        var sought = buffer[..Encoding.UTF8.GetBytes(word, buffer)];
        var span = bytes.Span;
        var blocks = (int)BitConverter.ToUInt32(span);
        var body = span[(4 * (blocks + 2))..];
        if (blocks == 0)
        {
            return false;
        }

        var (from, to) = (0, blocks - 1);
        while (from < to)
        {
            var middle = (from + to + 1) / 2;
            var head = body[Offset(span, middle)..];
            var (_, headLength) = Counts(ref head);
            (from, to) = head[..headLength].SequenceCompareTo(sought) <= 0 ? (middle, to) : (from, middle - 1);
        }

        // A word that only begins with the one sought may be the next block's head.
        var rest = body[Offset(span, from)..];
        var words = BlockSize + (whole ? 0 : 1);
        for (var i = 0; i < words && !rest.IsEmpty; i++)
        {
            var (shared, further) = Counts(ref rest);
            rest[..further].CopyTo(current[shared..]);
            rest = rest[further..];
            length = shared + further;
            var compared = current[..(whole ? length : Math.Min(length, sought.Length))];
            var order = compared.SequenceCompareTo(sought);
            if (order >= 0)
            {
                return order == 0;
            }
        }

        return false;
    }

    private static (int Shared, int Further) Counts(ref ReadOnlySpan<byte> at)
    {
        var (shared, further) = (at[0] >> 4, at[0] & Half);
        at = at[1..];
        if (shared == Half)
        {
            shared += at[0];
            at = at[1..];
        }

        if (further == Half)
        {
            further += at[0];
            at = at[1..];
        }

        return (shared, further);
    }

    private static int Offset(ReadOnlySpan<byte> span, int block) => (int)BitConverter.ToUInt32(span[(4 + (4 * block))..]);
}
