using System.Runtime.InteropServices;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A dossier as its entries make it: each is applied once, in the order of its chain.</summary>
internal sealed partial class DossierReplay(string id)
{
    private readonly Dictionary<(string Noun, string Id), ItemHistory> _histories = [];
    private readonly Dictionary<string, Proposal> _proposals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Proposal> _decided = new(StringComparer.Ordinal);
    private readonly List<ItemHistory> _order = [];
    private readonly Dictionary<string, List<ItemHistory>> _byNoun = new(StringComparer.Ordinal);
    private readonly List<HiddenVersion> _hidden = [];
    private readonly OrderedDictionary<string, FollowedFeed> _feeds = new(StringComparer.Ordinal);
    private MergedNames _actors = MergedNames.None;
    private Dossier? _built;

    public string Id { get; } = id;

    /// <summary>The position of the last entry applied.</summary>
    public long Position { get; private set; }

    /// <summary>When that was recorded.</summary>
    public Instant LastRecorded { get; private set; }

    public DossierHeader? Header { get; private set; }

    public string? HeaderJson { get; private set; }

    /// <summary>The file of the last import.</summary>
    public string? Source { get; private set; }

    /// <summary>By their addresses, in the order in which they were first followed.</summary>
    public IReadOnlyDictionary<string, FollowedFeed> Feeds => _feeds;

    public int Drafts => _proposals.Values.Count(proposal => proposal.IsPending);

    public IReadOnlyList<ItemHistory> Histories => _order;

    /// <summary>What waits, in the order of its entries.</summary>
    public IEnumerable<Proposal> Pending => _proposals.Values.Where(proposal => proposal.IsPending);

    public ItemHistory? Find(string noun, string item) => _histories.GetValueOrDefault((noun, item));

    /// <summary>What an entry put forward, or null.</summary>
    public Proposal? FindProposal(string entry) => _proposals.GetValueOrDefault(entry);

    /// <summary>What an entry has decided, or null.</summary>
    public Proposal? FindDecided(string entry) => _decided.GetValueOrDefault(entry);

    /// <summary>The last entry about what an entry put forward or decided; null where it did neither.</summary>
    public string? LastAbout(string entry) => FindStatementDecision(entry) is { } statement ? statement.History.LastEntry : (FindDecided(entry) ?? FindProposal(entry)) switch
    {
        ItemProposal item => item.History.LastEntry,
        WithdrawalProposal withdrawal => withdrawal.History.LastEntry,
        CorrectionProposal correction => correction.History.LastEntry,
        _ => null,
    };

    public void Apply(LedgerEntry entry)
    {
        try
        {
            switch (entry.Kind)
            {
                case EntryKinds.DossierOpened or EntryKinds.DossierAmended:
                    var payload = Payload(entry);
                    Header = payload.Item.Deserialize(LedgerJson.Default.DossierHeader);
                    HeaderJson = payload.Item.GetRawText();
                    break;
                case EntryKinds.DossierImported:
                    Source = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.ImportPayload)?.Source;
                    break;
                case EntryKinds.DocumentAttached:
                    break;
                case EntryKinds.FeedFollowed:
                    _feeds[FeedOf(entry)] = new(FeedOf(entry), entry.Author, entry.Recorded, entry.Id);
                    break;
                case EntryKinds.FeedLeft:
                    _feeds.Remove(FeedOf(entry));
                    break;
                case EntryKinds.StatementApproved or EntryKinds.StatementRejected:
                    DecideStatement(entry);
                    break;
                case EntryKinds.StatementCorrected:
                    Correct(entry);
                    break;
                case EntryKinds.DecisionUndone:
                    Reopen(entry);
                    break;
                case EntryKinds.DraftWithdrawn:
                    Decide(entry, ProposalOutcome.Withdrawn);
                    break;
                case var kind when kind.EndsWith("-approved", StringComparison.Ordinal):
                    Decide(entry, ProposalOutcome.Approved);
                    break;
                case var kind when kind.EndsWith("-rejected", StringComparison.Ordinal):
                    Decide(entry, ProposalOutcome.Rejected);
                    break;
                default:
                    ApplyItem(entry);
                    break;
            }
        }
        catch (JsonException e)
        {
            throw new LedgerException("ledger-damaged", $"entry {entry.Id} cannot be read: {e.Message}", e);
        }

