using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Words that prove something, with the address where they stand marked in their source.</summary>
/// <param name="Words">Null: a reason without words.</param>
/// <param name="Href">Null: the ledger does not hold the document.</param>
public sealed record Proof(string? Words, string? Document, string? Href, ShownActor? By, string? Note);

/// <summary>Finds where evidence stands among the ledger's documents.</summary>
public sealed class Proofs
{
    private readonly TextShelf _texts;

    private readonly Names _names;

    private readonly DocumentShelf _documents;

    internal Proofs(DocumentShelf documents, TextShelf texts, Names names) => (_documents, _texts, _names) = (documents, texts, names);

    public Proof Of(Evidence evidence) => new(
        evidence.Words,
        Name(evidence.Sha256, evidence.Document),
        Href(evidence.Sha256, evidence.Document, evidence.Spans, evidence.Words),
        evidence.By is { } by ? _names.Shown(by) : null,
        evidence.Note);

    public IEnumerable<Proof> Of(IEnumerable<Evidence> evidence) => evidence.Select(Of);

    /// <summary>The address of the words a reason came from, or null.</summary>
    public string? Href(Reason reason) => Href(null, reason.Document, reason.Spans, null);

    private string? Name(string? sha256, string? given) =>
        (sha256 is null ? null : _documents.Find(sha256)?.Name) ?? (given is { Length: 64 } ? _documents.Find(given)?.Name : null) ?? given;

    private string? Href(string? sha256, string? name, ValueList<Span> spans, string? words)
    {
        sha256 ??= name is null ? null : _documents.Cited(name)?.Sha256;
        if (sha256 is null || _documents.Find(sha256) is null)
        {
            return null;
        }

        var marked = spans.IsEmpty ? null : Marks.Write(spans, _texts.Points(sha256));
        return marked is not null ? $"/documents/{sha256}?at={marked}#words"
            : words is { Length: > 0 and <= Limits.Prose } ? $"/documents/{sha256}?quote={Uri.EscapeDataString(words)}#words"
            : $"/documents/{sha256}";
    }
}
