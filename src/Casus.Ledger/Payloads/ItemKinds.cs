using System.Collections.Frozen;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>The kinds of items: the noun and first verb of their entries, their JSON, and how an origin is set.</summary>
internal static class ItemKinds
{
    private static readonly FrozenDictionary<Type, string> Nouns = new Dictionary<Type, string>
    {
        [typeof(Party)] = "party",
        [typeof(Proposition)] = "proposition",
        [typeof(Commitment)] = "commitment",
        [typeof(Dependency)] = "dependency",
        [typeof(Finding)] = "finding",
        [typeof(CommitmentAct)] = "act",
        [typeof(Stance)] = "stance",
        [typeof(Contribution)] = "contribution",
        [typeof(Measure)] = "measure",
        [typeof(Incident)] = "incident",
        [typeof(Series)] = "series",
        [typeof(Merge)] = "merge",
    }.ToFrozenDictionary();

    public static string NounOf<T>()
        where T : IDossierItem => Nouns[typeof(T)];

    public static string Noun(IDossierItem item) => Nouns.TryGetValue(item.GetType(), out var noun)
        ? noun
        : throw new ArgumentException($"A {item.GetType().Name} is no item of a dossier.", nameof(item));

    /// <summary>The kind of the entry that first holds an item.</summary>
    public static string First(IDossierItem item) => item switch
    {
        Commitment => "commitment-proposed",
        Party or Proposition or Dependency => Noun(item) + "-added",
        Finding { Corrects: not null } => "finding-corrected",
        _ => Noun(item) + "-recorded",
    };

    /// <summary>The kind of the entry that changes a standing item.</summary>
    public static string Amended(IDossierItem item, IDossierItem? before) =>
        item is Contribution now && before is Contribution then && now.Stage != then.Stage ? "contribution-stage-changed" : Noun(item) + "-amended";

    /// <summary>The kind of the entry that takes an item back.</summary>
    public static string Withdrawn(string noun) => noun == "merge" ? "merge-undone" : noun + "-withdrawn";

    public static bool IsWithdrawal(string kind) => kind is "merge-undone" || kind.EndsWith("-withdrawn", StringComparison.Ordinal);

    /// <summary>When what an item says is true, where it says so.</summary>
    public static (Moment? From, Moment? To) Valid(IDossierItem item) => item switch
    {
        Finding x => (x.From, x.To),
        Commitment x => (x.Made, null),
        CommitmentAct x => (x.On, null),
        Stance x => (x.On, null),
        Contribution x => (x.On, null),
        Measure x => (x.On, null),
        Incident x => (x.On, null),
        _ => (null, null),
    };

    /// <summary>The canonical JSON of an item, without its origin.</summary>
    public static byte[] Json(IDossierItem item)
    {
        var json = LedgerJson.Default;
        return item.WithOrigin(null!) switch
        {
            Party x => LedgerJson.Canonical(x, json.Party),
            Proposition x => LedgerJson.Canonical(x, json.Proposition),
            Commitment x => LedgerJson.Canonical(x, json.Commitment),
            Dependency x => LedgerJson.Canonical(x, json.Dependency),
            Finding x => LedgerJson.Canonical(x, json.Finding),
            CommitmentAct x => LedgerJson.Canonical(x, json.CommitmentAct),
            Stance x => LedgerJson.Canonical(x, json.Stance),
            Contribution x => LedgerJson.Canonical(x, json.Contribution),
            Measure x => LedgerJson.Canonical(x, json.Measure),
            Incident x => LedgerJson.Canonical(x, json.Incident),
            Series x => LedgerJson.Canonical(x, json.Series),
            Merge x => LedgerJson.Canonical(x, json.Merge),
            _ => throw new ArgumentException($"A {item.GetType().Name} is no item of a dossier.", nameof(item)),
        };
    }

    /// <exception cref="JsonException">The element is no item of that kind.</exception>
    public static IDossierItem Read(string noun, JsonElement element)
    {
        var json = LedgerJson.Default;
        IDossierItem? item = noun switch
        {
            "party" => element.Deserialize(json.Party),
            "proposition" => element.Deserialize(json.Proposition),
            "commitment" => element.Deserialize(json.Commitment),
            "dependency" => element.Deserialize(json.Dependency),
            "finding" => element.Deserialize(json.Finding),
            "act" => element.Deserialize(json.CommitmentAct),
            "stance" => element.Deserialize(json.Stance),
            "contribution" => element.Deserialize(json.Contribution),
            "measure" => element.Deserialize(json.Measure),
            "incident" => element.Deserialize(json.Incident),
            "series" => element.Deserialize(json.Series),
            "merge" => element.Deserialize(json.Merge),
            _ => throw new JsonException($"'{noun}' is no kind of item."),
        };
        return item ?? throw new JsonException($"A {noun} is missing.");
    }
}
