using System.Text;

namespace Casus.Ledger;

/// <summary>Takes a document's text out: its words, raw bytes, statements and corrections become empty, and an entry says so.</summary>
internal static class Withdrawing
{
    public static EntryReceipt Withdraw(WriteSession session, string sha256, Edit edit)
    {
        if (string.IsNullOrWhiteSpace(edit.Reason))
        {
            throw new LedgerException("reason-missing", $"document {sha256}: say why its text is withdrawn");
        }

        if (session.Command("select id from document where sha256 = $1", 1).Scalar(sha256) is not long document)
        {
            throw new LedgerException("no-such-document", $"the ledger has no document {sha256}");
        }

        if (session.Command("select e.chain || '/' || e.position, e.recorded from withdrawn w join entry e on e.id = w.id where w.document = $1", 1) is var known)
        {
            using var reader = known.Query(document);
            if (reader.Read())
            {
                return new EntryReceipt(reader.GetString(0), new Casus.Model.Instant(reader.GetInt64(1)), IsDraft: false);
            }
        }

        Appended entry;
        using (var reader = session.Command("select position, hash from entry where id = $1", 1).Query(document))
        {
            reader.Read();
            var payload = RowPayloads.Withdrawn(session.Buffer, Encoding.UTF8.GetBytes(sha256), reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            entry = session.Append(EntryKinds.LedgerChain, EntryKinds.TextWithdrawn, null, Recording.As(edit, Roles.Administrator), payload);
        }

        session.Command("insert into withdrawn (id, document) values ($1, $2)", 2).Execute(entry.Id, document);

        // Freed pages and the index's own pages are overwritten, not merely let go.
        LedgerFile.Run(session.Connection, "pragma secure_delete = on");
        LedgerFile.Run(session.Connection, "insert into search (search, rank) values ('secure-delete', 1)");
        const string Statements = "select id from statement where processed in (select id from processed where document = $1)";
        session.Command($"update search set heading = '', text = '', facets = '' where rowid in ({Statements})", 1).Execute(document);
        session.Command("update search set text = '' where rowid = $1", 1).Execute(document);
        session.Command($"update statement set json = '', weight = 0, confidence = 0 where id in ({Statements})", 1).Execute(document);
        session.Command("update correction set json = '' where document = $1", 1).Execute(document);
        session.Command("update document set raw = x'' where id = $1", 1).Execute(document);
        LedgerFile.Run(session.Connection, "insert into search (search, rank) values ('secure-delete', 0)");
        return new EntryReceipt(entry.Entry, entry.Recorded, IsDraft: false);
    }
}
