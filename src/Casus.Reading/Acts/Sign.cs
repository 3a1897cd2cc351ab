namespace Casus.Reading;

/// <summary>One thing seen at a saying that tells of its act: what kind of thing, and up to three values.</summary>
/// <param name="Kind">In plain words, as <c>--explain</c> shows it: <c>cue means</c>, <c>subject and modal</c>.</param>
internal readonly record struct Sign(string Kind, string A, string? B = null, string? C = null)
{
    private const ulong Offset = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a, 64 bits, over the UTF-16 units of the parts with U+001F between them: the name of the sign in the file of weights.</summary>
    public ulong Hash
    {
        get
        {
            var hash = Mix(Mix(Offset, Kind), A);
            hash = B is null ? hash : Mix(hash, B);
            return C is null ? hash : Mix(hash, C);
        }
    }

    public override string ToString() => Kind + ": " + A + (B is null ? string.Empty : " + " + B) + (C is null ? string.Empty : " + " + C);

    private static ulong Mix(ulong hash, string part)
    {
        foreach (var unit in part)
        {
            hash = (hash ^ unit) * Prime;
        }

        return (hash ^ 0x1F) * Prime;
    }
}
