namespace Casus.Logic;

/// <summary>A region as a decision diagram whose variable <c>i</c> is the input <c>Order[i]</c>.</summary>
/// <remarks>The diagram's nodes are numbered as a walk meets them, so that one function in one order is one diagram, however it was come by.</remarks>
internal sealed record RegionDiagram(BinaryDiagram Diagram, int Root, int[] Order)
{
    /// <summary>The value that it has whatever its inputs are; null where they matter.</summary>
    public bool? Constant => Root switch { BinaryDiagram.True => true, BinaryDiagram.False => false, _ => null };
}
