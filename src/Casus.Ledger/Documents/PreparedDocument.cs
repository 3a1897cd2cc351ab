using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A document and its statements, hashed and written out on the caller's thread, ready for the writer.</summary>
internal sealed class PreparedDocument
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PreparedDocument(Document document, byte[] text, byte[]? raw, DocumentColumns columns, IReadOnlyList<Statement> statements)
    {
        (Document, Text, Raw, Columns) = (document, new Utf8Text(text), raw, columns);
        TextHash = SHA256.HashData(text);
        RowHash = columns.Hash(new HashedText());
        var facets = DocumentFacets.Of(columns);
        (Facets, Statements) = (Casus.Ledger.Facets.Of(facets), Prepare(statements, facets));
    }

    public Document Document { get; }

    public Utf8Text Text { get; }

    /// <summary>Null when the raw bytes are those of the text.</summary>
    public byte[]? Raw { get; }

    public byte[] TextHash { get; }

    public DocumentColumns Columns { get; }

    /// <summary>Of its search row.</summary>
    public string Facets { get; }

    public byte[] RowHash { get; }

    /// <summary>In order of text, each id once.</summary>
    public List<PreparedStatement> Statements { get; }

    /// <exception cref="ArgumentException">The document's hash is not that of its raw bytes.</exception>
    /// <exception cref="LedgerException"><c>not-text</c>: the text holds half a surrogate pair, which no store keeps.</exception>
    public static PreparedDocument From(Document document, IReadOnlyList<Statement> statements)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(document.Raw.Span)) != document.Sha256)
        {
            throw new ArgumentException("The document's SHA-256 is not that of its raw bytes.", nameof(document));
        }

        try
        {
            var text = Strict.GetBytes(document.Text);
            var raw = document.Raw.Span.SequenceEqual(text) ? null : document.Raw.ToArray();
            var authors = Encoding.UTF8.GetString(CanonicalJson.From(JsonSerializer.SerializeToUtf8Bytes(document.Authors, LedgerJson.Default.ValueListString)));
            return new PreparedDocument(document, text, raw, DocumentColumns.Of(document, authors), statements);
        }
        catch (EncoderFallbackException e)
        {
            throw new LedgerException("not-text", $"{document.Name}: the text holds half a surrogate pair at UTF-16 offset {e.Index}", e);
        }
    }

    private static List<PreparedStatement> Prepare(IReadOnlyList<Statement> statements, DocumentFacets document)
    {
        var buffer = new HashedText();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. statements.Where(statement => seen.Add(statement.Id)).OrderBy(Start).Select(statement => PreparedStatement.From(statement, document, buffer))];
    }

    private static int Start(Statement statement) => statement.Content.Spans.IsEmpty ? 0 : statement.Content.Start;
}

/// <param name="Json">Canonical.</param>
/// <param name="Said">When it was said, as the entry's valid time; null where that is not known.</param>
internal sealed record PreparedStatement(
    Utf8Text Id, Utf8Text Json, Utf8Text Heading, Utf8Text Text, Utf8Text Facets, int Weight, int Confidence, string? Said, byte[] RowHash)
{
    public static PreparedStatement From(Statement statement, DocumentFacets document, HashedText buffer)
    {
        var names = statement.Speakers.Select(speaker => speaker.Name).Prepend(statement.Source?.Text).OfType<string>().Distinct(StringComparer.Ordinal);
        var prepared = new PreparedStatement(
            Utf8Text.From(statement.Id),
            new Utf8Text(LedgerJson.Canonical(statement, LedgerJson.Default.Statement)),
            Utf8Text.From(string.Join(" · ", names)),
            Utf8Text.From(statement.Content.Text),
            Utf8Text.From(Casus.Ledger.Facets.Of(statement, document)),
            Weights.Of(statement),
            Weights.Confidence(statement),
            statement.Said is { } said ? new Moment(said).ToString() : null,
            new byte[EntryHash.Size]);
        var row = new StatementColumns
        {
            Id = prepared.Id.Bytes,
            Json = prepared.Json.Bytes,
            Heading = prepared.Heading.Bytes,
            Text = prepared.Text.Bytes,
            HasFacets = true,
            Facets = prepared.Facets.Bytes,
            Weight = prepared.Weight,
            Confidence = prepared.Confidence,
        };
        RowPayloads.StatementRow(buffer, row, prepared.RowHash);
        return prepared;
    }
}
