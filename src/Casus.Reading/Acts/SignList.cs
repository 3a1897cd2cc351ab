namespace Casus.Reading;

/// <summary>The signs of one saying, each once, in the order in which they were seen. Used again for the next saying.</summary>
internal sealed class SignList
{
    private readonly HashSet<ulong> _seen = new(512);

    private readonly List<Sign> _signs = new(512);

    private readonly List<ulong> _hashes = new(512);

    public int Count => _signs.Count;

    public Sign this[int index] => _signs[index];

    public ulong HashOf(int index) => _hashes[index];

    public void Add(string kind, string a, string? b = null, string? c = null)
    {
        var sign = new Sign(kind, a, b, c);
        var hash = sign.Hash;
        if (_seen.Add(hash))
        {
            _signs.Add(sign);
            _hashes.Add(hash);
        }
    }

    public void Clear()
    {
        _seen.Clear();
        _signs.Clear();
        _hashes.Clear();
    }
}
