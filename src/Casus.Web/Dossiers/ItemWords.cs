using Casus.Model;

namespace Casus.Web;

/// <summary>Says in a sentence what an item of a dossier holds.</summary>
internal static class ItemWords
{
    public static string Kind(this IDossierItem item) => item switch
    {
        CommitmentAct => "act",
        _ => item.GetType().Name.ToLowerInvariant(),
    };

    /// <summary>The last version, of whatever kind, that an entry recorded; null where it recorded none.</summary>
    public static IDossierItem? RecordedBy(this Dossier dossier, string entry)
    {
        IEnumerable<IDossierItem>[] all =
        [
            dossier.Findings, dossier.Commitments, dossier.Propositions, dossier.Parties, dossier.Dependencies, dossier.Acts, dossier.Stances,
            dossier.Contributions, dossier.Measures, dossier.Incidents, dossier.Series,
        ];
        return all.Select(items => items.LastOrDefault(item => item.Origin.Entry == entry)).FirstOrDefault(item => item is not null);
    }

    public static string Says(this IDossierItem item) => item switch
    {
        Party p => p.Name,
        Proposition p => p.Holds is null ? p.Text : $"{p.Text}: {p.Holds}",
        Commitment c => c.Text ?? $"{c.Kind.Word()} of {string.Join(", ", c.Debtors)}: {(c.If is null ? string.Empty : $"if {c.If}, ")}{c.Then}",
        Dependency d => $"{d.Of} needs {d.Needs}",
        Finding f => $"{f.Proposition} is {(f.Value ? "true" : "false")} from {f.From}{(f.To is { } to ? $" until {to}" : string.Empty)}",
        CommitmentAct a => $"{a.Act.Word()} {a.Commitment} on {a.On}",
        Stance s => $"{string.Join(", ", s.By)}: {s.Act.Word()}{(s.Negated ? " that not" : string.Empty)} {s.Proposition}",
        Contribution c => string.Join(' ', new[] { $"{c.Party}:", c.Domain, c.Capability, c.Stage.Word() }.OfType<string>()),
        Measure m => m.Text,
        Incident i => i.Text,
        Series s => s.Text,
        _ => item.Id,
    };
}
