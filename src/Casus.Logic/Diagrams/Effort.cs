namespace Casus.Logic;

/// <summary>How much work is allowed: until a token says stop, and within a number of nodes.</summary>
/// <param name="Stop">Ends the work; what was proven by then is told.</param>
/// <param name="Nodes">The most nodes that one diagram may have at a time; about 25 bytes each.</param>
internal sealed record Effort(CancellationToken Stop, int Nodes);
