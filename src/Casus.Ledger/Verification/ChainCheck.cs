using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Checks the entries of a stretch one after another: numbers, positions, times, and each hash from the columns and the hash before.</summary>
/// <remarks>Of each chain the first entry of the stretch takes what stood before it on trust, and is noted as a <see cref="Seam"/>.</remarks>
internal sealed class ChainCheck
{
    public const string Columns = "id, chain, position, kind, recorded, known, author, reason, payload, previous, hash, role, valid_from, valid_to";

    private readonly HashedText _text = new();
    private readonly Dictionary<string, ChainState> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChainState>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<Seam> _seams = [];
    private readonly byte[] _hash = new byte[EntryHash.Size];
    private ChainState? _state;
    private byte[] _stateName = [];

    public ChainCheck() => _lookup = _chains.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The chains of the stretch, as they stand at its end.</summary>
    public IReadOnlyCollection<ChainState> Chains => _chains.Values;

    /// <summary>The first entry of each chain, in order.</summary>
    public IReadOnlyList<Seam> Seams => _seams;

    /// <summary>The number of the last entry that was checked; 0 before the first.</summary>
    public long Last { get; private set; }

    public Instant Recorded { get; private set; } = Instant.Min;

    /// <summary>What is wrong with the entry, or null.</summary>
    public string? Check(Cursor entry, out ChainState chain)
    {
        chain = StateOf(entry.Bytes(1));
        if (!entry.IsOf("ititiitTtbbTTT"u8))
        {
            return "a column holds another kind of value than was written";
        }

        var (id, position) = (entry.Number(0), entry.Number(2));
        var (recorded, known) = (new Instant(entry.Number(4)), new Instant(entry.Number(5)));
        var isSeam = chain.IsUnseen;
        if (isSeam)
        {
            _seams.Add(new Seam(id, chain.Name, position, entry.Bytes(9).ToArray(), recorded));
            chain.Trust(position - 1, entry.Bytes(9));
        }

        if (position != chain.Position + 1)
        {
            return Seam.OutOfOrder(chain.Name, chain.Position);
        }

        if ((_seams.Count > 1 || !isSeam) && id != Last + 1)
        {
            return Seam.NotNext(id, Last);
        }

        if (recorded < Instant.Min || recorded > Instant.Max || known < Instant.Min || known > Instant.Max)
        {
            return "a time is out of range";
        }

        if (!entry.Bytes(9).SequenceEqual(chain.Hash))
        {
            return Seam.OtherPrevious;
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

        if (recorded <= Recorded && Last > 0)
        {
            return Seam.RecordedBefore;
        }

        _hash.CopyTo(chain.Hash, 0);
        (chain.Position, Last, Recorded) = (position, id, recorded);
        return null;
    }

    // An entry is mostly of the chain that the entry before it was of.
    private ChainState StateOf(ReadOnlySpan<byte> name)
    {
        if (_state is not null && name.SequenceEqual(_stateName))
        {
            return _state;
        }

        System.Span<char> chars = stackalloc char[256];
        if (!Encoding.UTF8.TryGetChars(name, chars, out var length) || !_lookup.TryGetValue(chars[..length], out var state))
        {
            var text = Encoding.UTF8.GetString(name);
            if (!_chains.TryGetValue(text, out state))
            {
                _chains.Add(text, state = new ChainState(text));
            }
        }

        (_state, _stateName) = (state, name.ToArray());
        return state;
    }
}

/// <summary>A chain as far as it has been checked.</summary>
internal sealed class ChainState(string name)
{
    public string Name { get; } = name;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    public bool IsLedger { get; } = name == EntryKinds.LedgerChain;

    /// <summary>True until an entry of it was met.</summary>
    public bool IsUnseen { get; private set; } = true;

    public long Position { get; set; }

    public byte[] Hash { get; } = EntryHash.Zero.ToArray();

    /// <summary>Takes an entry's word for what stood before it.</summary>
    public void Trust(long position, ReadOnlySpan<byte> hash)
    {
        (IsUnseen, Position) = (false, position);
        hash[..Math.Min(hash.Length, Hash.Length)].CopyTo(Hash);
    }
}
