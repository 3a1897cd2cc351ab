using System.Globalization;
using System.Text.Json;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Records findings, stances and what is proposed, and decides drafts, by the same rules from the pages' forms and from the API.</summary>
internal sealed class Recorder(DeskOptions options, DossierShelf shelf, TextShelf texts)
{
    // Between looking whether another has written and writing, nobody else of this desk writes.
    private readonly Lock _saving = new();

    /// <summary>Records a finding, once for each key: whoever got no answer may send it again.</summary>
    /// <param name="key">Chosen by the client, another for each finding; null: sent again, it is recorded again.</param>
    public Saved Record(FindingRequest request, string? key, Visitor visitor)
    {
        EntryReceipt receipt;
        Finding? finding;
        FindingCheck check;
        lock (_saving)
        {
            var held = shelf.Take();
            check = new(held.Dossier, held.Documents.All, texts);
            var author = check.Author(request.Author, visitor);
            finding = check.Check(request, key is null || author is null ? null : $"{author}\n{key}");
            if (finding is null || author is null)
            {
                return new(null, check.Errors, [], false);
            }

            if (key is not null && held.Dossier.Findings.FirstOrDefault(f => f.Id == finding.Id) is { } before)
            {
                if (before with { Origin = finding.Origin } != finding)
                {
                    return new(null, check.Errors, [], IsKeyUsed: true);
                }

                receipt = new(before.Origin.Entry, before.Origin.Known, before.Origin.Approved is null);
            }
            else if (Others(held.Dossier, finding.Proposition, request.Saw, author) is { Count: > 0 } others)
            {
                return new(null, check.Errors, others, false);
            }
            else
            {
                receipt = options.Ledger.Record(options.Dossier, finding, visitor.Edit(author));
            }
        }

        return new(Answer(receipt, finding.Id), check.Errors, [], false);
    }

    /// <summary>Ties a statement to a proposition; one that is tied to it already is changed.</summary>
    /// <exception cref="LedgerException"><c>decided</c>: the statement was rejected; <c>conflict</c>: another tied it otherwise since.</exception>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Tie(StanceRequest request, Visitor visitor)
    {
        StanceCheck check;
        EntryReceipt receipt;
        string id;
        lock (_saving)
        {
            var dossier = shelf.Take().Dossier;
            check = new(dossier, options.Ledger, texts);
            if (check.Check(request, visitor) is not { } made)
            {
                return (null, check.Errors);
            }

            id = made.Stance.Id;
            if (Others(dossier, made.Stance, request.Saw, Deciding.Edit(request.Author, null, visitor).Author) is { } other)
            {
                throw new LedgerConflictException(
                    $"{other.Origin.Author ?? "Another"} has tied this statement to {other.Proposition} otherwise since you looked, by {other.Origin.Entry}. Nothing was recorded: look at theirs, then send yours again, or leave it.",
                    other.Origin.Entry);
            }

            receipt = options.Ledger.RecordAll(options.Dossier, made.Items, Deciding.Edit(request.Author, request.Reason, visitor))[^1];
        }

        shelf.Warm();
        return (new(receipt.Entry, id, receipt.Recorded.ToString(), receipt.IsDraft, FormattableString.Invariant($"/documents/{request.Document}#s-{check.Number}"), 0), check.Errors);
    }

    /// <summary>Proposes a commitment with the parties and propositions that it needs and the dossier lacks, or amends one.</summary>
    /// <param name="amends">The id of the one that is amended; null: it is new.</param>
    /// <exception cref="LedgerException"><c>conflict</c>: another made or amended it since.</exception>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Propose(CommitmentRequest request, string? amends, Visitor visitor) =>
        Propose(check => check.Commitment(request, amends), request.Author, request.Reason, amends is null ? Edit.Nothing : request.Saw, visitor);

    /// <summary>Proposes a party, a proposition or a dependency that is new.</summary>
    /// <exception cref="LedgerException"><c>conflict</c>: another made one of that id since.</exception>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Propose(PartyRequest request, Visitor visitor) =>
        Propose(check => check.Party(request), request.Author, request.Reason, Edit.Nothing, visitor);

    /// <inheritdoc cref="Propose(PartyRequest, Visitor)"/>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Propose(PropositionRequest request, Visitor visitor) =>
        Propose(check => check.Proposition(request), request.Author, request.Reason, Edit.Nothing, visitor);

    /// <inheritdoc cref="Propose(PartyRequest, Visitor)"/>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Propose(DependencyRequest request, Visitor visitor) =>
        Propose(check => check.Dependency(request), request.Author, request.Reason, Edit.Nothing, visitor);

