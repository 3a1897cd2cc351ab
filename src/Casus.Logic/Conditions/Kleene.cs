using Casus.Model;

namespace Casus.Logic;

/// <summary>The value of a formula from the values of its atoms, part by part (Kleene 1952); of undetermined parts the most doubtful one names the doubt.</summary>
/// <remarks>Always sound: what it calls true or false is. Exact where the atoms are independent of one another.</remarks>
internal static class Kleene
{
    public static bool IsDetermined(this Truth value) => value is Truth.True or Truth.False;

    public static Truth Value(Formula formula, Func<string, Truth> valueOf) => formula switch
    {
        Atom atom => valueOf(atom.Proposition),
        Not not => Value(not.Inner, valueOf) switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            var doubt => doubt,
        },
        And and => Count(and.Parts, and.Parts.Count, valueOf),
        Or or => Count(or.Parts, 1, valueOf),
        AtLeast gate => Count(gate.Parts, gate.Count, valueOf),
        _ => throw new ArgumentException($"An unknown kind of formula: {formula.GetType().Name}.", nameof(formula)),
    };

    private static Truth Count(ValueList<Formula> parts, int needed, Func<string, Truth> valueOf)
    {
        var (holding, undetermined, doubt) = (0, 0, Truth.Open);
        foreach (var part in parts.AsSpan())
        {
            switch (Value(part, valueOf))
            {
                case Truth.True:
                    holding++;
                    break;
                case Truth.False:
                    break;
                case var value:
                    undetermined++;
                    doubt = (Truth)Math.Max((int)doubt, (int)value);
                    break;
            }
        }

        return holding >= needed ? Truth.True : holding + undetermined < needed ? Truth.False : doubt;
    }
}
