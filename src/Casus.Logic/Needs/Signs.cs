using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells how a formula uses its propositions: to hold, or (under a negation) to fail.</summary>
internal static class Signs
{
    /// <summary>Each proposition with each of its uses, in the order of writing.</summary>
    public static IReadOnlyCollection<(string Proposition, bool IsPositive)> Of(Formula formula)
    {
        var uses = new OrderedDictionary<(string, bool), bool>();
        Visit(formula, true);
        return uses.Keys;

        void Visit(Formula part, bool isPositive)
        {
            switch (part)
            {
                case Atom atom:
                    uses.TryAdd((atom.Proposition, isPositive), true);
                    break;
                case Not not:
                    Visit(not.Inner, !isPositive);
                    break;
                case And all:
                    VisitAll(all.Parts, isPositive);
                    break;
                case Or any:
                    VisitAll(any.Parts, isPositive);
                    break;
                case AtLeast gate:
                    VisitAll(gate.Parts, isPositive);
                    break;
            }
        }

        void VisitAll(ValueList<Formula> parts, bool isPositive)
        {
            foreach (var part in parts)
            {
                Visit(part, isPositive);
            }
        }
    }
}
