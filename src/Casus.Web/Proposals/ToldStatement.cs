using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>A statement from which something is proposed, as the dossier holds it.</summary>
/// <param name="Number">In its document, from 1.</param>
public sealed record ToldStatement(Document Document, ReviewedStatement Held, int Number)
{
    public Statement Statement => Held.Statement;

    /// <summary>Where the desk shows it.</summary>
    public string Href => FormattableString.Invariant($"/documents/{Document.Sha256}#s-{Number}");

    /// <summary>Its words, as what proves an item.</summary>
    public ValueList<Evidence> Words => [new(Document.Name, Statement.Content.Text, Statement.Content.Spans, Document.Sha256)];

    internal static ToldStatement? Find(string? sha256, string? id, string dossier, ILedger ledger, TextShelf texts) =>
        sha256 is not null && texts.Find(sha256) is { } document
        && ledger.Reviewed(dossier, sha256).Index().FirstOrDefault(s => s.Item.Proposed.Id == id) is { Item: { } held, Index: var index }
            ? new(document, held, index + 1)
            : null;
}
