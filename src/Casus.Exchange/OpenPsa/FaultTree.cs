using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>A fault tree as a function of its basic events.</summary>
/// <param name="Top">The name of the gate that is the top event.</param>
/// <param name="OtherTops">Gates that no gate uses either, and that are not looked at.</param>
/// <param name="Circuit">Variable <c>i</c> is <c>Events[i]</c>.</param>
/// <param name="LeftOut">What stands in the files and does not bear on fault trees: elements by name, with how many.</param>
public sealed record FaultTree(
    string Top, ValueList<string> OtherTops, Circuit Circuit, Wire Event, ValueList<BasicEvent> Events, ValueList<string> LeftOut);

/// <param name="Probability">In [0, 1]; null where none is given.</param>
public sealed record BasicEvent(string Name, string? Label, double? Probability);
