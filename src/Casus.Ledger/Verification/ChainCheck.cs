using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Checks the entries one after another: numbers, positions, times, and each hash from the columns and the hash before.</summary>
internal sealed class ChainCheck
{
    public const string Columns = "id, chain, position, kind, recorded, known, author, reason, payload, previous, hash, role, valid_from, valid_to";

    private readonly HashedText _text = new();
    private readonly Dictionary<string, ChainState> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChainState>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly byte[] _hash = new byte[EntryHash.Size];
    private long _last;
    private Instant _recorded = Instant.Min;

    public ChainCheck() => _lookup = _chains.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyDictionary<string, ChainState> Chains => _chains;

    /// <summary>How many entries have been checked.</summary>
    public long Count => _last;

    /// <summary>What is wrong with the entry, or null.</summary>
    public string? Check(Cursor entry, out ChainState chain)
    {
        chain = StateOf(entry.Bytes(1));
        if (!entry.IsOf("ititiitTtbbTTT"))
        {
            return "a column holds another kind of value than was written";
        }

        var (id, position) = (entry.Number(0), entry.Number(2));
        if (position != chain.Position + 1)
        {
            return $"the entry after {chain.Name}/{chain.Position} is missing or out of order";
        }

        if (id != _last + 1)
        {
            return $"it is number {id} of all entries where {_last + 1} was expected: one is missing or out of order";
        }

        var (recorded, known) = (new Instant(entry.Number(4)), new Instant(entry.Number(5)));
        if (recorded < Instant.Min || recorded > Instant.Max || known < Instant.Min || known > Instant.Max)
        {
            return "a time is out of range";
        }

        if (!entry.Bytes(9).SequenceEqual(chain.Hash))
        {
            return "its previous hash is not that of the entry before it";
        }

        EntryHash.Compute(
            _text,
            new EntryColumns
            {
                Chain = entry.Bytes(1),
                Position = position,
                Kind = entry.Bytes(3),
                Recorded = recorded,
                Known = known,
                Author = entry.Bytes(6),
                HasReason = !entry.IsNull(7),
                Reason = entry.Bytes(7),
                HasRole = !entry.IsNull(11),
                Role = entry.Bytes(11),
                HasValidFrom = !entry.IsNull(12),
                ValidFrom = entry.Bytes(12),
                HasValidTo = !entry.IsNull(13),
                ValidTo = entry.Bytes(13),
                Payload = entry.Bytes(8),
                Previous = entry.Bytes(9),
            },
            _hash);
        if (!entry.Bytes(10).SequenceEqual(_hash))
        {
            return "its hash is not that of its columns";
        }

        if (recorded <= _recorded && _last > 0)
        {
            return "it was recorded before the entry before it";
        }

        _hash.CopyTo(chain.Hash, 0);
        (chain.Position, _last, _recorded) = (position, id, recorded);
        return null;
    }

    private ChainState StateOf(ReadOnlySpan<byte> name)
    {
        System.Span<char> chars = stackalloc char[256];
        if (Encoding.UTF8.TryGetChars(name, chars, out var length) && _lookup.TryGetValue(chars[..length], out var state))
        {
            return state;
        }

        var text = Encoding.UTF8.GetString(name);
        if (!_chains.TryGetValue(text, out state))
        {
            _chains.Add(text, state = new ChainState(text));
        }

        return state;
    }
}

/// <summary>A chain as far as it has been checked.</summary>
internal sealed class ChainState(string name)
{
    public string Name { get; } = name;

    public bool IsLedger { get; } = name == EntryKinds.LedgerChain;

    public long Position { get; set; }

    public byte[] Hash { get; } = EntryHash.Zero.ToArray();
}
