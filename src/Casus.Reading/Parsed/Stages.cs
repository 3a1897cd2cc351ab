using Casus.Model;

namespace Casus.Reading;

/// <summary>Who a source is, and through what that was found.</summary>
/// <param name="Speakers">In the order of the text; empty when unknown.</param>
/// <param name="Why">One plain line for <c>--explain</c>.</param>
internal sealed record SpeakerReading(ValueList<Speaker> Speakers, string Why);

/// <summary>Which act a saying is.</summary>
/// <param name="Acts">All that are worth showing, the likeliest first; never empty.</param>
/// <param name="Why">Plain lines for <c>--explain</c>.</param>
internal sealed record ActReading(ValueList<ActProbability> Acts, ValueList<string> Why)
{
    public Act Act => Acts[0].Act;

    /// <summary>How likely the words report no act at all (<i>appears</i>, an act that did not happen), in [0, 1].</summary>
    public double None { get; init; }
}

/// <summary>What makes a saying depend on something, and by when it falls due.</summary>
internal sealed record ConditionReading(ValueList<ConditionClause> Conditions, DeadlineClause? Deadline, ValueList<string> Why);

/// <summary>Whom a saying is aimed at, and what it would bind whom to.</summary>
internal sealed record CommitmentReading(ValueList<ActorName> Addressees, CandidateCommitment? Commitment, ValueList<string> Why);

/// <summary>What is known of a saying before it is read; null where it is to be read.</summary>
internal sealed record GivenReading(SpeakerReading? Speaker, ActReading? Act);
