using System.Numerics;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What is asked of an event: its causes and its probability.</summary>
/// <param name="Event">The event as a function of the variables, in <paramref name="Circuit"/>.</param>
/// <param name="Probability">By number of a variable, in [0, 1]; null where none is given.</param>
public sealed record CriticalQuestion(Circuit Circuit, Wire Event, Func<int, double?> Probability)
{
    /// <summary>What makes several variables true at once. Each variable keeps its probability.</summary>
    public ValueList<SharedCause> Causes { get; init; } = [];

    /// <summary>How variables are named in reasons.</summary>
    public Func<int, string> Name { get; init; } = variable => $"variable {variable}";

    /// <summary>How many minimal cut sets are listed.</summary>
    public int List { get; init; }

    /// <summary>Also computes what takes long for large circuits: the importance of Fussell and Vesely.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Ends the search for exact answers; bounds of the probability are then sought.</summary>
    public CancellationToken StopExact { get; init; }

    /// <summary>Ends everything; what is proven by then is told.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>With this probability all its variables are true; otherwise each is by itself.</summary>
/// <param name="Variables">Each with a probability of no less than the cause's.</param>
public sealed record SharedCause(double Probability, ValueList<int> Variables);

/// <param name="Probability">The event's; null where it is not known exactly, then <paramref name="Why"/> says why.</param>
/// <param name="Lower">Proven: it is no less. Null where nothing is known of probabilities.</param>
/// <param name="Upper">Proven: it is no more.</param>
public sealed record EventProbability(double? Probability, double? Lower, double? Upper, string? Why);

/// <param name="IsComplete">False when something was stopped or grew too large.</param>
/// <param name="AreImplicants">True when they are prime implicants that hold negations, or may do so.</param>
/// <param name="CutSets">How many minimal cut sets there are; null where that is not known, then <paramref name="Why"/> says why.</param>
/// <param name="ByOrder">How many of each order, from 0 on.</param>
/// <param name="SinglePoints">The cut sets of order 1.</param>
/// <param name="Listed">The first ones by order, as many as were asked for.</param>
/// <param name="Importance">One for each variable the event rests on, where its probability is known.</param>
/// <param name="Variables">The variables the event's simplified form rests on.</param>
public sealed record CriticalResult(
    bool IsComplete,
    EventProbability Probability,
    bool AreImplicants,
    BigInteger? CutSets,
    string? Why,
    ValueList<BigInteger> ByOrder,
    ValueList<CutSetPart> SinglePoints,
    ValueList<CutSet> Listed,
    ValueList<VariableImportance> Importance,
    string? ImportanceWhy,
    ValueList<int> Variables);

/// <summary>How much one variable matters. P is the event's probability; <see cref="IfTrue"/> and <see cref="IfFalse"/> are P with the variable set, all else as it is.</summary>
/// <param name="Birnbaum">IfTrue − IfFalse: by how much P grows as the variable's probability does.</param>
/// <param name="FussellVesely">The probability that some minimal cut set with the variable comes true, over P; null where it was not computed.</param>
/// <param name="Criticality">(P − IfFalse) / P; null where P is 0.</param>
/// <param name="Diagnosis">The probability that the variable is true, given the event; null where P is 0.</param>
public sealed record VariableImportance(
    int Variable, double Probability, double Birnbaum, double? FussellVesely, double? Criticality, double? Diagnosis, double IfTrue, double IfFalse)
{
    /// <summary>IfTrue / P: risk achievement worth.</summary>
    public required double? Achievement { get; init; }

    /// <summary>P / IfFalse: risk reduction worth; null where IfFalse is 0.</summary>
    public required double? Reduction { get; init; }
}
