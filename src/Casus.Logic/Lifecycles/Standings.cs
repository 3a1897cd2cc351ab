using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>Where the commitments of a dossier stand at a valid time, each walked once, when it is asked for.</summary>
/// <remarks>
/// A commitment may speak of where others stand, permissions do things to others, and windows keep monitored matters open: so one walk may ask
/// for another. Where these lead back to themselves the walks are repeated (<see cref="Rounds"/>), each time with the courses found before.
/// </remarks>
internal sealed class Standings : IStandings
{
    private readonly Scope _scope;
    private readonly Layered<string, Standing> _standings;
    private readonly Dictionary<string, (Condition? Antecedent, Condition Consequent, Condition? CountedFrom)> _asked = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Standing> _assumed;
    private readonly IReadOnlySet<string> _unsettled;
    private Standings? _earlier;
    private Revision? _revision;

    /// <param name="assumed">The courses of those in circles, as they were found in the round before.</param>
    /// <param name="unsettled">Those of them that come to no rest.</param>
    /// <param name="earlier">Standings that are revised: what the revision does not reach is taken over.</param>
    public Standings(Scope scope, IReadOnlyDictionary<string, Standing> assumed, IReadOnlySet<string> unsettled, Standings? earlier, Revision? revision)
    {
        (_scope, _assumed, _unsettled, _earlier, _revision) = (scope, assumed, unsettled, earlier, revision);
        if (earlier is null || revision is null)
        {
            (_standings, Conditions) = (new(StringComparer.Ordinal), new(scope.Items, scope.Valid, scope.Suppositions, this));
            return;
        }

        _standings = new(earlier._standings);
        foreach (var id in revision.Reached)
        {
            _standings.Remove(id);
        }

        Conditions = new(earlier.Conditions, revision, scope.Items, scope.Valid, scope.Suppositions, this);
    }

    public Scope Scope => _scope;

    /// <summary>Those made by the valid time.</summary>
    public List<Commitment> Commitments => _scope.Commitments;

    public Conditions Conditions { get; }

    public Condition? Antecedent(Commitment commitment)
    {
        if (!_scope.Effects.Contains(commitment.Id))
        {
            return commitment.If is { } plain ? Conditions.Of(plain) : null;
        }

        var created = _scope.Effects[commitment.Id].Where(e => e.Effect.Does == EffectKind.Create)
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
        if (_standings.Find(commitment.Id) is { } known)
        {
            return known;
        }

        // A long chain of commitments, each about the next, is deeper than a stack: it goes on with a fresh one.
        var standing = RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? Found(commitment)
            : OnFreshStack(commitment);
        return _standings.Set(commitment.Id, standing);
    }

    private Standing Found(Commitment commitment) => TakenOver(commitment) ?? Afresh(commitment);

    private Standing OnFreshStack(Commitment commitment) => Task.Run(() => Found(commitment)).GetAwaiter().GetResult();

    /// <summary>Where a commitment stands, whether or not others see it so in this round; null where it was not made yet.</summary>
    public Standing? Find(string commitment) => _scope.Find(commitment) is { } item ? Walk(item) : null;

    /// <summary>Those of the commitments in a circle that others see otherwise than in other standings.</summary>
    public static IEnumerable<string> AssumedOtherwise(Scope scope, IReadOnlyDictionary<string, Standing> assumed, IReadOnlySet<string> unsettled, Standings other) =>
        scope.Bearing.Circular.Where(c =>
            unsettled.Contains(c) != other._unsettled.Contains(c) || !Standing.IsSameCourse(assumed.GetValueOrDefault(c), other._assumed.GetValueOrDefault(c)));

    /// <summary>Walks it once more, to the same standing.</summary>
    public Telling Tell(Commitment commitment, bool withReasons)
    {
        var telling = new Telling(withReasons);
        _ = Afresh(commitment, telling);
        return telling;
    }

    /// <summary>Walks it whether or not it is known: to the same standing.</summary>
    public Standing Afresh(Commitment commitment, Telling? telling = null)
    {
        var (antecedent, consequent, countedFrom) = Asked(commitment);
        var course = new Course(commitment, antecedent, consequent, countedFrom, _scope.Valid, telling);
        return Lifecycle.Walk(
            course, _scope.Items.ActsOf(commitment.Id),
            _scope.Effects.Contains(commitment.Id) ? [.. _scope.Effects[commitment.Id].Where(e => e.Effect.Does != EffectKind.Create).SelectMany(Moves)] : []);
    }

