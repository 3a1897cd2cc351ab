using System.Globalization;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>Reads a file's bytes up to a ceiling; what the system refuses becomes a refusal.</summary>
internal static class FileBytes
{
    /// <param name="ceiling">Bytes as found; one more is <c>too-large</c>.</param>
    public static Outcome<byte[]> Read(string path, long ceiling, Refusal tooLarge, CancellationToken cancellation)
    {
        if (FileKinds.Of(path) == FileKind.Special)
        {
            return new Refusal(path, InputCodes.NotAFile, "it is a pipe, a device or a socket, not a file");
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return ReadAll(file, ceiling, cancellation) is { } bytes ? bytes : tooLarge;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(path, e);
        }
    }

    /// <summary>Null when there is more than the ceiling.</summary>
    public static byte[]? ReadAll(Stream stream, long ceiling, CancellationToken cancellation)
    {
        var gathered = new BoundedBuffer(ceiling);
        var piece = new byte[64 * 1024];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = stream.Read(piece);
            if (count == 0)
            {
                return gathered.ToArray();
            }

            if (!gathered.TryAdd(piece.AsSpan(0, count)))
            {
                return null;
            }
        }
    }

    /// <summary>The refusal for what the system threw while a path was opened or read.</summary>
    public static Refusal Refuse(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException or ArgumentException => Missing(path),
        PathTooLongException => new(path, InputCodes.Missing, "the path is longer than the system allows"),
        UnauthorizedAccessException => new(path, InputCodes.NotPermitted, "the system does not permit reading it"),
        _ => new(path, InputCodes.Unreadable, string.Create(CultureInfo.InvariantCulture, $"the system gave an error while it was read (0x{error.HResult:X8})")),
    };

    private static Refusal Missing(string path)
    {
        if (path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return new(path, InputCodes.Missing, "there is no such file; where its name is not UTF-8, it must be renamed to be read");
        }

        return new(path, InputCodes.Missing, $"there is no such file or folder{Hint(path)}");
    }

    private static string Hint(string path)
    {
        const int Enough = 1000; // a hint is not worth listing a huge folder
        try
        {
            var folder = Path.GetDirectoryName(path);
            var name = Path.GetFileName(path);
            return name.Length == 0 ? string.Empty
                : Nearest.Hint(name, Directory.EnumerateFileSystemEntries(string.IsNullOrEmpty(folder) ? "." : folder).Take(Enough).Select(e => Path.GetFileName(e)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return string.Empty; // no folder, no hint: the refusal itself stands
        }
    }
}
