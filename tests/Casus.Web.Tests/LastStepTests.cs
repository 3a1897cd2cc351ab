using Casus.Logic;

namespace Casus.Web.Tests;

/// <summary>Of all reasons a row tells the step that led to where a thing stands.</summary>
public sealed class LastStepTests
{
    [Fact]
    public void AFurtherSourceAndAFlag_AreNoSteps()
    {
        Reason[] reasons =
        [
            Say("conditional", "recorded from 2026-01-02"),
            Say("violated", "taken back on 2026-01-05: “It no longer stands”"),
            Say("violated", "also of inspections: “It is over”"),
            Say("not-assured", "needs access, which is open"),
        ];
        Assert.Same(reasons[1], LastStep.Of(reasons));
        Assert.Null(LastStep.Of([reasons[3]]));
    }

    [Fact]
    public async Task TheSentenceOfAFurtherSource_IsTheOneThatIsKnownHere()
    {
        var dossier = Strait.Dossier();
        var first = dossier.Findings[0];
        var twice = first with { Evidence = [.. first.Evidence, dossier.Findings[1].Evidence[0]] };
        await using var desk = await OpenDesk.On(dossier with { Findings = [twice] });
        Assert.Contains("also of alfa-part", await desk.Page("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("also of", await desk.Page("/brief"), StringComparison.Ordinal);
    }

    private static Reason Say(string rule, string text) => new(rule, null, null, null, [], text);
}
