using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Decides and corrects statements that the reader proposes.</summary>
internal static class Reviewing
{
    public static EntryReceipt Decide(WriteSession session, string dossier, string document, string statement, bool approve, Edit edit)
    {
        var (replay, _) = Recording.Opened(session, dossier);
        if (edit.Author.StartsWith("reader/", StringComparison.Ordinal))
        {
            throw new LedgerException("own-change", $"statement {statement} is a reader's: a person must decide it");
        }

        var cited = Find(session, dossier, document, statement);
        var history = replay.FindStatement(document, statement);
        if (history?.DecisionsAt(Instant.Max).FindLast(decision => DossierReplay.SameAuthor(decision.Author, edit.Author)) is { } own && own.IsApproval == approve && own.On == cited.Entry)
        {
            return new EntryReceipt(own.Entry, own.At, IsDraft: false);
        }

        Seen.Check(session, statement, history, edit);
        if (!approve)
        {
            Tying.CheckRejection(session, replay, document, statement);
        }

        var payload = LedgerJson.Canonical(
            new StatementDecisionPayload(document, cited.Entry, cited.Hash, statement), LedgerJson.Default.StatementDecisionPayload);
        var kind = approve ? EntryKinds.StatementApproved : EntryKinds.StatementRejected;
        var entry = session.Append(dossier, kind, null, Recording.As(edit, Roles.Reviewer), payload);
        return new EntryReceipt(entry.Entry, entry.Recorded, IsDraft: false);
    }

    /// <param name="json">The corrected statement, canonical.</param>
    public static EntryReceipt Correct(WriteSession session, string dossier, string document, Statement corrected, byte[] json, Edit edit)
    {
        var (replay, header) = Recording.Opened(session, dossier);
        var cited = Find(session, dossier, document, corrected.Id);
        CheckWords(session, cited.Document, corrected);
        var (history, text) = (replay.FindStatement(document, corrected.Id), Encoding.UTF8.GetString(json));
        if (history?.Corrections is [.., var last] && last.Entry == history.LastEntry && StatementRows.Correction(session.Connection, last.Entry) == text
            && Repeats.Find(session, last.Entry, edit) is { } repeated)
        {
            return new EntryReceipt(repeated.Id, repeated.Recorded, !last.Periods[^1].Counts);
        }

        Seen.Check(session, corrected.Id, history, edit);
        var draft = Recording.IsDraft(header, edit);
        var row = Convert.ToHexStringLower(SHA256.HashData(json));
        var payload = LedgerJson.Canonical(
            new CorrectionPayload(document, draft, cited.Entry, cited.Hash, row, corrected.Id), LedgerJson.Default.CorrectionPayload);
        var valid = (corrected.Said is { } said ? new Moment(said) : (Moment?)null, (Moment?)null);
        var entry = session.Append(dossier, EntryKinds.StatementCorrected, null, Recording.As(edit, Roles.Analyst), payload, valid);
        session.Command("insert into correction (id, document, json) values ($1, $2, $3)", 3).Execute(entry.Id, cited.Document, text);
        return new EntryReceipt(entry.Entry, entry.Recorded, draft);
    }

    /// <summary>In the last reading, or in an earlier one where it was decided or tied and the last reading no longer finds it.</summary>
    /// <exception cref="LedgerException"><c>no-such-statement</c>.</exception>
    public static (string Entry, string Hash, long Document) Find(WriteSession session, string dossier, string document, string statement)
    {
        using var reader = session.Command(
            """
            select e.position, e.hash, d.id
            from document d join attached a on a.document = d.id and a.dossier = $1
            join processed p on p.document = d.id join statement s on s.processed = p.id and s.statement = $3 and s.json <> ''
            join entry e on e.id = s.id
            where d.sha256 = $2 order by s.id desc limit 1
            """, 3).Query(dossier, document, statement);
        return reader.Read()
            ? ($"{EntryKinds.LedgerChain}/{reader.GetInt64(0)}", Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1)), reader.GetInt64(2))
            : throw new LedgerException("no-such-statement", $"dossier '{dossier}' has no statement {statement} of a document {document}");
    }

    private static void CheckWords(WriteSession session, long document, Statement statement)
    {
        var text = session.Command("select text from search where rowid = $1", 1).Scalar(document) as string ?? string.Empty;
        if (statement.Content.Spans.IsEmpty)
        {
            throw new LedgerException("bad-span", $"statement {statement.Id}: it has no words as its content");
        }

        foreach (var (what, words) in new[] { ("source", statement.Source), ("cue", statement.Cue), ("content", statement.Content) })
        {
            if (words is null)
            {
                continue;
            }

            if (words.Spans.Any(span => span.IsEmpty || span.End > text.Length) || words.Spans.Zip(words.Spans.Skip(1)).Any(pair => pair.First.End > pair.Second.Start))
            {
                throw new LedgerException("bad-span", $"statement {statement.Id}: the spans of its {what} are empty, out of order or past the end of the document, which has {text.Length} UTF-16 units");
            }

            if (Quoted.From(text, words.Spans.AsSpan()).Text != words.Text)
            {
                throw new LedgerException("bad-span", $"statement {statement.Id}: its {what} says '{words.Text}', which is not what stands there");
            }
        }
    }
}
