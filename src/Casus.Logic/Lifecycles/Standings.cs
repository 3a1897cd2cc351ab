using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>Where the commitments of a dossier stand at a valid time, each walked once, when it is asked for.</summary>
/// <remarks>
/// A commitment may speak of where others stand, permissions do things to others, and windows keep monitored matters open: so one walk may ask
/// for another. Where these lead back to themselves the walks are repeated, each time with the courses found before, until none differs.
/// </remarks>
internal sealed class Standings : IStandings
{
    private const int MostRounds = 48;

    private readonly Dictionary<string, Commitment> _commitments;
    private readonly Dictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly ILookup<string, (Effect Effect, Commitment Permission)> _effects;
    private readonly IReadOnlyDictionary<string, Standing>? _assumed;
    private readonly bool _isUnsettled;
    private readonly KnownItems _items;
    private readonly Bearing _bearing;
    private readonly Instant _valid;

    private Standings(
        KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, Bearing bearing, IReadOnlyDictionary<string, Standing>? assumed, bool isUnsettled)
    {
        (_items, _valid, _bearing, _assumed, _isUnsettled) = (items, valid, bearing, assumed, isUnsettled);
        Commitments = items.Commitments.FindAll(c => !(c.Made?.Start > valid));
        _commitments = Commitments.ToDictionary(c => c.Id, StringComparer.Ordinal);
        _effects = (bearing.HasReferences ? Commitments : []).SelectMany(c => (c.Effects ?? []).Select(e => (Effect: e, Permission: c)))
            .ToLookup(e => e.Effect.Commitment, StringComparer.Ordinal);
        Conditions = new(items, valid, suppositions, this);
    }

    /// <summary>Those made by the valid time.</summary>
    public List<Commitment> Commitments { get; }

    public Conditions Conditions { get; }

    public static Standings Of(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, Bearing bearing)
    {
        if (bearing.Circular.Count == 0)
        {
            return new(items, valid, suppositions, bearing, null, false);
        }

        var assumed = new Dictionary<string, Standing>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var standings = new Standings(items, valid, suppositions, bearing, assumed, false);
            var found = standings.Commitments.Where(c => bearing.IsCircular(c.Id)).ToDictionary(c => c.Id, standings.Walk, StringComparer.Ordinal);
            if (found.Count == assumed.Count && found.All(f => f.Value.IsSameCourse(assumed[f.Key])))
            {
                return standings;
            }

            assumed = found;
        }

