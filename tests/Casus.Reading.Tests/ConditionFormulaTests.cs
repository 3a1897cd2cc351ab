using Casus.Model;

namespace Casus.Reading.Tests;

public class ConditionFormulaTests
{
    [Theory]
    [InlineData("The duke will pay if the bridge stands.", "bridge-stands")]
    [InlineData("The duke will pay unless the bridge falls.", "not bridge-falls")]
    [InlineData("The duke will pay if the bridge does not fall.", "not bridge-does-fall")]
    [InlineData("The duke will not pay until the bridge is repaired.", "bridge-is-repaired")]
    [InlineData("The guards will stay until the bridge is repaired.", "not bridge-is-repaired")]
    [InlineData("Without a charter, the guild will close.", "not charter")]
    [InlineData("The guild cannot open without a charter.", "charter")]
    [InlineData("The duke will pay if the bridge is repaired and the river is low.", "bridge-is-repaired and river-is-low")]
    [InlineData("The duke will pay if the bridge is repaired or the river is low.", "bridge-is-repaired or river-is-low")]
    [InlineData("The duke will pay unless the bridge is repaired and the river is low.", "not (bridge-is-repaired and river-is-low)")]
    [InlineData("If neither the bridge nor the gate is repaired, the duke will leave.", "not bridge-is-repaired and not gate-is-repaired")]
    [InlineData("If either the bridge or the gate is repaired, the duke will pay.", "bridge-is-repaired or gate-is-repaired")]
    [InlineData("The duke will pay in the event of a storm or a fire.", "storm or fire")]
    [InlineData("The duke will pay if at least two of the bridge, the gate and the tower are repaired.", "at least 2 of (bridge-are-repaired, gate-are-repaired, tower-are-repaired)")]
    [InlineData("The duke will pay if all of these conditions are met: the bridge is repaired, the gate is closed, the river is low.", "bridge-is-repaired and gate-is-closed and river-is-low")]
    public void Coordination_IsReadAsItsFormula(string text, string formula)
    {
        var condition = Assert.Single(Contents.Read(text).Conditions);
        Assert.Equal(formula, condition.Formula);
        Assert.True(FormulaSyntax.TryParse(condition.Formula!, out var read, out _));
        Assert.Equal(formula, read.ToString());
    }

    [Fact]
    public void Atoms_StandWhereTheirWordsStand()
    {
        const string Text = "The duke will pay if the bridge is repaired and the river is low.";
        var atoms = Assert.Single(Contents.Read(Text).Conditions).Atoms;
        Assert.Equal(["the bridge is repaired", "the river is low"], atoms!.Select(a => a.Text));
        Assert.All(atoms!, a => Assert.Equal(a.Text, a.Span.In(Text)));
    }

    [Fact]
    public void RefusingCue_DeniesWhatItIntroduces()
    {
        var read = Contents.Read("The duke refused to open the gates until the guild pays.", content: "to open the gates until the guild pays", cue: "refused");
        Assert.Equal("guild-pays", Assert.Single(read.Conditions).Formula);
    }

    [Fact]
    public void ConditionOfOneWord_HasNoFormula()
    {
        var read = Contents.Read("The duke must pay. Otherwise the guild will close the gates.");
        Assert.All(read.Conditions, c => Assert.Null(c.Formula));
    }
}
