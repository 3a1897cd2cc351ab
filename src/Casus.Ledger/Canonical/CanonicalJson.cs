using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Casus.Ledger;

/// <summary>Rewrites JSON in the one form of RFC 8785: no spaces, keys in order of their UTF-16 units, ECMAScript numbers, as few escapes as can be.</summary>
/// <remarks>One pass over the tokens: each member is written where it is met, and an object's members change places when the object ends, should they not stand in order.</remarks>
public static class CanonicalJson
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 256 };

    /// <summary>The canonical form, as UTF-8.</summary>
    /// <exception cref="FormatException">The input is no JSON, names a key twice, or holds a lone surrogate or a number past the range of a double.</exception>
    public static byte[] From(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8.Span, Strict);
            var output = new HashedText();
            reader.Read();
            Write(ref reader, output, []);
            reader.Read(); // refuses what follows
            return output.ToArray();
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"A string holds half a surrogate pair: {e.Message}", e);
        }
    }

    private static void Write(ref Utf8JsonReader reader, HashedText output, List<Member> members)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader, output, members);
                break;
            case JsonTokenType.StartArray:
                output.Raw("["u8);
                for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
                {
                    output.Raw(first ? ""u8 : ","u8);
                    Write(ref reader, output, members);
                }

                output.Raw("]"u8);
                break;
            case JsonTokenType.String:
                WriteString(ref reader, output);
                break;
            case JsonTokenType.Number:
                CanonicalNumber.Write(reader.ValueSpan, output);
                break;
            default: // true, false, null: one spelling each
                output.Raw(reader.ValueSpan);
                break;
        }
    }

    // What needs no escape in JSON needs none here.
    private static void WriteString(ref Utf8JsonReader reader, HashedText output)
    {
        if (reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan))
        {
            CanonicalString.Write(reader.GetString()!, output);
            return;
        }

        output.Raw("\""u8).Raw(reader.ValueSpan).Raw("\""u8);
    }

    // The members of an object stand behind those of the objects around it.
    private static void WriteObject(ref Utf8JsonReader reader, HashedText output, List<Member> members)
    {
        var first = members.Count;
        output.Raw("{"u8);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            output.Raw(members.Count == first ? ""u8 : ","u8);
            var start = output.Written.Length;
            var unescaped = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : null;
            WriteString(ref reader, output);
            var key = output.Written.Length - start;
            output.Raw(":"u8);
            reader.Read();
            Write(ref reader, output, members);
            members.Add(new Member(unescaped, start, key, output.Written.Length - start));
        }

        Order(output, members, first);
        members.RemoveRange(first, members.Count - first);
        output.Raw("}"u8);
    }

    private static void Order(HashedText output, List<Member> members, int first)
    {
        var isOrdered = true;
        for (var i = first + 1; i < members.Count && isOrdered; i++)
        {
            isOrdered = Compare(Key(members[i - 1]), Key(members[i])) < 0;
        }

        if (isOrdered)
        {
            return;
        }

        var (text, start) = (output.Written.ToArray(), members[first].Start);
        members.Sort(first, members.Count - first, Comparer<Member>.Create((a, b) => Compare(KeyIn(text, a), KeyIn(text, b))));
        output.Length = start;
        for (var i = first; i < members.Count; i++)
        {
            if (i > first)
            {
                if (KeyIn(text, members[i]).SequenceEqual(KeyIn(text, members[i - 1])))
                {
                    throw new FormatException($"The key '{Encoding.UTF8.GetString(KeyIn(text, members[i]))}' stands twice in one object.");
                }

                output.Raw(","u8);
            }

            output.Raw(text.AsSpan(members[i].Start, members[i].Length));
        }

        ReadOnlySpan<byte> Key(Member member) => KeyIn(output.Written, member);
    }

    private static ReadOnlySpan<byte> KeyIn(ReadOnlySpan<byte> text, Member member) => member.Unescaped ?? text.Slice(member.Start + 1, member.Key - 2);

    // UTF-8 is in order of code points. In UTF-16 what is past U+FFFF, four bytes here, stands before U+E000 to U+FFFF.
    private static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        var (x, y) = (a[common], b[common]);
        return (x >= 0xF0 && y is 0xEE or 0xEF) || (y >= 0xF0 && x is 0xEE or 0xEF) ? y.CompareTo(x) : x.CompareTo(y);
    }

    /// <param name="Unescaped">The key, where it was written with escapes; else it stands in the output as it is.</param>
    /// <param name="Start">Where it begins in the output: the key in quotes, a colon, the value.</param>
    /// <param name="Key">The length of the key with its quotes.</param>
    private readonly record struct Member(byte[]? Unescaped, int Start, int Key, int Length);
}
