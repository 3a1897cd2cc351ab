using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>A formula of the dossier with its propositions; one object for all equal formulas.</summary>
/// <param name="atoms">Its leaves, each once, in the order of writing.</param>
internal sealed class Condition(Formula formula, Term term, PropositionNode[] atoms, Instant valid)
{
    private string? _text;
    private Timeline<Truth>? _timeline;
    private Timeline<Truth>? _told;
    private Timeline<Truth>? _found;
    private bool? _isReadOnce;
    private bool? _hasTimed;
    private PropositionNode[]? _basic;
    private readonly Instant[]?[] _stops = new Instant[]?[3];
    private Instant? _never;

    public Formula Formula => formula;

    public Term Term => term;

    public PropositionNode[] Atoms => atoms;

    /// <summary>
    /// True when no basic proposition reaches it on two ways: its parts are then independent, and its value follows exactly from theirs.
    /// </summary>
    public bool IsReadOnce => _isReadOnce ??= Earlier?.Condition.IsReadOnce ?? IsIndependent();

    /// <summary>True when a timed part stands in it, on whatever way down.</summary>
    public bool HasTimed => _hasTimed ??= Earlier?.Condition.HasTimed ?? Array.Exists(Basic(), n => n.Timed is not null);

    /// <summary>As it stood in the evaluation that this one revises, while it is being revised.</summary>
    public (Condition Condition, Renewal Renewal)? Earlier { get; set; }

    /// <summary>Its value until the valid time of the question.</summary>
    public Timeline<Truth> Timeline => _timeline ??= Over(View.Concluded);

    /// <summary>The same as it is told, monitored propositions being open while a window is.</summary>
    public Timeline<Truth> Told => _told ??= Array.TrueForAll(atoms, a => ReferenceEquals(a.Told, a.Timeline)) ? Timeline : Over(View.Told);

    /// <summary>True when it was too entangled to be decided exactly, so that some values are less definite than they could be.</summary>
    public bool IsInexact { get; set; }

    /// <summary>Every instant until the valid time at which a proposition on any way down changes, or whether it is taken by its definition; ascending.</summary>
    public Instant[] StopsIn(View view) => _stops[(int)view] ??=
        [.. Below().SelectMany(n => n.In(view).Starts.Skip(1).Concat(n.Override?.Starts.Skip(1) ?? [])).Where(s => s <= valid).Distinct().Order()];

    /// <summary>Diagrams by the derived propositions that stand for themselves in them.</summary>
    public Dictionary<string, Expansion> Expansions => field ??= new(StringComparer.Ordinal);

    /// <summary>Reasons by rule, instant, whom they are told of and how it is read, shared by all that rest on this condition.</summary>
    public Dictionary<(string Rule, Instant At, string? Of, View View), ValueList<Reason>> Reasons => field ??= [];

    /// <summary>What would suffice for it at the valid time, by how it is read, once it was asked; empty: nothing is left to be done.</summary>
    public string?[] Sufficient { get; } = new string?[3];

    /// <summary>The same, absence concluding nothing.</summary>
    public Timeline<Truth> Found => _found ??= Array.TrueForAll(atoms, a => ReferenceEquals(a.Found, a.Timeline)) ? Timeline : Over(View.Found);

    public Timeline<Truth> In(View view) => view switch { View.Told => Told, View.Found => Found, _ => Timeline };

    /// <summary>The value at a time, with the leaves' values as given.</summary>
    public Truth Value(Instant time, Func<PropositionNode, Truth> valueOf)
    {
        var byParts = Kleene.Value(term, valueOf);
        return term is Term.Leaf || byParts.IsDetermined() || IsReadOnce ? byParts : Supervaluation.Value(this, n => n.IsExpandedAt(time), valueOf) ?? byParts;
    }

    /// <summary>The value whatever time it is, with every proposition taken by its definition but those in <paramref name="itself"/>.</summary>
    public Truth Value(Func<PropositionNode, bool> itself, Func<PropositionNode, Truth> valueOf)
    {
        var byParts = Kleene.Value(term, valueOf);
        return byParts.IsDetermined() || IsReadOnce ? byParts : Supervaluation.Value(this, n => n.Definition is not null && !itself(n), valueOf) ?? byParts;
    }

    /// <summary>From when it can no longer hold, whatever happens; null while it can.</summary>
    public Instant? NeverFrom => (_never ??= CannotHoldFrom() ?? Instant.Max) is var from && from == Instant.Max ? null : from;

    public override string ToString() => _text ??= formula.ToString();

