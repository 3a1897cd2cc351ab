using Casus.Model;

namespace Casus.Exchange;

/// <summary>What is known of a commitment before a person says anything of it: what its statement tells, or how it stands.</summary>
/// <param name="Items">The parties and propositions that its statement names and the dossier lacks.</param>
/// <param name="Stands">The version that is amended; null for a new one.</param>
/// <param name="Missing">Why the kind is not known, where that can be told.</param>
public sealed record CommitmentBasis(
    CommitmentKind? Kind,
    string? Text,
    ValueList<string> Debtors,
    ValueList<string> Toward,
    Moment? Made,
    Formula? If,
    string? IfWords,
    Formula? Then,
    Duration? Within,
    Moment? By,
    ValueList<Evidence> Evidence,
    ValueList<IDossierItem> Items,
    Commitment? Stands = null,
    string? Missing = null)
{
    /// <summary>Of one that a person says all of.</summary>
    public static CommitmentBasis Nothing { get; } = new(null, null, [], [], null, null, null, null, null, null, [], []);

    /// <summary>Of one that is amended: as it stands.</summary>
    public static CommitmentBasis Of(Commitment stands)
    {
        ArgumentNullException.ThrowIfNull(stands);
        return new(
            stands.Kind, stands.Text, stands.Debtors, stands.Toward, stands.Made, stands.If, stands.IfWords, stands.Then, stands.Within, stands.By, stands.Evidence, [], stands);
    }
}

/// <summary>What a person says of a commitment, as it was written; null leaves a field as its statement has it, or as it stands, and an empty text takes it away.</summary>
public sealed record CommitmentSaid
{
    public string? Kind { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? Debtors { get; init; }

    public IReadOnlyList<string>? Toward { get; init; }

    public string? Made { get; init; }

    public string? If { get; init; }

    public string? IfWords { get; init; }

    public string? Then { get; init; }

    public string? Within { get; init; }

    public string? By { get; init; }

    /// <summary>Propositions that the dossier may lack, with what they say; those that no formula names are not made.</summary>
    public IReadOnlyList<NewItem> Propositions { get; init; } = [];

    /// <summary>Parties that the dossier may lack, with their names; those that are neither bound nor owed are not made.</summary>
    public IReadOnlyList<NewItem> Parties { get; init; } = [];
}

/// <param name="Says">What a proposition says, or a party's name.</param>
public sealed record NewItem(string Id, string Says);
