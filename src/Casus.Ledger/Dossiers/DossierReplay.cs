using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A dossier as its entries make it: each is applied once, in the order of its chain.</summary>
internal sealed class DossierReplay(string id)
{
    private readonly Dictionary<(string Noun, string Id), ItemHistory> _histories = [];
    private readonly Dictionary<string, (ItemHistory History, ItemVersion Version)> _byEntry = new(StringComparer.Ordinal);
    private readonly List<ItemHistory> _order = [];
    private Dossier? _built;

    public string Id { get; } = id;

    /// <summary>The position of the last entry applied.</summary>
    public long Position { get; private set; }

    public DossierHeader? Header { get; private set; }

    public string? HeaderJson { get; private set; }

    /// <summary>The file of the last import.</summary>
    public string? Source { get; private set; }

    public int Drafts => _order.Sum(history => history.Versions.Count(version => version.IsDraft));

    public IReadOnlyList<ItemHistory> Histories => _order;

    public ItemHistory? Find(string noun, string item) => _histories.GetValueOrDefault((noun, item));

    public ItemVersion? FindEntry(string entry) => _byEntry.TryGetValue(entry, out var found) ? found.Version : null;

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
                case EntryKinds.DraftApproved or EntryKinds.DraftRejected:
                    Decide(entry);
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

        Position = entry.Position;
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
            Contributions = All<Contribution>(),
            Measures = All<Measure>(),
            Incidents = All<Incident>(),
            Series = All<Series>(),
        };
    }

    private ValueList<T> All<T>()
        where T : IDossierItem
    {
        var noun = ItemKinds.NounOf<T>();
        return _order.Where(history => history.Noun == noun).SelectMany(history => history.Versions).Select(version => (T)version.Item).ToValueList();
    }

    private void ApplyItem(LedgerEntry entry)
    {
        var dash = entry.Kind.IndexOf('-', StringComparison.Ordinal);
        var noun = dash < 0 ? entry.Kind : entry.Kind[..dash];
        var payload = Payload(entry);
        if (entry.Kind.EndsWith("-withdrawn", StringComparison.Ordinal))
        {
            Withdraw(noun, payload, entry);
            return;
        }

        var json = payload.Item.GetRawText();
        var approved = payload.Draft ? (Instant?)null : Time(payload.Approved) ?? entry.Known;
        var origin = new Origin(entry.Id, entry.Known, approved, null, payload.Author ?? entry.Author);
        var item = ItemKinds.WithOrigin(ItemKinds.Read(noun, payload.Item), origin);
        var imported = payload.Source is null ? null : new ImportedVersion(json, entry.Known, payload.Draft, Time(payload.Approved), payload.Author);
        var version = new ItemVersion(item, json, payload.Source, imported);
        var history = HistoryOf(noun, item.Id);
        history.LastImported = imported ?? history.LastImported;
        foreach (var earlier in history.Versions.Where(earlier => Replaces(version, earlier)))
        {
            earlier.Close(earlier.IsDraft ? entry.Known : approved!.Value);
        }

        history.Versions.Add(version);
        _byEntry.Add(entry.Id, (history, version));
    }

    // What stands, stands until another version counts; a draft goes with its author's next, or with the next import when it came by one.
    private static bool Replaces(ItemVersion later, ItemVersion earlier) =>
        earlier.Stands
            ? !later.IsDraft
            : earlier.IsDraft && ((later.Imported is not null && earlier.Imported is not null)
                || (later.IsDraft && SameAuthor(later.Origin.Author, earlier.Origin.Author)));

    private void Withdraw(string noun, ItemPayload payload, LedgerEntry entry)
    {
        var id = payload.Item.GetProperty("id").GetString()!;
        if (Find(noun, id) is not { } history)
        {
            throw new JsonException($"there is no {noun} '{id}' to withdraw");
        }

        history.LastImported = null;
        foreach (var version in history.Versions.Where(version => version.Stands || (version.IsDraft && version.Imported is not null)))
        {
            version.Close(entry.Known);
        }
    }

    private void Decide(LedgerEntry entry)
    {
        var decision = JsonSerializer.Deserialize(entry.Payload, LedgerJson.Default.DecisionPayload);
        if (decision is null || !_byEntry.TryGetValue(decision.Entry, out var decided))
        {
            throw new JsonException("it decides an entry that is not there");
        }

        if (entry.Kind == EntryKinds.DraftRejected)
        {
            decided.Version.Close(entry.Recorded);
            return;
        }

        var from = decided.Version.Origin.Known > entry.Recorded ? decided.Version.Origin.Known : entry.Recorded;
        decided.History.Standing?.Close(from);
        decided.Version.Approve(from);
    }

    public static bool SameAuthor(string? a, string? b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase);

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
        }

        return history;
    }
}