    /// <summary>Those that could stand in a circle of promises: their condition rests, by whatever way, on what they would bring about.</summary>
    public IEnumerable<Commitment> Circular() => Commitments.Where(c => _scope.Bearing.IsPromisedInACircle(c.Id));

    /// <summary>Lets go of the standings it was made from.</summary>
    public void Settle()
    {
        Conditions.Settle();
        (_earlier, _revision) = (null, null);
    }

    public Timeline<Truth> StandsAs(CommitmentState state, string commitment)
    {
        if (Course(commitment) is not { } history)
        {
            return Timeline<Truth>.Constant(_unsettled.Contains(commitment) ? Truth.Unknown : Truth.False);
        }

        var bit = 1 << (int)state;
        return history.History.Select(mask => mask == bit ? Truth.True : (mask & bit) != 0 ? Truth.Unknown : Truth.False);
    }

    public IEnumerable<Reason> WhyStandsAs(CommitmentState state, string commitment, Instant time)
    {
        if (_scope.Find(commitment) is not { } item)
        {
            yield break;
        }

        if (_unsettled.Contains(commitment))
        {
            yield return new("circular-reference", null, item.Origin.Entry, null, [], $"where {commitment} stands depends on itself, and comes to no rest");
            yield break;
        }

        // By the course that its value was found from: the walk of these standings may be one step behind in a circle.
        var history = (Course(commitment) ?? Walk(item)).History;
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
        foreach (var standing in _scope.Bearing.Bringing(node.Id).Select(Course).OfType<Standing>())
        {
            over = over is null ? standing.Awaiting : over.Or(standing.Awaiting);
        }

        return over;
    }

    /// <summary>The first commitment whose window is open on a monitored proposition at the valid time.</summary>
    public Commitment? AwaitedBy(PropositionNode node) =>
        node.IsMonitored && node.Supposed?.At(_scope.Valid) is null && !node.IsFoundAt(_scope.Valid)
            ? _scope.Bearing.BringingAny(node.Id).Select(_scope.Find).OfType<Commitment>().FirstOrDefault(c => Walk(c).Awaiting.At(_scope.Valid))
            : null;

    // Of one in a circle, as it was found in the round before.
    private Standing? Course(string commitment) =>
        _scope.Find(commitment) is not { } item ? null
        : !_scope.Bearing.IsCircular(commitment) ? Walk(item)
        : _assumed.GetValueOrDefault(commitment);

    private (Condition? Antecedent, Condition Consequent, Condition? CountedFrom) Asked(Commitment commitment)
    {
        if (!_asked.TryGetValue(commitment.Id, out var asked))
        {
            asked = (Antecedent(commitment), Conditions.Of(commitment.Then), commitment.WithinOf is null ? null : Conditions.Of(commitment.WithinOf));
            _asked.Add(commitment.Id, asked);
        }

        return asked;
    }

    // The walk of the earlier evaluation, where nothing that it looked at is worth anything else.
    private Standing? TakenOver(Commitment commitment)
    {
        if (_earlier is not { } earlier || _revision!.Touched.Contains(commitment.Id) || Conditions.Renewal is not { } renewal
            || earlier._standings.Find(commitment.Id) is not { } standing || !_scope.HasSame(commitment, earlier._scope))
        {
            return null;
        }

        var (antecedent, consequent, countedFrom) = earlier.Asked(commitment);
        return renewal.IsSame(antecedent, View.Told) && renewal.IsSame(antecedent, View.Concluded)
            && renewal.IsSame(consequent, View.Concluded) && (commitment.Standing != true || renewal.IsSame(consequent, View.Found))
            && renewal.IsSame(countedFrom, View.Concluded)
            && (!_scope.Effects.Contains(commitment.Id) || HasSamePermissions(commitment, earlier)) ? standing : null;
    }

    private bool HasSamePermissions(Commitment commitment, Standings earlier) => _scope.Effects[commitment.Id]
        .All(e => !_revision!.Moved.Contains(e.Permission.Id) && Standing.IsSameCourse(Course(e.Permission.Id), earlier.Course(e.Permission.Id)));

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
