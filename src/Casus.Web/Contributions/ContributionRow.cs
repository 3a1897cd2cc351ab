using Casus.Model;

namespace Casus.Web;

/// <summary>What a party gives in one domain.</summary>
/// <param name="Domain">Null where the report names none.</param>
/// <param name="Drafts">What waits for approval and does not count yet.</param>
public sealed record ContributionRow(string Party, string? Domain, IReadOnlyList<Contribution> Items, IReadOnlyList<Contribution> Drafts)
{
    // How far each stage has come, the last the furthest; what is withdrawn is none of the others any more.
    private static readonly ContributionStage[] Order =
        [ContributionStage.Withdrawn, ContributionStage.PromisedIf, ContributionStage.Pledged, ContributionStage.Allocated, ContributionStage.Delivered];

    private Dictionary<(string?, string?), Contribution>? _last;

    /// <summary>In the last row of a party: the domains in which others are on record and it is not.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The furthest that anything in it stands at: a stage's word, <c>nothing</c> or <c>not-reviewed</c>.</summary>
    public string Reached
    {
        get
        {
            var last = Last().Values.Select(i => Array.IndexOf(Order, i.Stage)).DefaultIfEmpty(-1).Max();
            return last >= 0 ? Order[last].Word() : Items.Count > 0 ? "nothing" : "not-reviewed";
        }
    }

    /// <summary>What is on record at a stage, and what an empty place means.</summary>
    public ContributionCell At(ContributionStage stage)
    {
        var at = Items.Where(i => i.Stage == stage).ToList();
        var given = at.Where(i => !IsNothing(i)).Select(i => new ContributionRecord(i, Became(i))).ToList();
        var nothing = at.Where(IsNothing).ToList();
        var beyond = stage is ContributionStage.Pledged or ContributionStage.Allocated
            ? Items.FirstOrDefault(i => !IsNothing(i) && i.Stage is ContributionStage.Allocated or ContributionStage.Delivered && i.Stage > stage)
            : null;
        var kind = given.Count > 0 ? CellKind.Recorded : nothing.Count > 0 ? CellKind.Nothing : beyond is not null ? CellKind.Implied : CellKind.NotReviewed;
        return new(stage, kind, given, nothing, beyond?.Stage, [.. Drafts.Where(d => d.Stage == stage)]);
    }

    // A quantity of nought says that there is nothing; no entry says nothing of the kind.
    private static bool IsNothing(Contribution item) => item.Quantity == 0;

    private static (string?, string?) Same(Contribution item) => (item.Capability, item.Commitment);

    /// <summary>What each contribution is told to be last.</summary>
    private Dictionary<(string?, string?), Contribution> Last() => _last ??= Items.Where(i => !IsNothing(i)).GroupBy(Same).ToDictionary(
        g => g.Key,
        g => g.OrderBy(i => i.On?.Start ?? Instant.Min).ThenBy(i => i.Stage == ContributionStage.Withdrawn).ThenBy(i => Array.IndexOf(Order, i.Stage)).Last());

    private Contribution? Became(Contribution item) => Last()[Same(item)] is var last && last.Stage != item.Stage ? last : null;
}

/// <param name="Given">What is on record.</param>
/// <param name="Nothing">What says that there is nothing.</param>
/// <param name="Beyond">For <see cref="CellKind.Implied"/>: the later stage at which it is told.</param>
/// <param name="Drafts">What waits for approval.</param>
public sealed record ContributionCell(
    ContributionStage Stage,
    CellKind Kind,
    IReadOnlyList<ContributionRecord> Given,
    IReadOnlyList<Contribution> Nothing,
    ContributionStage? Beyond,
    IReadOnlyList<Contribution> Drafts);

/// <param name="Became">What the same contribution is told to be last, where that is another stage.</param>
public sealed record ContributionRecord(Contribution Item, Contribution? Became);

/// <summary>What stands in a place of the table.</summary>
public enum CellKind
{
    /// <summary>Nobody has put anything on record: what is true there is not known.</summary>
    NotReviewed,

    /// <summary>It is on record that there is nothing.</summary>
    Nothing,

    /// <summary>Nothing at this stage, but at a later one: what is delivered was allocated and pledged.</summary>
    Implied,

    Recorded,
}
