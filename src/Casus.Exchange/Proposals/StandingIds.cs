using Casus.Model;

namespace Casus.Exchange;

/// <summary>The ids of what stands or waits in a dossier, as formulas and items name them.</summary>
public sealed class StandingIds(Dossier dossier)
{
    public IReadOnlySet<string> Parties { get; } = Of(dossier.Parties);

    public IReadOnlySet<string> Propositions { get; } = Of(dossier.Propositions);

    public IReadOnlySet<string> Commitments { get; } = Of(dossier.Commitments);

    private IReadOnlySet<string> Contributions { get; } = Of(dossier.Contributions);

    private IReadOnlySet<string> Series { get; } = Of(dossier.Series);

    /// <summary>True where the dossier has what a formula names.</summary>
    public bool Has(FormulaName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Kind == NameKind.Series ? new Threshold(name.Id, FigureSign.Equal, 0).Candidates.Any(Series.Contains) : Of(name.Kind).Contains(name.Id);
    }

    public IReadOnlySet<string> Of(NameKind kind) => kind switch
    {
        NameKind.Proposition => Propositions,
        NameKind.Commitment => Commitments,
        NameKind.Contribution => Contributions,
        _ => Series,
    };

    private static HashSet<string> Of<T>(ValueList<T> items)
        where T : IDossierItem => [.. items.Where(item => item.Origin.Until is null).Select(item => item.Id)];
}
