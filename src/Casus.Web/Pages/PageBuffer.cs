using System.Buffers;
using System.Globalization;
using System.Text;

namespace Casus.Web;

/// <summary>What a page is written into: a lent buffer, since pages of hundreds of kilobytes made anew each time are garbage that only whole collections take.</summary>
internal sealed class PageBuffer() : TextWriter(CultureInfo.InvariantCulture)
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(1 << 16);

    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Until the buffer is disposed.</summary>
    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    public override void Write(char value)
    {
        Room(1)[0] = value;
        _length++;
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        buffer.CopyTo(Room(buffer.Length));
        _length += buffer.Length;
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>Sends it as UTF-8, all at once: text written in pieces is compressed in pieces, to four times as much.</summary>
    public async Task SendAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(Written));
        try
        {
            var count = Encoding.UTF8.GetBytes(Written, bytes);
            await body.WriteAsync(bytes.AsMemory(0, count), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    protected override void Dispose(bool disposing)
    {
        var chars = Interlocked.Exchange(ref _chars, []);
        _length = 0;
        if (disposing && chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(chars);
        }

        base.Dispose(disposing);
    }

    private Span<char> Room(int count)
    {
        if (_length + count > _chars.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + count, _chars.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }

        return _chars.AsSpan(_length, count);
    }
}
