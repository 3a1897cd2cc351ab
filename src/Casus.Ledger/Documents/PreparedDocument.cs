using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A document and its statements, hashed and written out on the caller's thread, ready for the writer.</summary>
internal sealed class PreparedDocument
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PreparedDocument(Document document, byte[]? raw, byte[] textHash, string authors, List<PreparedStatement> statements)
    {
        (Document, Raw, TextHash, Authors, Statements) = (document, raw, textHash, authors, statements);
        var buffer = new HashedText();
        RowHash = DocumentColumns.Of(document, authors).Hash(buffer);
    }

    public Document Document { get; }

    /// <summary>Null when the raw bytes are those of the text.</summary>
    public byte[]? Raw { get; }

    public byte[] TextHash { get; }

    /// <summary>Canonical JSON.</summary>
    public string Authors { get; }

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
            return new PreparedDocument(document, raw, SHA256.HashData(text), authors, Prepare(statements, DocumentFacets.Of(DocumentColumns.Of(document, authors))));
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
internal sealed record PreparedStatement(string Id, string Json, string Heading, string Text, string Facets, int Weight, int Confidence, Moment? Said, byte[] RowHash)
{
    public static PreparedStatement From(Statement statement, DocumentFacets document, HashedText buffer)
    {
        var json = LedgerJson.Canonical(statement, LedgerJson.Default.Statement);
        var names = statement.Speakers.Select(speaker => speaker.Name).Prepend(statement.Source?.Text).OfType<string>().Distinct(StringComparer.Ordinal);
        var heading = string.Join(" · ", names);
        var (facets, weight, confidence) = (Casus.Ledger.Facets.Of(statement, document), Weights.Of(statement), Weights.Confidence(statement));
        var hash = new byte[EntryHash.Size];
        var row = new StatementColumns
        {
            Id = Encoding.UTF8.GetBytes(statement.Id),
            Json = json,
            Heading = Encoding.UTF8.GetBytes(heading),
            Text = Encoding.UTF8.GetBytes(statement.Content.Text),
            HasFacets = true,
            Facets = Encoding.UTF8.GetBytes(facets),
            Weight = weight,
            Confidence = confidence,
        };
        RowPayloads.StatementRow(buffer, row, hash);
        return new PreparedStatement(statement.Id, Encoding.UTF8.GetString(json), heading, statement.Content.Text, facets, weight, confidence, statement.Said is { } said ? new Moment(said) : null, hash);
    }
}