    /// <summary>Approves or rejects what waits at a position of the dossier's chain; deciding the same again gives the first answer.</summary>
    /// <exception cref="LedgerException"><c>own-change</c> or <c>no-such-entry</c>.</exception>
    /// <exception cref="DecidedException">Another decided before, or otherwise.</exception>
    public RecordedAnswer Decide(long position, bool approve, string? author, string? reason, Visitor visitor)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{options.Dossier}/{position}");
        var name = visitor.NamesAuthors ? author!.Trim() : visitor.Name;
        try
        {
            return Answer(options.Ledger.Decide(entry, approve, visitor.Edit(name, reason)), entry);
        }
        catch (LedgerException e) when (e.Code == "decided" && Decision(position, entry) is { } decision)
        {
            throw new DecidedException(e.Message, new(decision.Id, IsApproval(decision) ? "approved" : "rejected", decision.Author, decision.Recorded.ToString(), false));
        }
    }

    private (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Propose(
        Func<ProposalCheck, ValueList<IDossierItem>?> make, string? author, string? reason, string? saw, Visitor visitor)
    {
        ProposalCheck check;
        EntryReceipt receipt;
        string id;
        lock (_saving)
        {
            check = new(shelf.Take().Dossier, options.Ledger, texts, visitor);
            if (make(check) is not { } items)
            {
                return (null, check.Errors);
            }

            id = items[^1].Id;
            receipt = options.Ledger.RecordAll(options.Dossier, items, Deciding.Edit(author, reason, visitor) with { Saw = saw })[^1];
        }

        var answer = Answer(receipt, id);
        return (check.Told is { } told ? answer with { Href = told.Href } : answer, check.Errors);
    }

    /// <summary>The findings of a proposition that others recorded after an entry.</summary>
    private static List<OthersVersion> Others(Dossier dossier, string proposition, string? saw, string author) =>
        Position(saw) is not { } seen ? [] :
        [
            .. dossier.Findings
                .Where(f => f.Proposition == proposition && f.Origin.Until is null && Position(f.Origin.Entry) > seen && !string.Equals(f.Origin.Author, author, StringComparison.OrdinalIgnoreCase))
                .Select(f => new OthersVersion(f.Origin.Entry, f.Says(), f.Origin.Author, f.Origin.Known.ToString(), f.Origin.Approved is null)),
        ];

    /// <summary>What another made of the same stance after an entry, where it says something else.</summary>
    private static Stance? Others(Dossier dossier, Stance made, string? saw, string author) => Position(saw) is not { } seen ? null :
        dossier.Stances.LastOrDefault(s => s.Id == made.Id && s.Origin.Until is null && Position(s.Origin.Entry) > seen
            && !string.Equals(s.Origin.Author, author, StringComparison.OrdinalIgnoreCase) && s with { Origin = made.Origin } != made);

    private static long? Position(string? entry) =>
        entry is not null && long.TryParse(entry.AsSpan(entry.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static bool IsApproval(LedgerEntry decision) => decision.Kind.EndsWith("-approved", StringComparison.Ordinal);

    private static bool IsDecision(LedgerEntry entry) => IsApproval(entry) || entry.Kind.EndsWith("-rejected", StringComparison.Ordinal);

    private LedgerEntry? Decision(long position, string entry)
    {
        for (var after = position; options.Ledger.Entries(options.Dossier, after, 500) is [.., var last] entries; after = last.Position)
        {
            if (entries.LastOrDefault(e => IsDecision(e) && Decides(e, entry)) is { } decision)
            {
                return decision;
            }
        }

        return null;
    }

    private static bool Decides(LedgerEntry decision, string entry)
    {
        using var payload = JsonDocument.Parse(decision.Payload);
        return payload.RootElement.TryGetProperty("entry", out var decided) && decided.GetString() == entry;
    }

    private RecordedAnswer Answer(EntryReceipt receipt, string id)
    {
        shelf.Warm();
        var position = receipt.Entry[(receipt.Entry.LastIndexOf('/') + 1)..];
        var changed = receipt.IsDraft ? 0 : shelf.Recorded(position)!.Changes.Count;
        return new(receipt.Entry, id, receipt.Recorded.ToString(), receipt.IsDraft, $"/?recorded={position}#recorded", changed);
    }
}

/// <summary>What became of a finding that was sent: recorded, wrong in some fields, or held back because others wrote meanwhile.</summary>
/// <param name="Others">What they recorded of the same proposition.</param>
/// <param name="IsKeyUsed">The key was given before with another finding.</param>
internal sealed record Saved(RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors, IReadOnlyList<OthersVersion> Others, bool IsKeyUsed);

/// <summary>What another recorded meanwhile.</summary>
/// <param name="Says">In a sentence.</param>
public sealed record OthersVersion(string Entry, string Says, string? Author, string Recorded, bool IsDraft);

/// <summary>A draft that somebody else decided, or that was decided otherwise.</summary>
internal sealed class DecidedException(string message, OthersVersion theirs) : Exception(message)
{
    public OthersVersion Theirs { get; } = theirs;
}
