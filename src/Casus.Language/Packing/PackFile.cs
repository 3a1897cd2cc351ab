using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace Casus.Language;

internal enum SectionKind : byte
{
    Bytes,
    Floats,
    PackedFloats,
}

/// <summary>One named part of a model's file.</summary>
internal sealed record PackSection(string Name, SectionKind Kind, int[] Shape, long Offset, long Length);

/// <summary>
/// A model's file, mapped into memory: named sections whose bytes are checked once, as a whole, when it is opened. Numbers are unpacked when they are asked for.
/// </summary>
/// <remarks>The layout is written down in <c>docs/reference/language.md</c>.</remarks>
internal sealed unsafe class PackFile : MemoryManager<byte>
{
    public const int HeaderSize = 40;
    public const int HashedFrom = 32;
    public const int Version = 1;
    public const int Alignment = 64;

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly GCHandle _pin;
    private readonly byte* _bytes;
    private readonly int _length;
    private Aside<bool>? _check;
    private bool _closed;
    private readonly Dictionary<string, PackSection> _sections = new(StringComparer.Ordinal);

    private PackFile(string name, MemoryMappedFile file, MemoryMappedViewAccessor view, int length)
    {
        (Name, _file, _view, _length) = (name, file, view, length);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _bytes = pointer + view.PointerOffset;
    }

    private PackFile(string name, byte[] bytes)
    {
        (Name, _length) = (name, bytes.Length);
        _pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _bytes = (byte*)_pin.AddrOfPinnedObject();
    }

    public static ReadOnlySpan<byte> Magic => "CASUSLM\n"u8;

    /// <summary>The file as it was given, for errors.</summary>
    public string Name { get; }

    public long Size => _length;

    public IReadOnlyCollection<PackSection> Sections => _sections.Values;

    /// <summary>Opens a file and checks all its bytes.</summary>
    public static PackFile Open(string path) => Map(path).Checked();

    /// <summary>Opens a file while its bytes are still being checked beside: what it holds may be anything until <see cref="Check"/> has returned.</summary>
    public static PackFile Begin(string path) => Map(path).Begun();

