using Casus.Model;

namespace Casus.Logic;

/// <summary>One element of a cut set: a variable that is true in it or, where the function does not only grow, false.</summary>
public readonly record struct CutSetPart(int Variable, bool IsNegated) : IComparable<CutSetPart>
{
    public int CompareTo(CutSetPart other) => (Variable, IsNegated).CompareTo((other.Variable, other.IsNegated));

    public static bool operator <(CutSetPart a, CutSetPart b) => a.CompareTo(b) < 0;

    public static bool operator >(CutSetPart a, CutSetPart b) => a.CompareTo(b) > 0;

    public static bool operator <=(CutSetPart a, CutSetPart b) => a.CompareTo(b) <= 0;

    public static bool operator >=(CutSetPart a, CutSetPart b) => a.CompareTo(b) >= 0;
}

/// <summary>A smallest set of literals that makes the function true whatever the other variables are; its order is their number.</summary>
public sealed record CutSet(ValueList<CutSetPart> Parts);
