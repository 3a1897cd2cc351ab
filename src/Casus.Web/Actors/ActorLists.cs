using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Commitments in which an actor stands on one side, the most pressing first.</summary>
/// <param name="Key">By which the address names it.</param>
/// <param name="IsDebtor">Whether the actor stands on the debtors' side.</param>
public sealed record OwedList(string Key, string Title, string Gloss, IReadOnlyList<CommitmentStatus> All, bool IsDebtor)
{
    private static readonly CommitmentKind[] Binding = [CommitmentKind.Pledge, CommitmentKind.Offer, CommitmentKind.Obligation, CommitmentKind.Prohibition, CommitmentKind.Permission];

    private static readonly (string Key, string Title, string Gloss, CommitmentKind[] Kinds, bool AsDebtor)[] Lists =
    [
        ("owed", "What it is owed", "pledges, offers and obligations made to it, and by whom", Binding, false),
        ("owes", "What it owes", "what it has bound itself to, or is bound to", Binding, true),
        ("threats", "What it threatens", "and whom", [CommitmentKind.Threat], true),
        ("threatened", "What it is threatened with", "and by whom", [CommitmentKind.Threat], false),
        ("demands", "What it demands", "and of whom; a demand binds nobody until it is accepted", [CommitmentKind.Demand], false),
        ("asked", "What is demanded of it", "and by whom", [CommitmentKind.Demand], true),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. Lists.Select(l => l.Key)];

    /// <summary>The lists that are not empty.</summary>
    public static IReadOnlyList<OwedList> Of(string actor, DossierStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var owing = status.Commitments.Where(c => c.Commitment.Debtors.Contains(actor)).ToList();
        var owed = status.Commitments.Where(c => c.Commitment.Toward.Contains(actor)).ToList();
        return
        [
            .. Lists
                .Select(l => new OwedList(
                    l.Key, l.Title, l.Gloss, [.. (l.AsDebtor ? owing : owed).Where(c => l.Kinds.Contains(c.Commitment.Kind)).OrderBy(StatusGroup.Urgency)], l.AsDebtor))
                .Where(l => l.All.Count > 0),
        ];
    }

    /// <summary>Who stands on the other side.</summary>
    public ValueList<string> Others(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return IsDebtor ? commitment.Toward : commitment.Debtors;
    }

    /// <summary>The rows after a cursor, and the cursor of those that follow.</summary>
    /// <param name="after">The id of the last commitment of the part before; null: from the beginning.</param>
    /// <exception cref="WrongRequestException">The list has no such commitment.</exception>
    public (IReadOnlyList<CommitmentStatus> Rows, string? Next) Part(string? after, int limit)
    {
        var start = 0;
        if (after is not null)
        {
            start = All.Index().FirstOrDefault(c => c.Item.Commitment.Id == after, (-1, null!)).Index + 1;
            if (start == 0)
            {
                throw WrongRequestException.BadCursor();
            }
        }

        var rows = All.Skip(start).Take(limit).ToList();
        return (rows, start + rows.Count < All.Count ? rows[^1].Commitment.Id : null);
    }
}

/// <summary>What an actor is reported to have said with some acts, the latest recorded first.</summary>
/// <param name="Key">By which the address names it.</param>
public sealed record SaidList(string Key, string Title, Page<SearchHit> Hits)
{
    private static readonly (string Key, string Title, Act[] Acts)[] Lists =
    [
        ("promised", "Promised", [Act.Pledge]),
        ("threatening", "Threatened", [Act.Threat]),
        ("demanded", "Demanded", [Act.Demand, Act.Requirement]),
        ("offered", "Offered", [Act.Offer]),
        ("refused", "Refused", [Act.Refusal]),
        ("accepted", "Accepted", [Act.Acceptance]),
        ("said", "Said otherwise", [Act.Accusation, Act.Denial, Act.Warning, Act.Assessment, Act.Report]),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. Lists.Select(l => l.Key)];

    /// <summary>The lists that are not empty; one alone, from a cursor, where one is asked for.</summary>
    /// <remarks>Each is one question to the index of actors and acts: how many statements the ledger holds does not matter.</remarks>
    public static IReadOnlyList<SaidList> Of(string actor, Viewpoint viewpoint, string dossier, ILedger ledger, string? only, string? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        ArgumentNullException.ThrowIfNull(ledger);
        return
        [
            .. Lists
                .Where(l => only is null || l.Key == only)
                .Select(l => new SaidList(l.Key, l.Title, ledger.Search(new()
                {
                    Dossier = dossier,
                    For = SearchFor.Statements,
                    Actors = [actor],
                    AsSpeaker = true,
                    Acts = [.. l.Acts],
                    Known = viewpoint.KnownGiven is null ? null : viewpoint.Known,
                    Cursor = after,
                    Limit = limit,
                })))
                .Where(l => !l.Hits.Items.IsEmpty || l.Hits.Next is not null),
        ];
    }
}
