using Casus.Model;

namespace Casus.Reading.Tests;

public class ConditionReaderTests
{
    [Theory]
    [InlineData("The duke will open the gates if the river falls.", "if the river falls", ConditionKind.If)]
    [InlineData("If the river falls, the duke will open the gates.", "If the river falls", ConditionKind.If)]
    [InlineData("The duke would open the gates on condition that the crews be freed and the curfew be lifted.", "on condition that the crews be freed and the curfew be lifted", ConditionKind.Provided)]
    [InlineData("The ceasefire will hold provided neither army crosses the ridge.", "provided neither army crosses the ridge", ConditionKind.Provided)]
    [InlineData("Only when the last soldier has left shall we talk.", "Only when the last soldier has left", ConditionKind.When)]
    [InlineData("The duke will open the gates if the miners have not left by then.", "if the miners have not left by then", ConditionKind.If)]
    [InlineData("The duke would close the pits should either side open fire.", "should either side open fire", ConditionKind.If)]
    [InlineData("The duke would open the pits once the guild confirmed the list.", "once the guild confirmed the list", ConditionKind.Once)]
    [InlineData("The duke would pay once an auditor had confirmed the sum.", "once an auditor had confirmed the sum", ConditionKind.Once)]
    [InlineData("The duke would resume the works after the miners returned.", "after the miners returned", ConditionKind.Once)]
    [InlineData("The duke would open the pits, provided all guilds agreed.", "provided all guilds agreed", ConditionKind.Provided)]
    [InlineData("The duke will open the gates only if the river falls.", "only if the river falls", ConditionKind.If)]
    [InlineData("Should the miners refuse, the duke will close the pits.", "Should the miners refuse", ConditionKind.If)]
    [InlineData("The duke would leave Alvaton should any barge be seized.", "should any barge be seized", ConditionKind.If)]
    [InlineData("Had the miners agreed, the duke would have opened the pits.", "Had the miners agreed", ConditionKind.If)]
    [InlineData("Were the miners to strike, the duke would close the pits.", "Were the miners to strike", ConditionKind.If)]
    [InlineData("The duke will close the pits unless the miners return.", "unless the miners return", ConditionKind.Unless)]
    [InlineData("The duke will close the pits, unless of course, the miners return.", "unless of course, the miners return", ConditionKind.Unless)]
    [InlineData("Assuming the spare ropes arrive, the lift will run by noon.", "Assuming the spare ropes arrive", ConditionKind.Other)]
    [InlineData("The pits will stay closed until the miners return.", "until the miners return", ConditionKind.Until)]
    [InlineData("The duke will keep the pits closed until the guild credibly and irrevocably ends its strike.", "until the guild credibly and irrevocably ends its strike", ConditionKind.Until)]
    [InlineData("The duke will keep the pits closed until Alva credibly and irrevocably ends its strike.", "until Alva credibly and irrevocably ends its strike", ConditionKind.Until)]
    [InlineData("The duke will open the pits once the gas has been pumped out.", "once the gas has been pumped out", ConditionKind.Once)]
    [InlineData("The duke will open the pits as soon as the pumps arrive.", "as soon as the pumps arrive", ConditionKind.Once)]
    [InlineData("The duke will send engineers after the guild has paid its fine.", "after the guild has paid its fine", ConditionKind.Once)]
    [InlineData("The guards will be sent only after the bridge is repaired.", "only after the bridge is repaired", ConditionKind.Once)]
    [InlineData("The duke will pay the guards as long as the bridge stands.", "as long as the bridge stands", ConditionKind.AsLongAs)]
    [InlineData("The duke will pay the guards provided that they return the horses.", "provided that they return the horses", ConditionKind.Provided)]
    [InlineData("The duke will pay the guards on condition that they return the horses.", "on condition that they return the horses", ConditionKind.Provided)]
    [InlineData("The duke will close the harbour in the event of a storm.", "in the event of a storm", ConditionKind.InCaseOf)]
    [InlineData("The duke cannot sign the charter without the consent of the guild.", "without the consent of the guild", ConditionKind.Without)]
    [InlineData("Barring a storm, the fleet will sail at dawn.", "Barring a storm", ConditionKind.Without)]
    [InlineData("The opening of the pits depends on the safety of the pumps.", "depends on the safety of the pumps", ConditionKind.DependsOn)]
    [InlineData("The duke will free the captain in exchange for the horses.", "in exchange for the horses", ConditionKind.Other)]
    [InlineData("The duke will send engineers, pending a vote of the guild.", "pending a vote of the guild", ConditionKind.Other)]
    public void Clause_IsFoundWithItsConnective(string text, string clause, ConditionKind kind)
    {
        var condition = Assert.Single(Contents.Read(text).Conditions);
        Assert.Equal((clause, kind), (condition.Text, condition.Kind));
        Assert.Equal(condition.Text, condition.Span.In(text));
    }

