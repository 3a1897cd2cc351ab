using Casus.Model;

namespace Casus.Logic;

/// <summary>The items of a dossier that count at a known time, each id once, in the dossier's order.</summary>
internal sealed class KnownItems
{
    private readonly ILookup<string, CommitmentAct> _acts;

    public KnownItems(Dossier dossier, Instant known, bool drafts)
    {
        Dossier = dossier;
        Propositions = Standing(dossier.Propositions);
        Commitments = Standing(dossier.Commitments);
        Dependencies = Standing(dossier.Dependencies);
        Series = Standing(dossier.Series);
        Contributions = Standing(dossier.Contributions);
        Stances = Standing(dossier.Stances);
        Merges = Standing(dossier.Merges);
        var findings = Standing(dossier.Findings);
        var corrected = new HashSet<string>(findings.Where(f => f.Corrects is not null).Select(f => f.Corrects!), StringComparer.Ordinal);
        Findings = findings.Where(f => !corrected.Contains(f.Id)).ToLookup(f => f.Proposition, StringComparer.Ordinal);
        _acts = Standing(dossier.Acts).ToLookup(a => a.Commitment, StringComparer.Ordinal);

        List<T> Standing<T>(ValueList<T> items)
            where T : IDossierItem
        {
            var standing = new List<T>(items.Count);
            var places = new Dictionary<string, int>(items.Count, StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (!item.Origin.Counts(known, drafts))
                {
                    continue;
                }

                // With drafts, an amendment that waits stands beside what it amends: the later known is meant.
                if (!places.TryGetValue(item.Id, out var place))
                {
                    places.Add(item.Id, standing.Count);
                    standing.Add(item);
                }
                else if (standing[place].Origin.Known <= item.Origin.Known)
                {
                    standing[place] = item;
                }
            }

            return standing;
        }
    }

    /// <summary>The whole, known or not.</summary>
    public Dossier Dossier { get; }

    /// <summary>True when every proposition and commitment the dossier ever held counts.</summary>
    public bool IsAll => Propositions.Count == Dossier.Propositions.Count && Commitments.Count == Dossier.Commitments.Count;

    /// <summary>True when the propositions and commitments are the same items.</summary>
    public bool HasSameForm(KnownItems other) =>
        Propositions.SequenceEqual(other.Propositions, ReferenceEqualityComparer.Instance) && Commitments.SequenceEqual(other.Commitments, ReferenceEqualityComparer.Instance);

    public List<Proposition> Propositions { get; }

    /// <summary>Their places in the list.</summary>
    public Dictionary<string, int> PropositionNumbers => field ??= Propositions.Index().ToDictionary(p => p.Item.Id, p => p.Index, StringComparer.Ordinal);

    public List<Commitment> Commitments { get; }

    public List<Dependency> Dependencies { get; }

    public List<Series> Series { get; }

    public List<Contribution> Contributions { get; }

    public List<Stance> Stances { get; }

    public List<Merge> Merges { get; }

    /// <summary>By proposition; those that a counting finding corrects are gone.</summary>
    public ILookup<string, Finding> Findings { get; }

    public IReadOnlyList<CommitmentAct> ActsOf(string commitment) => _acts.Count == 0 || !_acts.Contains(commitment) ? [] : [.. _acts[commitment]];
}
