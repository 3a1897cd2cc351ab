using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>The dossier's documents as listed at one state of the ledger, found by hash and by name.</summary>
internal sealed class DocumentShelf
{
    private readonly ILookup<string, DocumentSummary> _byName;

    private readonly Dictionary<string, DocumentSummary> _byHash;

    private readonly Kept<string, object> _kept = new(most: 4, _ => 1);

    public DocumentShelf(IReadOnlyList<DocumentSummary> all)
    {
        All = all;
        _byName = all.ToLookup(d => d.Name, StringComparer.Ordinal);
        _byHash = all.DistinctBy(d => d.Sha256).ToDictionary(d => d.Sha256, StringComparer.Ordinal);
    }

    /// <summary>In order of name.</summary>
    public IReadOnlyList<DocumentSummary> All { get; }

    /// <summary>The one document cited by this hash or this name; null where none is, or several have the name.</summary>
    public DocumentSummary? Cited(string cited) =>
        _byHash.TryGetValue(cited, out var held) ? held : _byName[cited].Take(2).ToList() is [var only] ? only : null;

    /// <summary>What hangs on these documents and on what is asked alone, worked out once for all who ask it.</summary>
    public T Once<T>(string asked, Func<T> make)
        where T : class => (T)_kept.Take(asked, make);

    /// <summary>The document with this hash, or null.</summary>
    public DocumentSummary? Find(string sha256) => _byHash.GetValueOrDefault(sha256);

    /// <summary>The code points of the text that is cited, or null.</summary>
    public Func<string, CodePoints?> Points(TextShelf texts) => cited => Cited(cited) is { } document ? texts.Points(document.Sha256) : null;
}
