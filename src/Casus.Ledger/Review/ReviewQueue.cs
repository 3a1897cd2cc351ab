using System.Globalization;
using Casus.Model;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>What waits for a decision in a dossier, page by page.</summary>
internal sealed class ReviewQueue(SqliteConnection connection, DossierReplay replay, QueueQuery query) : IDisposable
{
    private const int MostLimit = 500;
    private readonly DocumentReview _review = new(connection, replay, Instant.Max);
    private readonly List<ReviewItem> _items = [];
    private readonly DocumentSummaries _documents = new(connection);

    public Page<ReviewItem> Take()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MostLimit, nameof(query));
        var cursor = QueueCursor.Read(query.Cursor);
        if (!cursor.AmongStatements)
        {
            foreach (var proposal in replay.Pending.Where(proposal => MayDecide(proposal) && HasWords(proposal)).Reverse().Where(proposal => Position(proposal.Entry) < cursor.Before))
            {
                if (_items.Count == query.Limit)
                {
                    return new Page<ReviewItem>([.. _items], QueueCursor.Draft(Position(_items[^1].Entry)));
                }

                _items.Add(Draft(proposal));
            }
        }

        return query.Statements ? Statements(cursor) : new Page<ReviewItem>([.. _items], null);
    }

    public void Dispose() => _documents.Dispose();

    private bool MayDecide(Proposal proposal) =>
        query.Reviewer is null || replay.Header!.Reviewers == 1 || !Recording.IsOwn(proposal, new Edit(query.Reviewer));

    // A correction goes with its document's text.
    private bool HasWords(Proposal proposal) => proposal is not CorrectionProposal correction || _review.Correction(correction.Correction) is not null;

    private ReviewItem Draft(Proposal proposal)
    {
        var item = new ReviewItem
        {
            Of = ReviewOf.Item,
            Entry = proposal.Entry,
            Kind = proposal.Noun,
            Id = string.Empty,
            Author = proposal.Author,
            Recorded = proposal.At,
            Reason = EntryReader.Find(connection, proposal.Entry)?.Reason,
            Importance = 100,
        };
        switch (proposal)
        {
            case ItemProposal { Version.Item: var proposed, History: var history }:
                var before = history.Standing?.Item;
                return item with
                {
                    Of = before is null ? ReviewOf.Item : ReviewOf.Amendment,
                    Id = history.Id,
                    Item = proposed,
                    Before = before,
                    Changes = Difference.Between(before, proposed),
                };
            case WithdrawalProposal { History: var history }:
                return item with { Of = ReviewOf.Withdrawal, Id = history.Id, Item = history.Standing!.Item, Before = history.Standing.Item, Changes = Difference.Between(history.Standing.Item, null) };
            case CorrectionProposal correction:
                var pending = _review.Of(correction.History.Document).Find(statement => statement.Pending?.Entry == proposal.Entry);
                return item with
                {
                    Of = ReviewOf.Correction,
                    Kind = "statement",
                    Id = correction.History.Statement,
                    Statement = pending?.Pending!.Statement,
                    StatementBefore = pending?.Statement,
                    Changes = pending?.Pending!.Changes ?? [],
                    Document = _documents.Of(correction.History.Document),
                };
            default:
                throw new InvalidOperationException($"A {proposal.GetType().Name} cannot be reviewed.");
        }
    }

    private Page<ReviewItem> Statements(QueueCursor cursor)
    {
        var room = query.Limit - _items.Count;
        var rows = new List<QueueRow>();
        foreach (var row in Rows(cursor))
        {
            if (!IsOpen(row))
            {
                continue;
            }

            if (rows.Count == room)
            {
                var last = rows.Count > 0 ? rows[^1] : null;
                return Page(rows, last is null ? QueueCursor.Draft(0) : QueueCursor.After(Keys(last)));
            }

            rows.Add(row);
        }

        return Page(rows, null);
    }

    private Page<ReviewItem> Page(List<QueueRow> rows, string? next)
    {
        using var json = new PreparedCommand(connection, "select s.json, e.position, e.recorded, e.author from statement s join entry e on e.id = s.id where s.id = $1", 1);
        foreach (var row in rows)
        {
            using var reader = json.Query(row.Id);
            reader.Read();
            var reviewed = _review.Of(row.Document, DocumentQueries.Statement(reader.GetString(0)));
            var decided = reviewed.InheritedFrom is { } from ? _review.Of(row.Document).Find(statement => statement.InheritedFrom == from) : null;
            _items.Add(new ReviewItem
            {
                Of = decided is null ? ReviewOf.Statement : ReviewOf.Reread,
                Entry = $"{EntryKinds.LedgerChain}/{reader.GetInt64(1)}",
                Kind = "statement",
                Id = row.Statement,
                Author = reader.GetString(3),
                Recorded = new Instant(reader.GetInt64(2)),
                Statement = reviewed.Statement,
                Document = _documents.Of(row.Document),
                Changes = decided is null ? Difference.Between(null, reviewed.Statement) : decided.Reread,
                Importance = (int)row.Weight,
                Doubt = 1 - (row.Confidence / 1000.0),
            });
        }

        return new Page<ReviewItem>([.. _items], next);
    }

    private bool IsOpen(QueueRow row)
    {
        if (_review.Statements.Of(row.Statement) != row.Statement)
        {
            return false;
        }

        if (replay.FindStatement(row.Document, row.Statement) is { } history && history.IsTouched(Instant.Max))
        {
            if (_review.IsRetaken(row.Document, row.Statement)
                && _review.Of(row.Document).Find(statement => statement.Proposed.Id == row.Statement) is { InheritedFrom: not null } or { State: ReviewState.Proposed, Pending: null })
            {
                return true;
            }

            // What waits as a correction is decided there.
            return history.StateAt(Instant.Max) == ReviewState.Proposed ? history.PendingAt(Instant.Max) is null
                : query is { SecondLook: true, Reviewer: { } reviewer }
                    && !history.DecisionsAt(Instant.Max).Exists(decision => DossierReplay.SameAuthor(decision.Author, reviewer))
                    && history.CorrectionAt(Instant.Max) is null;
        }

        return !_review.Inherits(row.Document)
            || _review.Of(row.Document).Find(statement => statement.Proposed.Id == row.Statement) is not { InheritedFrom: not null } inherited
            || !inherited.Reread.IsEmpty;
    }

    // In parts: SQLite keeps the first of a part while it looks through all, instead of sorting all. Each part is longer, as what comes first may be decided.
    private IEnumerable<QueueRow> Rows(QueueCursor cursor)
    {
        const int First = 100;
        const int Growth = 8;
        var after = cursor.Keys;
        for (long limit = First; ; limit *= Growth)
        {
            var part = Part(after, limit);
            foreach (var row in part)
            {
                yield return row;
            }

            if (part.Count < limit)
            {
                yield break;
            }

            after = Keys(part[^1]);
        }
    }

    private List<QueueRow> Part(long[]? after, long limit)
    {
        var keys = query.Order switch
        {
            QueueOrder.Importance => "-s.weight, s.confidence, -s.id",
            QueueOrder.Doubt => "s.confidence, -s.weight, -s.id",
            _ => "-s.id, 0 * s.id, 0 * s.id",
        };

        // The latest documents first, which a limit of -1 holds SQLite to: the newest of equals come first, so that few others are kept on the way.
        using var command = new PreparedCommand(
            connection,
            $"""
            select s.id, (select d.sha256 from document d where d.id = a.document), s.statement, s.weight, s.confidence
            from (
              select t.document, (select max(p.id) from processed p where p.document = t.document) as processed
              from attached t
              where t.dossier = $1 and not exists (select 1 from withdrawn w where w.document = t.document)
              order by t.document desc
              limit -1
            ) a
            cross join statement s on s.processed = a.processed
            where $2 is null or ({keys}) > ($2, $3, $4)
            order by {keys}
            limit $5
            """, 5);
        using var reader = command.Query(replay.Id, after?[0], after?[1], after?[2], limit);
        var rows = new List<QueueRow>();
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        return rows;
    }

    private long[] Keys(QueueRow row) => query.Order switch
    {
        QueueOrder.Importance => [-row.Weight, row.Confidence, -row.Id],
        QueueOrder.Doubt => [row.Confidence, -row.Weight, -row.Id],
        _ => [-row.Id, 0, 0],
    };

    private static long Position(string entry) => long.Parse(entry.AsSpan(entry.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

    private sealed record QueueRow(long Id, string Document, string Statement, long Weight, long Confidence);
}

/// <summary>Where a page of the queue ended.</summary>
internal readonly record struct QueueCursor(long Before, long[]? Keys)
{
    public bool AmongStatements => Keys is not null;

    public static string Draft(long before) => string.Create(CultureInfo.InvariantCulture, $"d{before}");

    public static string After(long[] keys) => string.Create(CultureInfo.InvariantCulture, $"s{keys[0]}_{keys[1]}_{keys[2]}");

    /// <exception cref="LedgerException"><c>bad-cursor</c>.</exception>
    public static QueueCursor Read(string? cursor)
    {
        if (cursor is null)
        {
            return new QueueCursor(long.MaxValue, null);
        }

        if (cursor.Length is > 1 and < 80)
        {
            var keys = cursor[1..].Split('_').Select(part => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key) ? key : (long?)null).ToArray();
            if (!keys.Contains(null))
            {
                switch (cursor[0], keys.Length)
                {
                    case ('d', 1):
                        return new QueueCursor(keys[0]!.Value, null);
                    case ('s', 3):
                        return new QueueCursor(0, [.. keys.Select(key => key!.Value)]);
                }
            }
        }

        throw new LedgerException("bad-cursor", $"'{cursor}' is no cursor of this queue: take the next page's from the page before");
    }
}
