using Casus.Model;

namespace Casus.Logic;

/// <summary>A formula with its leaves looked up: three shapes, so that whatever walks it has three cases.</summary>
internal abstract record Term
{
    /// <summary>A proposition or a timed part.</summary>
    public sealed record Leaf(PropositionNode Node) : Term;

    public sealed record Not(Term Inner) : Term;

    /// <summary>Holds when at least so many parts hold: all of them for <c>and</c>, one for <c>or</c>.</summary>
    public sealed record Gate(int Needed, Term[] Parts) : Term
    {
        /// <summary>So many parts that fail make it fail.</summary>
        public int Fatal => Parts.Length - Needed + 1;
    }

    public static Term Of(Formula formula, Func<Casus.Model.Leaf, PropositionNode> find) => formula switch
    {
        Casus.Model.Leaf leaf => new Leaf(find(leaf)),
        Casus.Model.Not not => new Not(Of(not.Inner, find)),
        And and => new Gate(and.Parts.Count, [.. and.Parts.Select(p => Of(p, find))]),
        Or or => new Gate(1, [.. or.Parts.Select(p => Of(p, find))]),
        AtLeast gate => new Gate(gate.Count, [.. gate.Parts.Select(p => Of(p, find))]),
        _ => throw new ArgumentException($"An unknown kind of formula: {formula.GetType().Name}.", nameof(formula)),
    };

    /// <summary>The leaves as often as they are written.</summary>
    public int Occurrences => this switch
    {
        Not not => not.Inner.Occurrences,
        Gate gate => gate.Parts.Sum(p => p.Occurrences),
        _ => 1,
    };
}
