using System.Collections.Concurrent;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>The ledger's documents as the desk shows them: by hash, with offsets in code points.</summary>
/// <remarks>Documents never change, so the offsets of those seen are kept; their texts are not.</remarks>
internal sealed class TextShelf(ILedger ledger)
{
    private const int Kept = 4096;

    private readonly ConcurrentDictionary<string, CodePoints> _points = new(StringComparer.Ordinal);

    public Document? Find(string sha256)
    {
        var document = IsHash(sha256) ? ledger.FindDocument(sha256) : null;
        if (document is not null)
        {
            Keep(sha256, document);
        }

        return document;
    }

    /// <summary>Converts offsets of a document's text; null where the ledger does not hold it.</summary>
    public CodePoints? Points(string sha256)
    {
        if (_points.TryGetValue(sha256, out var points))
        {
            return points;
        }

        return Find(sha256) is { } document ? Keep(sha256, document) : null;
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private CodePoints Keep(string sha256, Document document)
    {
        if (_points.TryGetValue(sha256, out var known))
        {
            return known;
        }

        if (_points.Count >= Kept)
        {
            _points.Clear();
        }

        return _points[sha256] = new(document.Text);
    }
}
