using Casus.Model;

namespace Casus.Logic;

/// <summary>The fall of propositions or commitments of a dossier: at least one of them is false, or what was committed is. A function of which basic propositions are false.</summary>
/// <param name="Of">The propositions asked about; a commitment stands as one that holds when its consequent does.</param>
/// <param name="Event">At least one of them is false; variable <c>i</c> of the circuit: <c>Basics[i]</c> is false.</param>
/// <param name="Basics">The propositions that are made of nothing else.</param>
/// <param name="Causes">What may make several of them false together.</param>
public sealed record Fall(ValueList<Proposition> Of, Circuit Circuit, Wire Event, ValueList<Proposition> Basics, ValueList<SharedCause> Causes)
{
    /// <summary>The most rounds that needs in a circle are followed.</summary>
    private const int MostCircular = 300;

    /// <summary>The propositions a dossier's guarantees end in: derived ones that nothing else is made of or needs and no threat waits for; where none is derived, those that need others.</summary>
    public static ValueList<string> Ends(Dossier dossier, Instant known, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var items = new KnownItems(dossier, known, drafts);
        var propositions = items.Propositions.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var used = items.Propositions.SelectMany(p => p.Holds?.Propositions ?? [])
            .Concat(items.Dependencies.Where(d => propositions.Contains(d.Of)).Select(d => d.Needs)).ToHashSet(StringComparer.Ordinal);

        // What a threat waits for is no guarantee.
        var threatened = items.Commitments.Where(c => c.Kind == CommitmentKind.Threat).SelectMany(c => c.If?.Propositions ?? []).ToHashSet(StringComparer.Ordinal);
        var derived = items.Propositions.Where(p => p.Holds is not null && !threatened.Contains(p.Id)).Select(p => p.Id).ToList();
        var candidates = derived.Count > 0 ? derived : [.. items.Dependencies.Select(d => d.Of).Where(propositions.Contains).Distinct()];
        var ends = candidates.Where(id => !used.Contains(id)).ToValueList();

        // All in circles: then each is asked about.
        return ends.IsEmpty ? candidates.ToValueList() : ends;
    }

    /// <summary>What it takes for the propositions to fall. One holds when what it is made of does, and all it needs does; a basic one, when it is itself true and all it needs is.</summary>
    /// <param name="of">Ids of propositions, or of commitments where no proposition has the id.</param>
    /// <param name="settledAt">What findings determine at this valid time is taken as settled: it neither falls nor holds by chance. Null: the form alone is asked about.</param>
    /// <returns>A refusal where an id is unknown, or what it names rests on its own negation.</returns>
    public static Outcome<Fall> Read(Dossier dossier, IReadOnlyList<string> of, Instant known, bool drafts = false, Instant? settledAt = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(of);
        var items = new KnownItems(dossier, known, drafts);
        var byId = items.Propositions.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var commitment in items.Commitments.Where(c => of.Contains(c.Id) && !byId.ContainsKey(c.Id)))
        {
            byId.Add(commitment.Id, new(commitment.Id, commitment.Text ?? commitment.Id, Absence.Open, commitment.Then, null, commitment.Evidence, commitment.Origin));
        }

        if (of.FirstOrDefault(id => !byId.ContainsKey(id)) is { } unknown)
        {
            return new Refusal(
                unknown, "unknown-proposition", $"the dossier has no such proposition or commitment{Nearest.Hint(unknown, byId.Keys.Concat(items.Commitments.Select(c => c.Id)))}");
        }

