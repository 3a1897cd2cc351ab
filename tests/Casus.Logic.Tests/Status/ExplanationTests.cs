using Casus.Model;

namespace Casus.Logic.Tests;

public sealed class ExplanationTests
{
    private static readonly Arrangement Base = new Arrangement().Propositions("a", "b", "x").Monitored("done").Derived("g", "a and b").Derived("h", "g or x");

    private static List<string> Lines(ReasonTree tree, int depth = 0) => [$"{new string(' ', depth)}{tree.Reason.Rule} {tree.Reason.Proposition}", .. tree.Below.SelectMany(b => Lines(b, depth + 1))];

    [Fact]
    public void Tree_GoesThroughEveryDefinitionDownToTheWords()
    {
        var status = Base.Finding("a", true, "2026-01-03").Finding("b", true, "2026-01-04").Pledge(@if: "h", within: "P10D").Commitment("2026-01-05");
        var tree = status.Explain();
        Assert.Equal("c is detached from 2026-01-04", tree.Reason.Text);
        Assert.Equal(["status ", " recorded ", " antecedent-holds h", "  derived h", "   derived g", "    finding-true a", "    finding-true b", " deadline "], Lines(tree));
        var words = tree.Below[1].Below[0].Below[0].Below[0].Reason;
        Assert.Contains("“that a is True”", words.Text, StringComparison.Ordinal);
        Assert.Equal("document.txt", words.Document);
        Assert.NotEmpty(words.Spans);
        Assert.Equal("satisfied if done holds by 2026-01-14, else violated", status.Nearest);
    }

    [Fact]
    public void OneFindingThatTwoStepsRestOn_StandsUnderEach()
    {
        var status = Base.Finding("a", true, "2026-01-03").Pledge(@if: "a", then: "a and done", by: "2026-01-10").Commitment("2026-01-20");
        Assert.Equal(2, Lines(status.Explain()).Count(l => l.EndsWith("finding-true a", StringComparison.Ordinal)) + Lines(status.Explain()).Count(l => l.EndsWith("absence-monitored done", StringComparison.Ordinal)));
        Assert.Equal(status.Reasons.Count, status.Reasons.Distinct().Count());
    }

    [Fact]
    public void NeedWithItsWords_StandsOverWhatDecidesIt()
    {
        var proposition = Base.Needs("g", "x").Finding("x", true, "2026-01-03").Finding("x", false, "2026-01-03").At("2026-01-05").Proposition("g");
        var need = Assert.Single(proposition.Explain().Below, b => b.Reason.Rule == "not-assured");
        Assert.Equal(["contested", "contested"], need.Below.Select(b => b.Reason.Rule));
    }

    [Fact]
    public void WhatIsAskedAfterASupposition_IsExplainedByIt()
    {
        var result = WhatIf.Suppose(Base.Finding("a", true, "2026-01-03").Pledge(@if: "g").Dossier, [new("b", Truth.True)], Arrangement.Time("2026-01-05"), Instant.Max);
        Assert.Contains("   supposed b", Lines(result.After.Of("c").Explain()));
        Assert.DoesNotContain(Lines(result.Before.Of("c").Explain()), l => l.Contains("supposed", StringComparison.Ordinal));
    }
}
