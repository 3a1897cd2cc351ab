using System.Runtime.InteropServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>A commitment on its walk through valid time: every way it may stand so far, and why.</summary>
internal sealed class Course
{
    public Course(Commitment commitment, Condition? antecedent, Condition consequent, Condition? countedFrom, Instant valid, Telling? telling)
    {
        (Commitment, Antecedent, Consequent, Valid, Telling) = (commitment, antecedent, consequent, valid, telling);
        Made = commitment.Made?.Start ?? Instant.Min;
        IsProhibition = commitment.Kind == CommitmentKind.Prohibition;
        IsStanding = commitment.Standing == true && !IsProhibition;
        View = IsStanding ? View.Found : View.Concluded;
        Joint = new(antecedent, consequent, View);
        (CountedFrom, Counted) = (countedFrom, countedFrom is null ? default : FirstHeld(countedFrom.Timeline));
        Now = [new(CommitmentState.Conditional)];
    }

    public Commitment Commitment { get; }

    public Condition? Antecedent { get; }

    public Condition Consequent { get; }

    /// <summary>Where the walk ends.</summary>
    public Instant Valid { get; }

    /// <summary>When it was made: where the walk begins.</summary>
    public Instant Made { get; }

    /// <summary>For a deadline that is counted from something else than detachment: from what.</summary>
    public Condition? CountedFrom { get; }

    /// <summary>When that first held, or may first have held: the instants of which the window would close first and last. No last one: it may not have held yet.</summary>
    public (Instant? First, Instant? Last) Counted { get; }

    public Joint Joint { get; }

    /// <summary>How its consequent is read: of what must be kept up, absence breaks nothing before the end.</summary>
    public View View { get; }

    /// <summary>Each possible way it stands; never empty.</summary>
    public List<Hypothesis> Now { get; private set; }

    /// <summary>When a party acts next; null: nobody does until the valid time.</summary>
    public Instant? NextAct { get; set; }

    /// <summary>True once the one asked has accepted a demand.</summary>
    public bool IsAccepted { get; set; }

    public bool IsProhibition { get; }

    /// <summary>True for what must be kept up over its window.</summary>
    public bool IsStanding { get; }

    /// <summary>True for what is broken by an instant, and kept at the end of the window.</summary>
    public bool IsKept => IsProhibition || IsStanding;

    /// <summary>True for a permission with effects: it is exercised only once it is available.</summary>
    public bool IsRight => Commitment is { Kind: CommitmentKind.Permission, Effects.IsEmpty: false };

    /// <summary>False for what nobody can violate: a permission, and a demand that was not accepted.</summary>
    public bool IsBinding => Commitment.Kind != CommitmentKind.Permission && (Commitment.Kind != CommitmentKind.Demand || IsAccepted);

    /// <summary>What is told on the way; null where nobody asked.</summary>
    public Telling? Telling { get; }

    /// <summary>True while findings may still move it.</summary>
    public bool IsWaiting
    {
        get
        {
            foreach (ref readonly var hypothesis in CollectionsMarshal.AsSpan(Now))
            {
                if (hypothesis.IsWaiting)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public bool Has(CommitmentState state) => (Hypotheses.Mask(Now) & (1 << (int)state)) != 0;

    public void Move(List<Hypothesis> after) => Now = Hypotheses.Distinct(after, this);

    /// <summary>Of two instants of detachment, that whose window closes first.</summary>
    public Instant Sooner(Instant one, Instant other) => IsSooner(one, other) ? one : other;

    /// <summary>Of two instants of detachment, that whose window closes last.</summary>
    public Instant Later(Instant one, Instant other) => IsSooner(one, other) ? other : one;

    /// <summary>From when its window is counted, as far as a hypothesis tells: the instants of which it would close first and last.</summary>
    public (Instant? First, Instant? Last) Counting(Hypothesis hypothesis) => CountedFrom is null ? (hypothesis.DetachedFrom, hypothesis.DetachedTo) : Counted;

    public void Sort() => Now.Sort((a, b) => a.State.CompareTo(b.State));

    private bool IsSooner(Instant one, Instant other)
    {
        var (first, second) = (Deadlines.End(this, one, 0) ?? Instant.Max, Deadlines.End(this, other, 0) ?? Instant.Max);
        return first == second ? one < other : first < second;
    }

    private (Instant? First, Instant? Last) FirstHeld(Timeline<Truth> timeline)
    {
        (Instant? first, Instant? last) = (null, null);
        for (var i = timeline.IndexAt(Made); i < timeline.Count && timeline.Start(i) <= Valid; i++)
        {
            var start = timeline.Start(i) > Made ? timeline.Start(i) : Made;
            switch (timeline.Value(i))
            {
                case Truth.True:
                    return (first ?? start, last is { } one ? Later(one, start) : start);
                case Truth.Contested:
                    Include(start, start);
                    break;
                case Truth.Unknown:
                    // It may have come to hold at any instant of the gap.
                    var until = timeline.End(i) is { } end && end <= Valid ? end : Valid.Next;
                    var (sooner, later) = Deadlines.Bounds(this, start, until);
                    Include(sooner, later);
                    break;
            }
        }

        return (first, null);

        void Include(Instant from, Instant to) =>
            (first, last) = (first is { } one ? Sooner(one, from) : from, last is { } other ? Later(other, to) : to);
    }
}
