using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>Takes the lines out of a dossier's origins, so that what was written elsewhere compares equal.</summary>
internal static class Lines
{
    public static Dossier Without(Dossier dossier) => dossier with
    {
        Parties = [.. dossier.Parties.Select(i => i with { Origin = Bare(i) })],
        Propositions = [.. dossier.Propositions.Select(i => i with { Origin = Bare(i) })],
        Commitments = [.. dossier.Commitments.Select(i => i with { Origin = Bare(i) })],
        Dependencies = [.. dossier.Dependencies.Select(i => i with { Origin = Bare(i) })],
        Findings = [.. dossier.Findings.Select(i => i with { Origin = Bare(i) })],
        Acts = [.. dossier.Acts.Select(i => i with { Origin = Bare(i) })],
        Stances = [.. dossier.Stances.Select(i => i with { Origin = Bare(i) })],
        Contributions = [.. dossier.Contributions.Select(i => i with { Origin = Bare(i) })],
        Measures = [.. dossier.Measures.Select(i => i with { Origin = Bare(i) })],
        Incidents = [.. dossier.Incidents.Select(i => i with { Origin = Bare(i) })],
        Series = [.. dossier.Series.Select(i => i with { Origin = Bare(i) })],
    };

    private static Origin Bare(IDossierItem item) => item.Origin with { Entry = string.Empty };
}
