using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>The set of possible states is exact over antecedent and consequent together.</summary>
public sealed class JointLawTests
{
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

    private static readonly Gen<Truth[]> Values = Formulas.Any(Truth.True, Truth.False, Truth.Open, Truth.Unknown, Truth.Unknown, Truth.Contested, Truth.Contested).Array[12];

    [Theory]
    [InlineData(CommitmentKind.Pledge)]
    [InlineData(CommitmentKind.Prohibition)]
    public void States_EqualTryingEveryCompletionOfTwelvePropositions(CommitmentKind kind) => Gen.Select(Formulas.Of(Ids, 3), Formulas.Of(Ids, 3), Values).Sample(
        (antecedent, consequent, values) =>
        {
            var expected = new Completions(Ids, values).States(antecedent, consequent, kind == CommitmentKind.Prohibition);
            var status = Valued(values).Pledge(@if: antecedent.ToString(), then: consequent.ToString(), kind: kind).Commitment("2026-01-10");
            Assert.Equal(expected, new SortedSet<string>(status.States.Select(s => s.Word()), StringComparer.Ordinal));
        },
        iter: 300);

    [Theory]
    [InlineData("a", "a", "conditional|satisfied")]
    [InlineData("a", "not a", "detached|satisfied")]
    [InlineData("a or not a", "b", "detached|satisfied")]
    [InlineData("a and b", "a and not b", "conditional|detached|satisfied")]
    [InlineData("a and e", "b", "conditional|satisfied")]
    public void SharedUnknowns_LeaveNoStateThatCannotBe(string @if, string then, string expected) =>
        Assert.Equal(expected, Valued([Truth.Unknown, Truth.Unknown, Truth.True, Truth.False, Truth.Open]).Pledge(@if: @if, then: then).States("2026-01-10"));

    [Fact]
    public void ConflictKeptOverTime_IsOneChoice()
    {
        // Whoever is right about the bridge is right on both days: it cannot have been open for the first pledge's condition and shut after.
        var dossier = new Arrangement().Propositions("bridge", "convoy").Finding("bridge", true, "2026-01-03").Finding("bridge", false, "2026-01-03")
            .Finding("convoy", false, "2026-01-01", "2026-01-06").Finding("convoy", true, "2026-01-06").Pledge(@if: "bridge and not convoy", then: "convoy and not bridge", made: "2026-01-02");
        Assert.Equal("detached|satisfied", dossier.States("2026-01-10"));
    }

    [Fact]
    public void PartsThatStayUnknown_DecideTheWholeOnceWhatTheyShareIsKnown()
    {
        // g or h is a or b, however a is: b alone decides it, though g is unknown before and after, and so is h.
        var dossier = new Arrangement().Propositions("a", "b", "c", "d").Derived("g", "a or c and not c").Derived("h", "not a and b or c")
            .Finding("a", false, "2025-01-01", "2025-02-01").Finding("b", false, "2025-01-01", "2025-02-01").Finding("b", true, "2026-01-05")
            .Finding("c", false, "2025-01-01", "2025-02-01").Derived("k", "g or h").Pledge(@if: "k", then: "d");
        Assert.Equal("conditional|detached", dossier.States("2026-01-04"));
        Assert.Equal("detached", dossier.States("2026-01-06"));
        var status = StatusTable.Evaluate(dossier.Dossier, Arrangement.Time("2026-01-06"), Arrangement.Time("2026-01-06"));
        var k = status.Propositions.Single(p => p.Proposition.Id == "k");
        Assert.Equal((Truth.True, Arrangement.Moment("2026-01-05").Start), (k.Value, k.From));
        Assert.Contains(status.Commitments.Single().Reasons, r => r.Rule == "antecedent-holds");
    }

    [Fact]
    public void FortyUnknownsInAGate_AreNoTrouble()
    {
        string[] many = [.. Enumerable.Range(0, 40).Select(i => $"p{i}")];
        var gate = new Arrangement().Propositions([.. many, "deed"]).Pledge(@if: $"at least 20 of ({string.Join(", ", many)})", then: $"not p0 and deed or at least 21 of ({string.Join(", ", many)})");
        Assert.Equal("conditional|detached|satisfied", many.Aggregate(gate, (a, p) => a.Finding(p, true, "2025-01-01", "2025-02-01")).States("2026-01-10"));
    }

    private static Arrangement Valued(Truth[] values) => values.Index().Aggregate(new Arrangement().Propositions(Ids), (a, v) => v.Item switch
    {
        Truth.True => a.Finding(Ids[v.Index], true, "2026-01-01"),
        Truth.False => a.Finding(Ids[v.Index], false, "2026-01-01"),
        Truth.Contested => a.Finding(Ids[v.Index], true, "2026-01-01").Finding(Ids[v.Index], false, "2026-01-01"),
        Truth.Unknown => a.Finding(Ids[v.Index], true, "2025-01-01", "2025-02-01"),
        _ => a,
    });
}
