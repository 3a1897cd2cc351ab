using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Casus.Ingestion;

/// <summary>What stands at a path, links followed.</summary>
internal enum FileKind
{
    File,
    Folder,

    /// <summary>A pipe, device or socket.</summary>
    Special,

    /// <summary>Nothing, or nothing that can be looked at: opening it gives the reason.</summary>
    Unknown,
}

/// <summary>Tells files from pipes and devices without opening them: opening a pipe waits for its writer.</summary>
internal static partial class FileKinds
{
    // struct statx of linux/stat.h, the same on every architecture: 256 bytes, stx_mode at 28.
    private const int StatxSize = 256, ModeAt = 28, CurrentFolder = -100, TypeMask = 0xF000, TypeFile = 0x8000, TypeFolder = 0x4000;
    private const uint WantType = 1;

    public static FileKind Of(string path)
    {
        if (Directory.Exists(path))
        {
            return FileKind.Folder;
        }

        if (!OperatingSystem.IsLinux())
        {
            return Portable(path);
        }

        Span<byte> about = stackalloc byte[StatxSize];
        try
        {
            if (Statx(CurrentFolder, path, 0, WantType, about) != 0)
            {
                return FileKind.Unknown;
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return Portable(path); // a C library older than statx
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(about[ModeAt..]) & TypeMask) switch
        {
            TypeFile => FileKind.File,
            TypeFolder => FileKind.Folder,
            _ => FileKind.Special,
        };
    }

    private static FileKind Portable(string path) => File.Exists(path) ? FileKind.File : FileKind.Unknown;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> about);
}