    private static PackFile Map(string path)
    {
        var length = new FileInfo(path).Length;
        if (length is < HeaderSize or > int.MaxValue)
        {
            throw new ModelFormatException(path, $"it has {length} bytes, which no model's file has");
        }

        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        return new PackFile(path, file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), (int)length);
    }

    public static PackFile Open(string name, byte[] bytes) => new PackFile(name, bytes).Checked();

    private PackFile Checked()
    {
        var file = Begun();
        try
        {
            file.Check();
            return file;
        }
        catch
        {
            ((IDisposable)file).Dispose();
            throw;
        }
    }

    private PackFile Begun()
    {
        try
        {
            ReadHeader();
            return this;
        }
        catch
        {
            ((IDisposable)this).Dispose();
            throw;
        }
    }

    /// <summary>Waits until all bytes have been read.</summary>
    /// <exception cref="ModelFormatException">The checksum does not fit them.</exception>
    public void Check()
    {
        if (!_check!.Result())
        {
            throw new ModelFormatException(Name, "its checksum does not fit its bytes: it was altered");
        }
    }

    // Magic, u32 version, u32 0, u64 file length, u64 XXH64 of all that follows, u32 sections, u32 bytes of the table that begins after it.
    private void ReadHeader()
    {
        var bytes = GetSpan();
        if (bytes.Length < HeaderSize || !bytes[..8].SequenceEqual(Magic))
        {
            throw new ModelFormatException(Name, "it is not a packed model (it does not begin with CASUSLM)");
        }

        var version = BitConverter.ToUInt32(bytes[8..]);
        if (version != Version)
        {
            throw new ModelFormatException(Name, $"it is packed in version {version}; this program reads version {Version}");
        }

        var length = BitConverter.ToUInt64(bytes[16..]);
        if (length != (ulong)bytes.Length)
        {
            throw new ModelFormatException(Name, $"it has {bytes.Length} bytes and should have {length}: it is cut short or something was added");
        }

        _check = new(Fits);
        try
        {
            ReadTable(bytes, (int)BitConverter.ToUInt32(bytes[32..]), (int)BitConverter.ToUInt32(bytes[36..]));
        }
        catch (ModelFormatException)
        {
            Check();
            throw;
        }
    }

    private bool Fits() => BitConverter.ToUInt32(GetSpan()[12..]) == 0 && FileHash.Of(GetSpan()[HashedFrom..]) == BitConverter.ToUInt64(GetSpan()[24..]);

    private void ReadTable(ReadOnlySpan<byte> bytes, int count, int tableLength)
    {
        try
        {
            var table = bytes.Slice(HeaderSize, tableLength);
            for (var i = 0; i < count; i++)
            {
                var name = Encoding.UTF8.GetString(table.Slice(1, table[0]));
                table = table[(1 + table[0])..];
                var kind = (SectionKind)table[0];
                var shape = new int[table[1]];
                for (var dimension = 0; dimension < shape.Length; dimension++)
                {
                    shape[dimension] = BitConverter.ToInt32(table[(2 + (4 * dimension))..]);
                }

                table = table[(2 + (4 * shape.Length))..];
                var section = new PackSection(name, kind, shape, BitConverter.ToInt64(table), BitConverter.ToInt64(table[8..]));
                table = table[16..];
                if (section.Offset < 0 || section.Length < 0 || section.Offset > bytes.Length - section.Length || kind > SectionKind.PackedFloats)
                {
                    throw new ModelFormatException(Name, $"its section '{name}' lies beyond its end or is of no known kind");
                }

                _sections.Add(name, section);
            }
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            throw new ModelFormatException(Name, "its table of sections is broken");
        }
    }

    public bool Has(string section) => _sections.ContainsKey(section);

    public PackSection Section(string name) => _sections.TryGetValue(name, out var section) ? section : throw new ModelFormatException(Name, $"it has no section '{name}'");

    public ReadOnlyMemory<byte> Bytes(string section) => Section(section) is var s ? CreateMemory((int)s.Offset, (int)s.Length) : default;

    /// <summary>Where a section of plain floats lies; it stays there as long as this file is open.</summary>
    public float* Pointer(string section) => Section(section) is { Kind: SectionKind.Floats } s
        ? (float*)(_bytes + s.Offset)
        : throw new ModelFormatException(Name, $"its section '{section}' does not hold plain numbers");

    /// <summary>All numbers of a section; an error unless its shape is <paramref name="shape"/> (−1: any).</summary>
    public float[] Floats(string name, params int[] shape)
    {
        var table = Table(name, shape);
        var values = new float[table.Rows * table.Width];
        table.Read(0, values);
        return values;
    }

    /// <summary>A section's numbers by rows of its last dimension, unpacked one at a time.</summary>
    public FloatTable Table(string name, params int[] shape)
    {
        var section = Section(name);
        var fits = shape.Length == 0 || shape.Length == section.Shape.Length;
        for (var i = 0; fits && i < shape.Length; i++)
        {
            fits = shape[i] < 0 || shape[i] == section.Shape[i];
        }

        if (!fits)
        {
            throw new ModelFormatException(Name, $"its section '{name}' has the shape {string.Join('×', section.Shape)} where {string.Join('×', shape)} is needed");
        }

        var width = section.Shape[^1];
        var count = 1L;
        foreach (var dimension in section.Shape)
        {
            count *= dimension;
        }

        try
        {
            return section.Kind switch
            {
                SectionKind.Floats when section.Length == 4 * count => FloatTable.Plain(CreateMemory((int)section.Offset, (int)section.Length), (int)(count / width), width),
                SectionKind.PackedFloats => FloatTable.Packed(CreateMemory((int)section.Offset, (int)section.Length), (int)(count / width), width),
                _ => throw new ModelFormatException(Name, $"its section '{name}' does not hold {count} numbers"),
            };
        }
        catch (InvalidDataException)
        {
            throw new ModelFormatException(Name, $"its section '{name}' does not hold {count} numbers");
        }
    }

    // A document may outlive its pipeline: what it asks of a closed file is an error, not a read of foreign memory.
    public override Span<byte> GetSpan() => _closed ? throw new ObjectDisposedException(Name, "The model's file is closed.") : new(_bytes, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (_closed)
        {
            return;
        }

        _check?.Settle();
        _closed = true;
        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file!.Dispose();
        }

        if (_pin.IsAllocated)
        {
            _pin.Free();
        }
    }
}
