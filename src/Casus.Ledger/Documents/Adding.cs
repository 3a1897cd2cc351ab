using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Records a document with its statements; what was recorded already stays as it is.</summary>
internal static class Adding
{
    private const string Search = "insert into search (rowid, heading, text, facets) values ($1, $2, $3, $4)";

    public static AddReceipt Add(WriteSession session, PreparedDocument prepared, string reader, string? dossier)
    {
        var author = new Edit(reader.StartsWith("reader/", StringComparison.Ordinal) ? reader : "reader/" + reader) { Role = Roles.Program };
        var sha256 = prepared.Document.Sha256;
        var document = session.Command("select id from document where sha256 = $1", 1).Scalar(sha256) as long? ?? Document(session, prepared, author);
        if (dossier is not null)
        {
            Attach(session, dossier, document, sha256, author);
        }

        var known = session.Command("select statements from processed where document = $1 and reader = $2", 2).Scalar(document, reader);
        if (known is long statements)
        {
            return new AddReceipt(IsNew: false, sha256, (int)statements);
        }

        if (session.Command("select id from withdrawn where document = $1", 1).Scalar(document) is not null)
        {
            throw new LedgerException("text-withdrawn", $"{prepared.Document.Name}: the text of document {sha256} was withdrawn from the ledger and is not taken in again");
        }

        Statements(session, prepared, document, reader, author);
        return new AddReceipt(IsNew: true, sha256, prepared.Statements.Count);
    }

    private static long Document(WriteSession session, PreparedDocument prepared, Edit author)
    {
        var columns = prepared.Columns;
        var payload = RowPayloads.Document(session.Buffer, Encoding.UTF8.GetBytes(columns.Sha256), prepared.RowHash, prepared.TextHash);
        var entry = session.Append(EntryKinds.LedgerChain, EntryKinds.DocumentAdded, null, author, payload, (prepared.Document.Published is { } date ? new Moment(date) : null, null));
        session.Command(
            """
            insert into document (id, sha256, name, path, is_page, title, published, published_from, updated, publisher, relayed_from, dateline, authors, language, raw)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """, 15)
            .Execute(
                entry.Id, columns.Sha256, columns.Name, columns.Path, columns.IsPage, columns.Title, columns.Published, columns.PublishedFrom, columns.Updated,
                columns.Publisher, columns.RelayedFrom, columns.Dateline, columns.Authors, columns.Language, prepared.Raw);
        session.Command(Search, 4).Execute(entry.Id, columns.Title ?? string.Empty, prepared.Text, prepared.Facets);
        return entry.Id;
    }

    private static void Statements(WriteSession session, PreparedDocument prepared, long document, string reader, Edit author)
    {
        var (sha256, version) = (Encoding.UTF8.GetBytes(prepared.Document.Sha256), Encoding.UTF8.GetBytes(reader));
        var read = session.Append(
            EntryKinds.LedgerChain, EntryKinds.DocumentRead, null, author, RowPayloads.Read(session.Buffer, sha256, version, prepared.Statements.Count, facets: true));
        session.Command("insert into processed (id, document, reader, statements, facets) values ($1, $2, $3, $4, 1) on conflict do nothing", 4)
            .Execute(read.Id, document, reader, prepared.Statements.Count);
        var insert = session.Command("insert into statement (id, processed, statement, json, weight, confidence) values ($1, $2, $3, $4, $5, $6)", 6);
        var search = session.Command(Search, 4);
        foreach (var statement in prepared.Statements)
        {
            var payload = RowPayloads.Statement(session.Buffer, sha256, version, statement.RowHash, statement.Id.Bytes);
            var entry = session.AppendSaid(EntryKinds.LedgerChain, EntryKinds.StatementRecorded, author, payload, statement.Said);
            insert.Execute(entry.Id, read.Id, statement.Id, statement.Json, statement.Weight, statement.Confidence);
            search.Execute(entry.Id, statement.Heading, statement.Text, statement.Facets);
        }
    }

    private static void Attach(WriteSession session, string dossier, long document, string sha256, Edit author)
    {
        if (session.Command("select id from attached where dossier = $1 and document = $2", 2).Scalar(dossier, document) is not null)
        {
            return;
        }

        using (var reader = session.Command("select position, hash from entry where id = $1", 1).Query(document))
        {
            reader.Read();
            var payload = RowPayloads.Attached(session.Buffer, Encoding.UTF8.GetBytes(sha256), reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            var entry = session.Append(dossier, EntryKinds.DocumentAttached, null, author, payload);
            session.Command("insert into attached (id, dossier, document) values ($1, $2, $3)", 3).Execute(entry.Id, dossier, document);
        }
    }
}
