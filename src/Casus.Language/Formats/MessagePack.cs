using System.Buffers.Binary;
using System.Text;

namespace Casus.Language;

/// <summary>
/// Reads msgpack into plain values: <c>null</c>, <see cref="bool"/>, <see cref="long"/>, <see cref="ulong"/> (only above the range of long), <see cref="double"/>, <see cref="string"/>,
/// <see cref="ReadOnlyMemory{T}"/> of bytes, <see cref="List{T}"/> and <see cref="MessagePackMap"/>. Whatever is cut short or of an unknown kind is a <see cref="ModelFormatException"/>.
/// </summary>
internal sealed class MessagePack
{
    /// <summary>How deep arrays and maps may be nested before the bytes are taken for foreign.</summary>
    private const int DepthLimit = 64;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _name;
    private int _at;

    private MessagePack(ReadOnlyMemory<byte> bytes, string name)
    {
        _bytes = bytes;
        _name = name;
    }

    /// <summary>The one value that <paramref name="bytes"/> hold; <paramref name="name"/> is named in errors.</summary>
    public static object? Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var reader = new MessagePack(bytes, name);
        var value = reader.Value(0);
        return reader._at == bytes.Length ? value : throw reader.Bad($"{bytes.Length - reader._at} bytes follow the value");
    }

    private object? Value(int depth)
    {
        if (depth > DepthLimit)
        {
            throw Bad("values are nested too deeply");
        }

        var code = Take(1)[0];
        return code switch
        {
            < 0x80 => (long)code,
            < 0x90 => Map(code & 0x0F, depth),
            < 0xA0 => Array(code & 0x0F, depth),
            < 0xC0 => Text(code & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Binary(Length(1)),
            0xC5 => Binary(Length(2)),
            0xC6 => Binary(Length(4)),
            0xCA => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xCB => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xCC => (long)Take(1)[0],
            0xCD => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xCE => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xCF => BinaryPrimitives.ReadUInt64BigEndian(Take(8)) is var unsigned && unsigned <= long.MaxValue ? (object)(long)unsigned : unsigned,
            0xD0 => (long)(sbyte)Take(1)[0],
            0xD1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xD2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xD3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xD9 => Text(Length(1)),
            0xDA => Text(Length(2)),
            0xDB => Text(Length(4)),
            0xDC => Array(Length(2), depth),
            0xDD => Array(Length(4), depth),
            0xDE => Map(Length(2), depth),
            0xDF => Map(Length(4), depth),
            >= 0xE0 => (long)(sbyte)code,
            _ => throw Bad($"byte 0x{code:X2} at {_at - 1} begins no value known here"),
        };
    }

    private List<object?> Array(int count, int depth)
    {
        var list = new List<object?>(Math.Min(count, _bytes.Length - _at));
        for (var i = 0; i < count; i++)
        {
            list.Add(Value(depth + 1));
        }

        return list;
    }

    private MessagePackMap Map(int count, int depth)
    {
        var map = new MessagePackMap(_name, Math.Min(count, _bytes.Length - _at));
        for (var i = 0; i < count; i++)
        {
            var key = Value(depth + 1) ?? throw Bad("a map's key is nil");
            map.Add(key is ReadOnlyMemory<byte> raw ? Encoding.UTF8.GetString(raw.Span) : key, Value(depth + 1));
        }

        return map;
    }

    private string Text(int length)
    {
        try
        {
            return Strict.GetString(Take(length));
        }
        catch (ArgumentException)
        {
            throw Bad($"the text before {_at} is not UTF-8");
        }
    }

    private ReadOnlyMemory<byte> Binary(int length)
    {
        var start = _at;
        Take(length);
        return _bytes.Slice(start, length);
    }

    private int Length(int width)
    {
        var length = width switch
        {
            1 => Take(1)[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        };
        return length <= int.MaxValue ? (int)length : throw Bad("a length is beyond 2 GB");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw Bad($"it ends at {_bytes.Length}, within a value");
        }

        _at += count;
        return _bytes.Span.Slice(_at - count, count);
    }

    private ModelFormatException Bad(string reason) => new(_name, reason);

    private static readonly UTF8Encoding Strict = new(false, true);
}
