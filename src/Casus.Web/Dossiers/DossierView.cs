using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>A dossier as the page shows it from one viewpoint.</summary>
public sealed class DossierView
{
    // Answers worked out of one view that are kept with it.
    private const int MostKept = 32;

    private readonly Kept<string, object> _kept = new(MostKept, _ => 1);

    private readonly Dictionary<string, CommitmentChange> _changed;

    private readonly Dictionary<string, PropositionChange> _changedValues;

    // Perhaps of an earlier view.
    private FallLinks? _links;

    private ContributionTable? _contributions;

    private IReadOnlyList<Series>? _series;

    private ILookup<string, SeriesCondition>? _seriesConditions;

    private DossierView(
        Dossier dossier, Viewpoint viewpoint, DocumentShelf documents, DossierStatus status, WhatIfResult? supposed, Names names, Proofs proofs, DossierView? earlier)
    {
        (Dossier, Viewpoint, Documents, Status, Supposed, Names, Proofs) = (dossier, viewpoint, documents, status, supposed, names, proofs);
        Roles = new(dossier, status, earlier?.Roles);
        _links = earlier?._links;
        Pictures = earlier?.Pictures ?? new();
        Groups = StatusGroup.All(status, earlier?.Groups);
        Values = ValueGroup.All(status, Roles);
        _changed = (supposed?.Commitments ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        _changedValues = (supposed?.Propositions ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
    }

    public Dossier Dossier { get; }

    public Viewpoint Viewpoint { get; }

    /// <summary>The ledger's documents as they were when the dossier was.</summary>
    internal DocumentShelf Documents { get; }

    /// <summary>Where it stands; with suppositions, where it would stand.</summary>
    public DossierStatus Status { get; }

    /// <summary>Null where nothing is supposed.</summary>
    public WhatIfResult? Supposed { get; }

    public Proofs Proofs { get; }

    public Names Names { get; }

    public Roles Roles { get; }

    public IReadOnlyList<StatusGroup> Groups { get; }

    public IReadOnlyList<ValueGroup> Values { get; }

    /// <summary>What rests on what; an earlier view's where it is the same.</summary>
    internal FallLinks Links => _links is { } known && known.IsOf(Roles) ? known : _links = new(Status, Roles);

    /// <summary>Of what falls, as they were drawn last in this view or an earlier one.</summary>
    internal FallPictures Pictures { get; }

    /// <summary>Who gives what.</summary>
    public ContributionTable Contributions => _contributions ??= ContributionTable.Of(this);

    /// <summary>The series that count here, each once.</summary>
    public IReadOnlyList<Series> Series => _series ??= [.. Known(Dossier.Series).GroupBy(s => s.Id, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Origin.Known)!)];

    /// <summary>The conditions that formulas set on them, by series.</summary>
    public ILookup<string, SeriesCondition> SeriesConditions => _seriesConditions ??= Logic.SeriesConditions
        .Of(Dossier, Viewpoint.Valid, Viewpoint.Known, Viewpoint.Drafts).ToLookup(c => c.Series, StringComparer.Ordinal);

    /// <param name="earlier">Of the same dossier, perhaps before something was recorded: only the time it takes hangs on it.</param>
    internal static DossierView At(Dossier dossier, Viewpoint viewpoint, DocumentShelf documents, TextShelf texts, DossierView? earlier = null)
    {
        var (valid, known, drafts) = (viewpoint.Valid, viewpoint.Known, viewpoint.Drafts);
        var supposed = viewpoint.Set.IsEmpty ? null : WhatIf.Suppose(dossier, viewpoint.Set, valid, known, drafts);
        var status = supposed?.After ?? StatusTable.Evaluate(dossier, valid, known, drafts);
        var names = new Names(dossier);
        return new(dossier, viewpoint, documents, status, supposed, names, new(documents, texts, names), earlier);
    }

    /// <summary>What hangs on this view and on what is asked alone, worked out once for all who ask it.</summary>
    /// <param name="asked">What is asked, with everything the answer hangs on beside the view.</param>
    internal T Once<T>(string asked, Func<T> make)
        where T : class => (T)_kept.Take(asked, make);

    /// <summary>How a commitment's status differs by what is supposed; null where it does not.</summary>
    public CommitmentChange? Change(CommitmentStatus status) => _changed.GetValueOrDefault(status.Commitment.Id);

    public PropositionChange? Change(PropositionStatus status) => _changedValues.GetValueOrDefault(status.Proposition.Id);

    public bool IsSupposed(string proposition) => Viewpoint.Set.Any(s => s.Proposition == proposition);

    /// <summary>What is committed, in words: the commitment's own, else its consequent's.</summary>
    public string What(Commitment commitment) => commitment.Text ?? Roles.Say(commitment.Then);

    /// <summary>The items of a kind that count as known here.</summary>
    public IReadOnlyList<T> Known<T>(ValueList<T> items)
        where T : class, IDossierItem => [.. items.Where(i => i.Origin.Counts(Viewpoint.Known, Viewpoint.Drafts))];
}
