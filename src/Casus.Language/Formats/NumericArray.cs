using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Casus.Language;

/// <summary>A float32 array in C order, little endian, as numpy and thinc write it.</summary>
internal sealed partial record NumericArray(int[] Shape, float[] Values)
{
    /// <summary>From srsly's map of <c>nd, type, kind, shape, data</c>.</summary>
    public static NumericArray From(MessagePackMap map, string name)
    {
        if (map.Get<string>("type") is not "<f4")
        {
            throw new ModelFormatException(name, $"an array is of type {map.Get<string>("type")}, not <f4");
        }

        return From([.. map.Get<List<object?>>("shape").Select(d => (int)MessagePackMap.Cast<long>(d, name))], map.Get<ReadOnlyMemory<byte>>("data").Span, name);
    }

    /// <summary>From a .npy file, version 1.</summary>
    public static NumericArray ReadNpy(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 10 || !bytes[..6].SequenceEqual(NpyMagic) || bytes[6] != 1)
        {
            throw new ModelFormatException(name, "it is not a .npy file of version 1");
        }

        var headerLength = bytes[8] | (bytes[9] << 8);
        if (bytes.Length < 10 + headerLength)
        {
            throw new ModelFormatException(name, "it ends within the .npy header");
        }

        var header = Encoding.ASCII.GetString(bytes.Slice(10, headerLength));
        var match = Header().Match(header);
        if (!match.Success)
        {
            throw new ModelFormatException(name, $"its .npy header is not of a C-ordered <f4 array: {header.Trim()}");
        }

        int[] shape = [.. match.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];
        return From(shape, bytes[(10 + headerLength)..], name);
    }

    private static NumericArray From(int[] shape, ReadOnlySpan<byte> data, string name)
    {
        var count = shape.Aggregate(1L, (product, dimension) => product * dimension);
        return count * sizeof(float) == data.Length
            ? new(shape, MemoryMarshal.Cast<byte, float>(data).ToArray())
            : throw new ModelFormatException(name, $"an array of shape {string.Join('×', shape)} has {data.Length} bytes");
    }

    private static ReadOnlySpan<byte> NpyMagic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    [GeneratedRegex(@"^\{'descr': '<f4', 'fortran_order': False, 'shape': \((?<shape>[0-9, ]*)\),? *\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Header();
}