    private Timeline<Truth> Over(View view)
    {
        if (term is Term.Leaf leaf)
        {
            return leaf.Node.In(view);
        }

        if (Earlier is var (earlier, renewal) && renewal.Keeps(earlier, view))
        {
            return earlier.In(view);
        }

        var starts = new List<Instant> { Instant.Min };
        if (IsReadOnce)
        {
            foreach (var timeline in Array.ConvertAll(atoms, a => a.In(view)))
            {
                for (var i = 1; i < timeline.Count && timeline.Start(i) <= valid; i++)
                {
                    starts.Add(timeline.Start(i));
                }
            }

            starts.Sort();
        }
        else
        {
            // Where parts are entangled, what changes further down may decide it while every atom stays as doubtful as it was.
            starts.AddRange(StopsIn(view));
        }

        if (starts.Count == 1)
        {
            return Timeline<Truth>.Constant(Value(Instant.Min, n => n.In(view).At(Instant.Min)));
        }

        var changes = new List<(Instant At, Truth)>(starts.Count);
        var time = Instant.Min;
        Func<PropositionNode, Truth> valueOf = n => n.In(view).At(time);
        foreach (var start in starts)
        {
            if (changes.Count == 0 || changes[^1].At != start)
            {
                time = start;
                changes.Add((start, Value(start, valueOf)));
            }
        }

        return Timeline<Truth>.From(changes);
    }

    /// <summary>The next instant after a time from which a timed part is decided, though nobody knows which way.</summary>
    public Instant? NextDecided(Instant after)
    {
        if (!HasTimed)
        {
            return null;
        }

        Instant? next = null;
        foreach (var decided in Decided())
        {
            next = decided > after && !(next <= decided) ? decided : next;
        }

        return next;
    }

    /// <summary>True when a timed part of it is decided by then, though nobody knows which way.</summary>
    public bool IsDecidedIn(Instant at) => HasTimed && Decided().Any(d => d <= at);

    /// <summary>Since when its timed parts are decided of which nobody knows which way.</summary>
    public IEnumerable<Instant> Decided()
    {
        if (!HasTimed)
        {
            yield break;
        }

        foreach (var node in Basic())
        {
            _ = node.Timeline; // decides timed parts
            if (node.Decided is { } at)
            {
                yield return at;
            }
        }
    }

    private Instant? CannotHoldFrom()
    {
        if (IsReadOnce && Array.TrueForAll(atoms, a => a.Timed is null && a.Definition is null))
        {
            return null;
        }

        var basic = Basic();
        foreach (var node in basic)
        {
            _ = node.Timeline; // settles timed parts
        }

        if (IsReadOnce && Array.TrueForAll(basic, n => n.Settled is null))
        {
            return null;
        }

        var settled = basic.Select(n => n.Settled?.From).OfType<Instant>().Append(Instant.Min).Distinct().Order();
        foreach (var time in settled)
        {
            Truth Free(PropositionNode node) => node.Settled is { } s && s.From <= time ? s.Value ? Truth.True : Truth.False : Truth.Open;
            if (time <= valid && ByDefinitions(Free) == Truth.False)
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>The value with every derived proposition taken by its definition.</summary>
    public Truth ByDefinitions(Func<PropositionNode, Truth> valueOf) =>
        IsReadOnce && RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Kleene.Value(term, n => n.Definition is { } definition ? definition.ByDefinitions(valueOf) : valueOf(n))
        : Supervaluation.Value(this, n => n.Definition is not null, valueOf) ?? Truth.Open;

    private PropositionNode[] Basic() => _basic ??= [.. Below().Where(n => n.Definition is null)];

    // Every proposition on any way down; definitions may be nested deeper than a stack.
    private HashSet<PropositionNode> Below()
    {
        var seen = new HashSet<PropositionNode>();
        var open = new Stack<PropositionNode>(atoms);
        while (open.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                foreach (var part in node.Definition?.Atoms ?? [])
                {
                    open.Push(part);
                }
            }
        }

        return seen;
    }

    // Walks from each leaf down to the basic propositions; reaching one from two sides means that the sides are not independent.
    private bool IsIndependent()
    {
        if (term.Occurrences != atoms.Length)
        {
            return false;
        }

        if (atoms.Length == 1 && atoms[0].Definition is null)
        {
            return true;
        }

        var reachedFrom = new Dictionary<PropositionNode, PropositionNode>();
        foreach (var side in atoms)
        {
            var open = new Stack<PropositionNode>([side]);
            while (open.TryPop(out var node))
            {
                if (reachedFrom.TryGetValue(node, out var other))
                {
                    if (other != side)
                    {
                        return false;
                    }

                    continue;
                }

                reachedFrom.Add(node, side);
                foreach (var part in node.Definition?.Atoms ?? [])
                {
                    open.Push(part);
                }
            }
        }

        return true;
    }
}

/// <summary>A condition over basic propositions alone.</summary>
internal sealed record Expansion(DecisionDiagram Diagram, int Root, PropositionNode[] Variables);
