using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells where a dossier stands at a valid time, from what counted at a known time: a pure function.</summary>
public static class StatusTable
{
    /// <param name="drafts">True: what waits for approval counts too, and what rests on it is marked.</param>
    public static DossierStatus Evaluate(Dossier dossier, Instant valid, Instant known, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var findings = dossier.Findings.Where(f => f.Origin.Counts(known, drafts)).ToList();
        var corrected = findings.Select(f => f.Corrects).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var covering = findings.Where(f => !corrected.Contains(f.Id) && f.From.Start <= valid && !(f.To?.Start <= valid))
            .ToLookup(f => f.Proposition, StringComparer.Ordinal);
        var propositions = dossier.Propositions.Where(p => p.Origin.Counts(known, drafts)).Select(p => new PropositionStatus(
            p, Value(p.Id), null, null, covering[p.Id].ToValueList(), [], [], false, [])).ToValueList();
        var commitments = dossier.Commitments.Where(c => c.Origin.Counts(known, drafts) && !(c.Made?.Start > valid)).Select(c =>
        {
            var state = Holds(c.Then) ? CommitmentState.Satisfied
                : c.If is null || Holds(c.If) ? CommitmentState.Detached
                : CommitmentState.Conditional;
            return new CommitmentStatus(c, [state], state.Word(), c.Made?.Start, c.By, [], [], false, null, null, []);
        }).ToValueList();
        return new(dossier.Id, valid, known, drafts, propositions, commitments);

        Truth Value(string id) => (covering[id].Any(f => f.Value), covering[id].Any(f => !f.Value)) switch
        {
            (true, true) => Truth.Contested,
            (true, false) => Truth.True,
            (false, true) => Truth.False,
            _ => Truth.Open,
        };

        bool Holds(Formula formula) => formula switch
        {
            Atom atom => Value(atom.Proposition) == Truth.True,
            Not { Inner: Atom atom } => Value(atom.Proposition) == Truth.False,
            And and => and.Parts.All(Holds),
            Or or => or.Parts.Any(Holds),
            AtLeast gate => gate.Parts.Count(Holds) >= gate.Count,
            _ => false,
        };
    }
}
