using System.Text;

namespace Casus.Ledger;

/// <summary>A value for a parameter of a command: null, a whole number, a text or a blob.</summary>
internal readonly struct Bound
{
    private Bound(object? held, long number, bool isNumber) => (Held, Number, IsNumber) = (held, number, isNumber);

    public bool IsNumber { get; }

    public long Number { get; }

    /// <summary>The string, the <see cref="Utf8Text"/> or the bytes; null for null and for a number.</summary>
    public object? Held { get; }

    public static implicit operator Bound(long number) => new(null, number, true);

    public static implicit operator Bound(string? text) => new(text, 0, false);

    public static implicit operator Bound(Utf8Text? text) => new(text, 0, false);

    public static implicit operator Bound(byte[]? blob) => new(blob, 0, false);
}

/// <summary>A text in UTF-8, as SQLite keeps it.</summary>
internal sealed record Utf8Text(byte[] Bytes)
{
    public static Utf8Text From(string text) => new(Encoding.UTF8.GetBytes(text));
}