    [Theory]
    [InlineData("The duke will open the gates even if the river rises.")]
    [InlineData("The miners behave as if the pits were theirs.")]
    [InlineData("If you ask me, the duke was wrong.")]
    [InlineData("The duke will decide whether the gates open.")]
    [InlineData("The duke will speak when he visits the pits on Friday.")]
    [InlineData("The bridge was repaired after the guard had left.")]
    [InlineData("The gates were kept shut until now.")]
    [InlineData("The duke was once a miner.")]
    [InlineData("The guild had provided the duke with forty horses.")]
    [InlineData("The captain was freed without a word.")]
    [InlineData("The rain could last for as long as two weeks.")]
    [InlineData("The miners were subject to searches.")]
    [InlineData("The captain said the duke had provided no proof that the gates were his.")]
    [InlineData("The captain provided no details of what he would do.")]
    [InlineData("While the charter is old, the duke keeps it.")]
    public void FormThatLooksLikeOne_IsNone(string text) => Assert.Empty(Contents.Read(text).Conditions);

    [Fact]
    public void AskedIf_IsNone() => Assert.Empty(Contents.Read("The captain wanted to know if the gates were open.").Conditions);

    [Theory]
    [InlineData("If the river falls, the duke will open the gates.", "the duke will open the gates")]
    [InlineData("The duke will open the gates if the river falls.", "The duke will open the gates")]
    [InlineData("Our stay depends on the safety of the pumps.", "Our stay")]
    public void Governed_IsWhatWaits(string text, string governed) =>
        Assert.Equal(governed, Assert.Single(Contents.Read(text).Conditions).Governs?.In(text));

    [Fact]
    public void QuoteThatTheCueBreaks_KeepsItsConditionInItsPart()
    {
        const string Text = "\"If the river falls,\" the duke said, \"the gates will open.\"";
        var document = Contents.Parse(Text);
        string[] said = ["If the river falls", "the gates will open"];
        var parts = said.Select(words => document.Tokens(new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length))!.Value);
        var read = ConditionReader.Of(document, new() { Content = [.. parts] });
        Assert.Equal("If the river falls", Assert.Single(read.Conditions).Text);
    }

    [Fact]
    public void TwoApart_AreTwo()
    {
        var read = Contents.Read("If the river falls, the duke will open the gates unless the guild objects.");
        Assert.Equal([ConditionKind.If, ConditionKind.Unless], read.Conditions.Select(c => c.Kind));
    }

    [Fact]
    public void TimeInACondition_IsTheConditionsOwn()
    {
        var read = Contents.Read("The duke will close the pits unless the miners return by Friday.", published: new(2031, 3, 5));
        Assert.Null(read.Deadline);
        Assert.Equal("2031-03-07", Assert.Single(read.Conditions).Deadline?.Value);
    }

    [Fact]
    public void Why_NamesTheConnectiveAndTheFormula()
    {
        var why = Contents.Read("The duke will close the pits unless the miners return.").Why;
        Assert.Contains(why, line => line.Contains("'unless'", StringComparison.Ordinal));
        Assert.Contains(why, line => line.Contains("not miners-return", StringComparison.Ordinal));
    }

    [Fact]
    public void LongContent_TakesTimeInStepWithItsLength()
    {
        var text = string.Concat(Enumerable.Repeat("The duke will open the gates if the river falls and the guild agrees, or pay by Friday. ", 400));
        Assert.Equal(400, Contents.Read(text).Conditions.Count);
    }
}
