namespace Casus.Logic;

/// <summary>How much work is allowed: until a token says stop, and within a number of nodes.</summary>
/// <param name="Nodes">The most nodes that one diagram may have at a time; about 25 bytes each.</param>
/// <param name="Stop">Ends the work; what was proven by then is told.</param>
internal sealed record Effort(int Nodes, CancellationToken Stop);
