using Casus.Model;

namespace Casus.Ledger;

/// <summary>The hash of an entry: SHA-256 over the canonical JSON of all its columns, the previous hash among them.</summary>
internal static class EntryHash
{
    public const int Size = 32;

    /// <summary>Stands before the first entry of a chain.</summary>
    public static ReadOnlySpan<byte> Zero => "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8;

    public static void Compute(HashedText text, in EntryColumns entry, System.Span<byte> hash)
    {
        text.Open()
            .Key("author"u8).Text(entry.Author)
            .Key("chain"u8).Text(entry.Chain)
            .Key("kind"u8).Text(entry.Kind)
            .Key("known"u8).Time(entry.Known)
            .Key("payload"u8).Raw(entry.Payload)
            .Key("position"u8).Number(entry.Position)
            .Key("previous"u8).Hex(entry.Previous)
            .Key("reason"u8);
        _ = entry.HasReason ? text.Text(entry.Reason) : text.Null();
        text.Key("recorded"u8).Time(entry.Recorded);

        // Keys that the first schema did not have are left out where there is nothing to say, so that its entries keep their hashes.
        Later(text, "role"u8, entry.HasRole, entry.Role);
        Later(text, "valid_from"u8, entry.HasValidFrom, entry.ValidFrom);
        Later(text, "valid_to"u8, entry.HasValidTo, entry.ValidTo);
        text.Close().Hash(hash);
    }

    private static void Later(HashedText text, ReadOnlySpan<byte> key, bool has, ReadOnlySpan<byte> value)
    {
        if (has)
        {
            text.Key(key).Text(value);
        }
    }
}

/// <summary>The columns of an entry as the store holds them, texts in UTF-8.</summary>
internal readonly ref struct EntryColumns
{
    public required ReadOnlySpan<byte> Chain { get; init; }

    public required long Position { get; init; }

    public required ReadOnlySpan<byte> Kind { get; init; }

    public required Instant Recorded { get; init; }

    public required Instant Known { get; init; }

    public required ReadOnlySpan<byte> Author { get; init; }

    public required bool HasReason { get; init; }

    public required ReadOnlySpan<byte> Reason { get; init; }

    public required bool HasRole { get; init; }

    public required ReadOnlySpan<byte> Role { get; init; }

    public required bool HasValidFrom { get; init; }

    public required ReadOnlySpan<byte> ValidFrom { get; init; }

    public required bool HasValidTo { get; init; }

    public required ReadOnlySpan<byte> ValidTo { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    public required ReadOnlySpan<byte> Previous { get; init; }
}
