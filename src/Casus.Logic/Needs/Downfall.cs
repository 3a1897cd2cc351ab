using Casus.Model;

namespace Casus.Logic;

/// <summary>What can no longer hold once one proposition is false, whatever all others turn out to be: by dependencies and by definitions.</summary>
/// <remarks>
/// Spreads in rounds to the least fixed point. "Cannot hold" and "cannot fail" are kept apart and only ever added, so that dossiers which
/// contradict themselves end too, and the order of items does not matter.
/// </remarks>
internal sealed class Downfall
{
    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);

    /// <param name="needing">Dependencies by what they need.</param>
    /// <param name="madeOf">Derived propositions by each proposition in their definitions.</param>
    public Downfall(string first, ILookup<string, Dependency> needing, ILookup<string, PropositionNode> madeOf)
    {
        List<string> fresh = [first];
        _fates[first] = Fate.CannotHold;
        while (fresh.Count > 0)
        {
            var next = new List<string>();
            foreach (var dependency in fresh.Where(CannotHold).SelectMany(id => needing[id]))
            {
                Add(dependency.Of, Fate.CannotHold, next);
            }

            foreach (var whole in fresh.SelectMany(id => madeOf[id]).Distinct())
            {
                Add(whole.Id, Of(whole.Definition!), next);
            }

            fresh = next;
        }
    }

    [Flags]
    private enum Fate
    {
        None = 0,
        CannotHold = 1,
        CannotFail = 2,
    }

    public bool CannotHold(string id) => (_fates.GetValueOrDefault(id) & Fate.CannotHold) != 0;

    public bool CannotFail(string id) => (_fates.GetValueOrDefault(id) & Fate.CannotFail) != 0;

    public bool CannotHold(Condition condition) => (Of(condition) & Fate.CannotHold) != 0;

    private bool Reaches(string id) => _fates.ContainsKey(id);

    private void Add(string id, Fate fate, List<string> fresh)
    {
        var known = _fates.GetValueOrDefault(id);
        if ((known | fate) != known)
        {
            _fates[id] = known | fate;
            fresh.Add(id);
        }
    }

    private Fate Of(Condition condition)
    {
        var fate = Of(condition.Term);
        return fate != Fate.None || condition.IsReadOnce || !Array.Exists(condition.Atoms, a => Reaches(a.Id)) ? fate
            : condition.Value(n => Reaches(n.Id), n => CannotHold(n.Id) ? Truth.False : Reaches(n.Id) ? Truth.True : Truth.Open) switch
            {
                Truth.True => Fate.CannotFail,
                Truth.False => Fate.CannotHold,
                _ => Fate.None,
            };
    }

    private Fate Of(Term term)
    {
        switch (term)
        {
            case Term.Leaf leaf:
                return _fates.GetValueOrDefault(leaf.Node.Id);
            case Term.Not not:
                return Of(not.Inner) switch
                {
                    Fate.CannotHold => Fate.CannotFail,
                    Fate.CannotFail => Fate.CannotHold,
                    var either => either,
                };
            case Term.Gate gate:
                var (fallen, certain) = (0, 0);
                foreach (var part in gate.Parts)
                {
                    var fate = Of(part);
                    fallen += (fate & Fate.CannotHold) != 0 ? 1 : 0;
                    certain += (fate & Fate.CannotFail) != 0 ? 1 : 0;
                }

                return (fallen >= gate.Fatal ? Fate.CannotHold : Fate.None) | (certain >= gate.Needed ? Fate.CannotFail : Fate.None);
            default:
                throw new ArgumentException($"An unknown kind of term: {term.GetType().Name}.", nameof(term));
        }
    }
}
