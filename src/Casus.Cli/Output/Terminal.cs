using System.Text;

namespace Casus.Cli;

/// <summary>Standard output could not be written (a full disk, a size limit, a closed device).</summary>
internal sealed class OutputFailedException(Exception inner)
    : Exception(inner is ArgumentOutOfRangeException ? "a size limit of files is reached" : inner.Message, inner)
{
    /// <summary>True of what writing throws; past a size limit (EFBIG) the runtime says that an argument is out of range.</summary>
    public static bool IsOf(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}

/// <summary>The two streams of the command: data on stdout, all else on stderr.</summary>
internal static class Terminal
{
    private static readonly Lock Gate = new();

    /// <summary>UTF-8 without a byte order mark; the caller flushes or disposes.</summary>
    public static Stream OpenOutput() => new CheckedOutput(Console.OpenStandardOutput());

    public static StreamWriter OpenText() => new(OpenOutput(), new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };

    public static void Error(object line)
    {
        lock (Gate)
        {
            Console.Error.WriteLine(line);
        }
    }

    public static int Fail(string line, int code)
    {
        Error(line);
        return code;
    }

    /// <summary>Turns failures of the device into <see cref="OutputFailedException"/>, so that they are not taken for an input's.</summary>
    private sealed class CheckedOutput(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
            try
            {
                inner.Flush();
            }
            catch (Exception failure) when (OutputFailedException.IsOf(failure))
            {
                throw new OutputFailedException(failure);
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                inner.Write(buffer);
            }
            catch (Exception failure) when (OutputFailedException.IsOf(failure))
            {
                throw new OutputFailedException(failure);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