        var settled = settledAt is not { } valid ? [] : StatusTable.Evaluate(dossier, valid, known, drafts).Propositions
            .Where(p => p.Proposition.Holds is null && p.Value.IsDetermined() && p.Findings.Any(f => f.From.Start <= valid && !(f.To?.Start <= valid)))
            .ToDictionary(p => p.Proposition.Id, p => p.Value == Truth.True, StringComparer.Ordinal);
        var walk = new Walk(byId, items.Dependencies.ToLookup(d => d.Of, d => d.Needs, StringComparer.Ordinal), of, settled);
        return walk.Refusal is { } refusal ? refusal
            : new Fall(of.Select(id => byId[id]).ToValueList(), walk.Circuit, !walk.Circuit.And([.. of.Select(id => walk.Holds[id])]), [.. walk.Basics], Shared(items.Propositions, walk.Basics));
    }

    // A cause is no likelier than the least that one of its propositions grants it, whether or not this one bears on the question:
    // else one arrangement would have a probability of its own for each question.
    private static ValueList<SharedCause> Shared(IEnumerable<Proposition> all, List<Proposition> basics)
    {
        var least = all.Where(p => p.Holds is null && p.Cause is not null && Granted(p) is not null)
            .GroupBy(p => p.Cause!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(Granted)!.Value, StringComparer.Ordinal);
        return basics.Index()
            .Where(p => p.Item.Cause is not null && Granted(p.Item) is not null)
            .GroupBy(p => p.Item.Cause!, p => p.Index, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => new SharedCause(least[g.Key], g.ToValueList()))
            .ToValueList();

        static double? Granted(Proposition proposition) => proposition.Share * (1 - proposition.Probability);
    }

    /// <summary>Follows definitions and needs down to what is basic.</summary>
    private sealed class Walk
    {
        private readonly Dictionary<string, Proposition> _byId;
        private readonly ILookup<string, string> _needs;
        private readonly Dictionary<string, Wire> _own = new(StringComparer.Ordinal);

        public Walk(Dictionary<string, Proposition> byId, ILookup<string, string> needs, IReadOnlyList<string> of, Dictionary<string, bool> settled)
        {
            (_byId, _needs) = (byId, needs);
            var order = Order(of, out var circular);
            Refusal = circular ? RefuseNegatedCircle(order) : null;
            if (Refusal is not null)
            {
                return;
            }

            foreach (var id in order.Where(id => byId.TryGetValue(id, out var item) && item.Holds is null))
            {
                _own.Add(id, settled.TryGetValue(id, out var holds) ? (holds ? Wire.True : Wire.False) : Variable(byId[id]));
            }

            // What needs each other in a circle stands or falls together: all is taken to hold at first, and what cannot is taken away, round by round.
            foreach (var id in order)
            {
                Holds[id] = Wire.True;
            }

            for (var round = 0; round < (circular ? Math.Min(order.Count, MostCircular) : 1); round++)
            {
                foreach (var id in order)
                {
                    Holds[id] = Circuit.And([Own(id), .. needs[id].Select(Of)]);
                }
            }
        }

        public Circuit Circuit { get; } = new();

        public Dictionary<string, Wire> Holds { get; } = new(StringComparer.Ordinal);

        public List<Proposition> Basics { get; } = [];

        public Refusal? Refusal { get; }

        private Wire Variable(Proposition basic)
        {
            Basics.Add(basic);
            return !Circuit.Variable(Basics.Count - 1);
        }

        // A timed part is a matter of its own here, since the form says nothing of when; so is what the dossier does not describe, or not yet.
        private Wire Matter(string id)
        {
            if (!_own.TryGetValue(id, out var own))
            {
                _own.Add(id, own = Variable(new(id, id, Absence.Open, null, null, [], new(string.Empty, Instant.Min, Instant.Min))));
            }

            return own;
        }

        private Wire Of(string id) => _byId.ContainsKey(id) ? Holds[id] : Matter(id);

        private Wire Own(string id) => _own.TryGetValue(id, out var own) ? own : Formula(_byId[id].Holds!);

        private Wire Formula(Formula formula) => formula switch
        {
            Atom atom => Of(atom.Proposition),
            Timed timed => Matter(timed.ToString()),
            Not not => !Formula(not.Inner),
            And and => Circuit.And([.. and.Parts.Select(Formula)]),
            Or or => Circuit.Or([.. or.Parts.Select(Formula)]),
            AtLeast gate => Circuit.AtLeast(gate.Count, [.. gate.Parts.Select(Formula)]),
            _ => throw new ArgumentException($"An unknown kind of formula: {formula.GetType().Name}.", nameof(formula)),
        };

        private IEnumerable<string> Below(string id) => (_byId[id].Holds is { } holds ? holds.Leaves.OfType<Atom>().Select(a => a.Proposition) : []).Concat(_needs[id]).Where(_byId.ContainsKey);

        // What is rested on before what rests on it; without recursion, since chains may be long.
        private List<string> Order(IReadOnlyList<string> of, out bool circular)
        {
            circular = false;
            var order = new List<string>();
            var state = new Dictionary<string, bool>(StringComparer.Ordinal); // true: finished
            var open = new Stack<(string Id, IEnumerator<string> Below)>();
            foreach (var first in of)
            {
                circular |= Enter(first);
                while (open.TryPeek(out var top))
                {
                    if (top.Below.MoveNext())
                    {
                        circular |= Enter(top.Below.Current);
                    }
                    else
                    {
                        open.Pop();
                        state[top.Id] = true;
                        order.Add(top.Id);
                    }
                }
            }

            return order;

            bool Enter(string id)
            {
                if (state.TryGetValue(id, out var finished))
                {
                    return !finished;
                }

                state.Add(id, false);
                open.Push((id, Below(id).GetEnumerator()));
                return false;
            }
        }

        private Refusal? RefuseNegatedCircle(List<string> order)
        {
            foreach (var id in order)
            {
                var negated = new HashSet<string>(StringComparer.Ordinal);
                Negated(_byId[id].Holds, false, negated);
                foreach (var other in negated.Where(_byId.ContainsKey))
                {
                    if (Reaches(other, id))
                    {
                        return new Refusal(id, "circular", $"it holds only while '{other}' does not, which rests on it in turn");
                    }
                }
            }

            var members = order.Count(id => Below(id).Any(b => Reaches(b, id)));
            return members > MostCircular ? new Refusal(order[^1], "circular", $"{members} propositions need each other in circles; {MostCircular} at most are followed") : null;
        }

        private bool Reaches(string from, string to)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { from };
            var open = new Stack<string>([from]);
            while (open.TryPop(out var at))
            {
                if (at == to)
                {
                    return true;
                }

                foreach (var below in Below(at).Where(seen.Add))
                {
                    open.Push(below);
                }
            }

            return false;
        }

        private static void Negated(Formula? formula, bool negative, HashSet<string> found)
        {
            switch (formula)
            {
                case Atom atom when negative:
                    found.Add(atom.Proposition);
                    break;
                case Not not:
                    Negated(not.Inner, !negative, found);
                    break;
                case And and:
                    and.Parts.ToList().ForEach(p => Negated(p, negative, found));
                    break;
                case Or or:
                    or.Parts.ToList().ForEach(p => Negated(p, negative, found));
                    break;
                case AtLeast gate:
                    gate.Parts.ToList().ForEach(p => Negated(p, negative, found));
                    break;
            }
        }
    }
}