        return new(items, valid, suppositions, bearing, assumed, true);
    }

    public Condition? Antecedent(Commitment commitment)
    {
        var created = _effects[commitment.Id].Where(e => e.Effect.Does == EffectKind.Create)
            .Select(e => (Formula)new StandsAs("satisfied", e.Permission.Id)).Distinct().OrderBy(f => f.ToString(), StringComparer.Ordinal).ToList();
        Formula? first = created switch { [] => null, [var one] => one, _ => new Or([.. created]) };
        return (first, commitment.If) switch
        {
            (null, null) => null,
            (null, { } only) => Conditions.Of(only),
            ({ } only, null) => Conditions.Of(only),
            ({ } one, { } other) => Conditions.Of(new And([one, other])),
        };
    }

    public Standing Walk(Commitment commitment)
    {
        if (_standings.TryGetValue(commitment.Id, out var known))
        {
            return known;
        }

        // A long chain of commitments, each about the next, is deeper than a stack: it goes on with a fresh one.
        var standing = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Walked(commitment) : Task.Run(() => Walked(commitment)).GetAwaiter().GetResult();
        _standings[commitment.Id] = standing;
        return standing;
    }

    /// <summary>Those that could stand in a circle of promises: their condition rests, by whatever way, on what they would bring about.</summary>
    public IEnumerable<Commitment> Circular() => Commitments.Where(c => _bearing.IsPromisedInACircle(c.Id));

    /// <summary>Takes over a walk that nothing has touched since.</summary>
    public void TakeOver(string commitment, Standing standing) => _standings.TryAdd(commitment, standing);

    public Timeline<Truth> StandsAs(CommitmentState state, string commitment)
    {
        if (Course(commitment) is not { } history)
        {
            return Timeline<Truth>.Constant(_isUnsettled && _bearing.IsCircular(commitment) ? Truth.Unknown : Truth.False);
        }

        var bit = 1 << (int)state;
        return history.History.Select(mask => mask == bit ? Truth.True : (mask & bit) != 0 ? Truth.Unknown : Truth.False);
    }

    public IEnumerable<Reason> WhyStandsAs(CommitmentState state, string commitment, Instant time)
    {
        if (!_commitments.TryGetValue(commitment, out var item))
        {
            yield break;
        }

        if (_isUnsettled && _bearing.IsCircular(commitment))
        {
            yield return new("circular-reference", null, item.Origin.Entry, null, [], $"where {commitment} stands depends on itself, and comes to no rest");
            yield break;
        }

        var history = Walk(item).History;
        var at = history.IndexAt(time);
        var states = Enum.GetValues<CommitmentState>().Where(s => (history.Value(at) & (1 << (int)s)) != 0).Select(s => Labels.Of(item.Kind, s, isBinding: true)).ToList();
        foreach (var reason in Say.Steps("stands-as", null, item, states.Count == 0 ? $"{commitment} was not made yet" : $"{commitment} is {Say.List(states, "or")}{Say.From(history.Start(at))}"))
        {
            yield return reason;
        }
    }

    public Timeline<bool>? AwaitedOver(PropositionNode node)
    {
        Timeline<bool>? over = null;
        foreach (var standing in _bearing.Bringing(node.Id).Select(Course).OfType<Standing>())
        {
            over = over is null ? standing.Awaiting : over.Or(standing.Awaiting);
        }

        return over;
    }

    /// <summary>The first commitment whose window is open on a monitored proposition at the valid time.</summary>
    public Commitment? AwaitedBy(PropositionNode node) =>
        node.IsMonitored && node.Supposed?.At(_valid) is null && !node.IsFoundAt(_valid)
            ? _bearing.BringingAny(node.Id).Select(_commitments.GetValueOrDefault).OfType<Commitment>().FirstOrDefault(c => Walk(c).Awaiting.At(_valid))
            : null;

    // Of one in a circle, as it was found in the round before.
    private Standing? Course(string commitment) =>
        !_commitments.TryGetValue(commitment, out var item) ? null
        : !_bearing.IsCircular(commitment) ? Walk(item)
        : _isUnsettled ? null
        : _assumed?.GetValueOrDefault(commitment);

    private Standing Walked(Commitment commitment)
    {
        var course = new Course(
            commitment, Antecedent(commitment), Conditions.Of(commitment.Then), commitment.WithinOf is null ? null : Conditions.Of(commitment.WithinOf), _valid);
        return Lifecycle.Walk(course, _items.ActsOf(commitment.Id), [.. _effects[commitment.Id].Where(e => e.Effect.Does != EffectKind.Create).SelectMany(Moves)]);
    }

    // When a permission came to be exercised, or may have come to be.
    private IEnumerable<Move> Moves((Effect Effect, Commitment Permission) effect)
    {
        if (Course(effect.Permission.Id)?.History is not { } history)
        {
            yield break;
        }

        const int Exercised = 1 << (int)CommitmentState.Satisfied;
        var wasPossible = false;
        for (var i = 0; i < history.Count; i++)
        {
            var mask = history.Value(i);
            if (mask == Exercised)
            {
                yield return new(history.Start(i), null, effect.Effect.Does, effect.Permission);
                yield break;
            }

            if ((mask & Exercised) != 0 && !wasPossible)
            {
                wasPossible = true;
                yield return new(history.Start(i), null, effect.Effect.Does, effect.Permission, IsCertain: false);
            }
        }
    }
}
