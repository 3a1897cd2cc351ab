namespace Casus.Logic;

/// <summary>A node of a <see cref="Circuit"/>, or its negation.</summary>
/// <param name="Code">Twice the node's number, plus 1 for the negation. Node 0 is the constant true.</param>
public readonly record struct Wire(int Code)
{
    public static Wire True => new(0);

    public static Wire False => new(1);

    public int Node => Code >> 1;

    public bool IsNegative => (Code & 1) != 0;

    public bool IsConstant => Code <= 1;

    public static Wire operator !(Wire wire) => new(wire.Code ^ 1);

    /// <summary>The wire itself, or its negation.</summary>
    public Wire NegatedIf(bool negate) => new(negate ? Code ^ 1 : Code);
}
