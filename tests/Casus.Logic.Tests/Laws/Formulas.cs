using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>Random formulas over a few propositions.</summary>
internal static class Formulas
{
    public static Gen<Formula> Of(string[] ids, int depth = 4)
    {
        var atom = Any(ids).Select(id => (Formula)new Atom(id));
        if (depth == 0)
        {
            return atom;
        }

        var inner = Of(ids, depth - 1);
        return Gen.OneOf(
            atom,
            inner.Select(f => (Formula)new Not(f)),
            inner.List[2, 3].Select(p => (Formula)new And([.. p])),
            inner.List[2, 3].Select(p => (Formula)new Or([.. p])),
            inner.List[1, 4].SelectMany(p => Gen.Int[1, p.Count].Select(k => (Formula)new AtLeast(k, [.. p]))));
    }

    public static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static bool Holds(Formula formula, Func<string, bool> holds) => formula switch
    {
        Atom atom => holds(atom.Proposition),
        Not not => !Holds(not.Inner, holds),
        And and => and.Parts.All(p => Holds(p, holds)),
        Or or => or.Parts.Any(p => Holds(p, holds)),
        AtLeast gate => gate.Parts.Count(p => Holds(p, holds)) >= gate.Count,
        _ => throw new ArgumentException("An unknown kind of formula.", nameof(formula)),
    };
}