        (Position, LastRecorded) = (entry.Position, entry.Recorded);
        _built = null;
    }

    /// <summary>The dossier with every version of every item; null when it was never opened.</summary>
    public Dossier? Build()
    {
        if (Header is null)
        {
            return null;
        }

        return _built ??= new Dossier
        {
            Id = Id,
            Title = Header.Title,
            Summary = Header.Summary,
            AsOf = Header.AsOf,
            Policy = new ReviewPolicy(Header.Reviewers),
            Parties = All<Party>(),
            Propositions = All<Proposition>(),
            Commitments = All<Commitment>(),
            Dependencies = All<Dependency>(),
            Findings = All<Finding>(),
            Acts = All<CommitmentAct>(),
            Stances = All<Stance>(),
            Contributions = All<Contribution>(),
            Measures = All<Measure>(),
            Incidents = All<Incident>(),
            Series = All<Series>(),
            Merges = All<Merge>(),
        };
    }

    /// <summary>The names of actors or statements that were one as known on a time.</summary>
    public MergedNames Merged(MergeOf of, Instant known) =>
        MergedNames.From(Of("merge").SelectMany(history => history.Versions).Where(version => version.Origin.Counts(known)).Select(version => (Merge)version.Item), of);

    public static bool SameAuthor(string? a, string? b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string FeedOf(LedgerEntry entry) => JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.FeedPayload)?.Address ?? string.Empty;

    private ValueList<T> All<T>()
        where T : IDossierItem
    {
        var items = new List<T>();
        foreach (var history in Of(ItemKinds.NounOf<T>()))
        {
            foreach (var version in history.Versions)
            {
                items.Add((T)version.Item);
            }
        }

        return [.. items];
    }

    // In the order of their first entries.
    private List<ItemHistory> Of(string noun) => _byNoun.GetValueOrDefault(noun) ?? [];

    private void ApplyItem(LedgerEntry entry)
    {
        var dash = entry.Kind.IndexOf('-', StringComparison.Ordinal);
        var noun = dash < 0 ? entry.Kind : entry.Kind[..dash];
        var payload = Payload(entry);
        if (ItemKinds.IsWithdrawal(entry.Kind))
        {
            Withdraw(noun, payload, entry);
            return;
        }

        var json = payload.Item.GetRawText();
        var approved = payload.Draft ? (Instant?)null : Time(payload.Approved) ?? entry.Known;
        var read = ItemKinds.Read(noun, payload.Item);
        var history = HistoryOf(noun, read.Id);
        var by = payload.Author ?? entry.Author;

        // What an undoing brings back is as old as its words: who undid wrote none of them.
        var writer = payload.Undoes is null ? by : history.Versions.FindLast(earlier => earlier.Json == json)?.Writer ?? by;
        var item = read.WithOrigin(new Origin(entry.Id, entry.Known, approved, null, approved is null ? by : writer));
        var imported = payload.Source is null ? null : new ImportedVersion(json, entry.Known, payload.Draft, Time(payload.Approved), payload.Author);
        var version = new ItemVersion(item, json, payload.Source, imported, by, writer);
        history.LastImported = imported ?? history.LastImported;
        history.LastEntry = entry.Id;
        foreach (var earlier in history.Versions.Where(earlier => Replaces(version, earlier, earlier.Stands, earlier.IsDraft)))
        {
            earlier.Close(earlier.IsDraft ? entry.Known : approved!.Value);
        }

        _hidden.RemoveAll(hidden => hidden.History == history && Replaces(version, hidden.Version, hidden.Stood, !hidden.Stood));
        history.Versions.Add(version);
        _proposals.Add(entry.Id, new ItemProposal(history, version, entry.Id, noun, entry.Author, entry.Recorded));
        if (noun == "merge")
        {
            Remerge(history, entry.Recorded);
        }
        else if (item is Party && !_actors.IsEmpty)
        {
            Of(noun).ForEach(party => Rename(party, entry.Recorded)); // it may be hidden by another, or hide one
        }
        else if (MergedItems.In(item, _actors) is var merged && !merged.Equals(item))
        {
            version.Rename(merged);
        }
    }

    // What stands, stands until another version counts; a draft goes with its author's next, or with the next import when it came by one.
    private static bool Replaces(ItemVersion later, ItemVersion earlier, bool stands, bool isDraft) =>
        stands
            ? !later.IsDraft
            : isDraft && ((later.Imported is not null && earlier.Imported is not null)
                || (later.IsDraft && SameAuthor(later.By, earlier.By)));

    private void Withdraw(string noun, ItemPayload payload, LedgerEntry entry)
    {
        var item = payload.Item.GetProperty("id").GetString()!;
        if (Find(noun, item) is not { } history)
        {
            throw new JsonException($"there is no {noun} '{item}' to withdraw");
        }

        history.LastEntry = entry.Id;
        var proposal = new WithdrawalProposal(history, entry.Id, noun, entry.Author, entry.Recorded, payload.Draft);
        _proposals.Add(entry.Id, proposal);
        if (payload.Draft)
        {
            return;
        }

        history.LastImported = null;
        foreach (var draft in history.Versions.Where(version => version.IsDraft && version.Imported is not null))
        {
            draft.Close(entry.Known);
        }

        proposal.Execute(entry.Known);
        Remerge(history, entry.Recorded);
    }

    private void Decide(LedgerEntry entry, ProposalOutcome outcome)
    {
        var decision = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.DecisionPayload);
        if (decision is null || FindProposal(decision.Entry) is not { } proposal)
        {
            throw new JsonException("it decides an entry that is not there");
        }

        proposal.Decide(new ProposalDecision(entry.Id, outcome, entry.Author, entry.Recorded));
        Touched(proposal, entry);
        _decided[entry.Id] = proposal;
    }

    private void Reopen(LedgerEntry entry)
    {
        var payload = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.DecisionPayload) ?? throw new JsonException("it is empty");
        if (FindStatementDecision(payload.Entry) is { } statement)
        {
            statement.Decision.Undone = entry.Recorded;
            statement.History.LastEntry = entry.Id;
            return;
        }

        var proposal = FindDecided(payload.Entry) ?? throw new JsonException("it takes back a decision that is not there");
        if (proposal.Decision?.Entry == payload.Entry)
        {
            proposal.Reopen(entry.Recorded);
            Touched(proposal, entry);
        }
    }

    private void Touched(Proposal proposal, LedgerEntry entry)
    {
        switch (proposal)
        {
            case ItemProposal item:
                item.History.LastEntry = entry.Id;
                Remerge(item.History, entry.Recorded);
                break;
            case WithdrawalProposal withdrawal:
                withdrawal.History.LastEntry = entry.Id;
                Remerge(withdrawal.History, entry.Recorded);
                break;
            case CorrectionProposal correction:
                correction.History.LastEntry = entry.Id;
                break;
        }
    }

    // Items that name a merged actor stand in a version of their own from the merge on, and again in their own words from its undoing on.
    private void Remerge(ItemHistory changed, Instant at)
    {
        if (changed.Noun != "merge")
        {
            Rename(changed, at);
            return;
        }

        var actors = MergedNames.From(Of("merge").Select(history => history.Standing?.Item).OfType<Merge>(), MergeOf.Actors);
        if (actors.SameAs(_actors))
        {
            return;
        }

        _actors = actors;
        foreach (var hidden in _hidden.Where(hidden => actors.Of(hidden.History.Id) == hidden.History.Id).ToList())
        {
            _hidden.Remove(hidden);
            Continue(hidden.History, hidden.Version, Recorded(hidden.History.Noun, hidden.Version), at, hidden.Stood);
        }

        _order.ForEach(history => Rename(history, at));
    }

    private void Rename(ItemHistory history, Instant at)
    {
        foreach (var version in history.Versions.Where(version => version.IsLive).ToList())
        {
            var recorded = _actors.IsEmpty && !version.IsRenamed ? version.Item : Recorded(history.Noun, version);
            var item = MergedItems.In(recorded, _actors);

            // Of two parties that are one, the one whose id stays is shown.
            var hides = item is Party && item.Id != history.Id && Find("party", item.Id)?.Standing is not null;
            if (!hides && item.Equals(version.Item))
            {
                continue;
            }

            var stands = version.Stands;
            version.Close(at);
            if (hides)
            {
                _hidden.Add(new(history, version, stands));
            }
            else
            {
                Continue(history, version, item, at, stands);
            }
        }
    }

    private void Continue(ItemHistory history, ItemVersion version, IDossierItem item, Instant at, bool stands)
    {
        var again = version.Again(item, at, stands);
        history.Versions.Add(again);
        if (_proposals.GetValueOrDefault(version.Origin.Entry) is ItemProposal proposal && proposal.Version == version)
        {
            proposal.Version = again;
        }
    }

    private static IDossierItem Recorded(string noun, ItemVersion version)
    {
        using var json = JsonDocument.Parse(version.Json);
        return ItemKinds.Read(noun, json.RootElement).WithOrigin(version.Origin);
    }

    private static ItemPayload Payload(LedgerEntry entry) =>
        JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.ItemPayload) ?? throw new JsonException("it is empty");

    private static Instant? Time(string? text) =>
        text is null ? null : Instant.TryParse(text, out var time) ? time : throw new JsonException($"'{text}' is no time");

    private ItemHistory HistoryOf(string noun, string item)
    {
        if (!_histories.TryGetValue((noun, item), out var history))
        {
            _histories.Add((noun, item), history = new ItemHistory(noun, item));
            _order.Add(history);
            (CollectionsMarshal.GetValueRefOrAddDefault(_byNoun, noun, out _) ??= []).Add(history);
        }

        return history;
    }
}

/// <summary>A version of a party that another is shown for while they are one.</summary>
/// <param name="Stood">False for a draft.</param>
internal sealed record HiddenVersion(ItemHistory History, ItemVersion Version, bool Stood);
