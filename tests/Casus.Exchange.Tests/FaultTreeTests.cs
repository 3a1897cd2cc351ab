using System.Text;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class FaultTreeTests
{
    [Fact]
    public void EveryConnective_MeansWhatTheStandardSays()
    {
        const string a = "<basic-event name='a'/>";
        const string b = "<basic-event name='b'/>";
        const string c = "<basic-event name='c'/>";
        (string Formula, double Probability)[] cases =
        [
            ($"<and>{a}{b}</and>", 0.02), ($"<or>{a}{b}</or>", 0.28), ($"<nand>{a}{b}</nand>", 0.98), ($"<nor>{a}{b}</nor>", 0.72),
            ($"<not>{a}</not>", 0.9), ($"<xor>{a}{b}</xor>", 0.26), ($"<iff>{a}{b}</iff>", 0.74), ($"<imply>{a}{b}</imply>", 0.92),
            ($"<atleast min='2'>{a}{b}{c}</atleast>", 0.098), ($"<cardinality min='1' max='2'>{a}{b}{c}</cardinality>", 0.49),
            ($"<and>{a}<constant value='true'/></and>", 0.1), ($"<and>{a}<house-event name='h'/></and>", 0.1), ($"<or>{a}<event name='b' type='basic-event'/></or>", 0.28),
            ($"<or><event name='a'/></or>", 0.1),
        ];
        foreach (var (formula, probability) in cases)
        {
            Assert.Equal(probability, Probability(Model($"<define-gate name='top'>{formula}</define-gate>")), 1e-12);
        }
    }

    [Theory]
    [InlineData("<float value='1e-3'/>", 0.001)]
    [InlineData("<mul><float value='0.5'/><parameter name='half'/></mul>", 0.25)]
    [InlineData("<sub><int value='1'/><float value='0.25'/></sub>", 0.75)]
    [InlineData("<exponential><float value='1e-9'/><float value='2'/></exponential>", 1.999999998e-9)]
    [InlineData("<exponential><float value='2'/><float value='3'/></exponential>", 0.99752124782333362)]
    [InlineData("<uniform-deviate><float value='0.2'/><float value='0.4'/></uniform-deviate>", 0.3)]
    [InlineData("<ite><bool value='false'/><float value='0.1'/><float value='0.2'/></ite>", 0.2)]
    public void Expression_HasItsValue(string expression, double value)
    {
        var tree = Read($"<opsa-mef><define-fault-tree name='t'><define-gate name='top'><or><basic-event name='x'/></or></define-gate></define-fault-tree><model-data><define-basic-event name='x'>{expression}</define-basic-event><define-parameter name='half'><float value='0.5'/></define-parameter></model-data></opsa-mef>").Value!;
        Assert.Equal(1, tree.Events.Single().Probability!.Value / value, 1e-12);
    }

    [Fact]
    public void EventWithoutProbability_IsReadWithoutOne() =>
        Assert.Null(Read("<opsa-mef><define-fault-tree name='t'><define-gate name='top'><basic-event name='x'/></define-gate><define-basic-event name='x'><label>An x</label></define-basic-event></define-fault-tree></opsa-mef>").Value!.Events.Single(e => e.Label == "An x").Probability);

    [Fact]
    public void BetaFactor_DividesEachMember()
    {
        const string group = "<define-CCF-group name='g' model='beta-factor'><members><basic-event name='a'/><basic-event name='b'/></members><distribution><float value='0.1'/></distribution><factor level='2'><float value='0.2'/></factor></define-CCF-group>";
        var tree = Read(Model("<define-gate name='top'><and><basic-event name='a'/><basic-event name='b'/></and></define-gate>", group)).Value!;
        Assert.Equal(["a", "b", "[a b]"], tree.Events.Select(e => e.Name).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal));
        Assert.Equal(0.02 + (0.98 * 0.08 * 0.08), Analyze(tree).Probability.Probability!.Value, 1e-12);
    }

    [Fact]
    public void MembersOfAGroup_AreDefinedByIt()
    {
        const string group = "<define-CCF-group name='g' model='beta-factor'><members><basic-event name='x'/><basic-event name='y'/></members><distribution><float value='0.1'/></distribution><factor level='2'><float value='0.2'/></factor></define-CCF-group>";
        const string gate = "<define-gate name='top'><and><basic-event name='x'/><basic-event name='y'/></and></define-gate>";
        Assert.Equal(0.02 + (0.98 * 0.08 * 0.08), Probability($"<opsa-mef><define-fault-tree name='t'>{gate}{group}</define-fault-tree></opsa-mef>"), 1e-12);
        Assert.Equal(0.02 + (0.98 * 0.08 * 0.08), Probability($"<opsa-mef><define-fault-tree name='t'>{gate}</define-fault-tree><model-data>{group}</model-data></opsa-mef>"), 1e-12);
        var inside = $"<opsa-mef><define-fault-tree name='t'><define-component name='c' role='private'>{gate}{group}<define-basic-event name='x'/></define-component></define-fault-tree></opsa-mef>";
        Assert.Equal(0.02 + (0.98 * 0.08 * 0.08), Probability(inside), 1e-12);
        Assert.Equal("bad-group", Read($"<opsa-mef><define-fault-tree name='t'>{gate}{group}{group}</define-fault-tree></opsa-mef>").Refusals.Single().Code);
    }

    [Fact]
    public void DocumentType_IsRefusedInPlainWords()
    {
        var refusal = Read("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><opsa-mef>&e;</opsa-mef>").Refusals.Single();
        Assert.Equal(("t.xml:1:1", "it begins with a document type, which is not read"), (refusal.Input, refusal.Reason));
    }

    [Fact]
    public void PrivateNames_BelongToTheirComponent()
    {
        const string component = "<define-component name='{0}' role='private'><define-gate name='g'><or><basic-event name='x'/></or></define-gate><define-basic-event name='x'><float value='{1}'/></define-basic-event></define-component>";
        var tree = Read($"<opsa-mef><define-fault-tree name='t'><define-gate name='top'><and><gate name='p.g'/><gate name='q.g'/></and></define-gate>{string.Format(null, component, "p", "0.5")}{string.Format(null, component, "q", "0.25")}</define-fault-tree></opsa-mef>").Value!;
        Assert.Equal(["t.p.x", "t.q.x"], tree.Events.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0.125, Analyze(tree).Probability.Probability);
    }

    [Fact]
    public void SeveralFiles_MakeOneModel()
    {
        var outcome = FaultTreeReader.Read(
        [
            ("tree.xml", Bytes("<opsa-mef><define-fault-tree name='t'><define-gate name='top'><basic-event name='x'/></define-gate></define-fault-tree></opsa-mef>")),
            ("data.xml", Bytes("<opsa-mef><model-data><define-basic-event name='x'><float value='0.5'/></define-basic-event></model-data></opsa-mef>")),
        ]);
        Assert.Equal(0.5, Analyze(outcome.Value!).Probability.Probability);
    }

    [Fact]
    public void SeveralTops_AreToldAndOneCanBeNamed()
    {
        var model = Model("<define-gate name='one'><basic-event name='a'/></define-gate><define-gate name='two'><basic-event name='b'/></define-gate>");
        var tree = Read(model).Value!;
        Assert.Equal(("one", "two"), (tree.Top, tree.OtherTops.Single()));
        Assert.Equal("two", FaultTreeReader.Read([("t.xml", Bytes(model))], "two").Value!.Top);
        Assert.Equal("undefined", FaultTreeReader.Read([("t.xml", Bytes(model))], "twoo").Refusals.Single().Code);
    }

    [Fact]
    public void DeepChainOfGates_IsRead()
    {
        const int length = 50_000;
        var gates = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            gates.Append(System.Globalization.CultureInfo.InvariantCulture, $"<define-gate name='g{i}'><or><gate name='g{i + 1}'/><basic-event name='a'/></or></define-gate>");
        }

        Assert.Equal(0.1, Probability(Model(gates.Append($"<define-gate name='g{length}'><basic-event name='a'/></define-gate>").ToString())), 1e-12);
    }

    [Theory]
    [InlineData("<opsa-mef>", "bad-xml")]
    [InlineData("", "bad-xml")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'boom'>]><opsa-mef/>", "bad-xml")]
    [InlineData("<html/>", "not-open-psa")]
    [InlineData("<opsa-mef/>", "no-gate")]
    [InlineData("<opsa-mef><include file='other.xml'/></opsa-mef>", "unsupported")]
    public void FileThatIsNone_IsRefused(string text, string code) => Assert.Equal(code, Read(text).Refusals.Single().Code);

    [Theory]
    [InlineData("<define-gate name='g'><gate name='h'/></define-gate><define-gate name='h'><or><gate name='g'/><basic-event name='a'/></or></define-gate>", "circular", "g → h → g")]
    [InlineData("<define-gate name='g'><or><basic-event name='aa'/></or></define-gate>", "undefined", "'aa'")]
    [InlineData("<define-gate name='g'><or><gate name='gg'/></or></define-gate>", "undefined", "did you mean 'g'")]
    [InlineData("<define-gate name='g'><basic-event name='a'/></define-gate><define-gate name='g'><basic-event name='a'/></define-gate>", "duplicate-name", "t.xml:1")]
    [InlineData("<define-gate name='g'><and/></define-gate>", "bad-formula", "no argument")]
    [InlineData("<define-gate name='g'><xor><basic-event name='a'/></xor></define-gate>", "bad-formula", "takes 2")]
    [InlineData("<define-gate name='g'><atleast min='3'><basic-event name='a'/><basic-event name='b'/></atleast></define-gate>", "bad-value", "'min' is 3")]
    [InlineData("<define-gate name='g'><vote><basic-event name='a'/></vote></define-gate>", "unsupported", "'vote'")]
    [InlineData("<define-gate name='g'/>", "bad-formula", "0 formulas")]
    [InlineData("<define-gate><basic-event name='a'/></define-gate>", "missing-attribute", "'name'")]
    [InlineData("<define-gate name='g'><basic-event name='d'/></define-gate><define-basic-event name='d'><float value='1.5'/></define-basic-event>", "bad-value", "[0, 1]")]
    [InlineData("<define-gate name='g'><basic-event name='d'/></define-gate><define-basic-event name='d'><parameter name='p'/></define-basic-event><define-parameter name='p'><parameter name='p'/></define-parameter>", "circular", "'p'")]
    public void Fault_IsToldWithItsPlaceAndReason(string gates, string code, string reason)
    {
        var refusal = Read(Model(gates)).Refusals.Single();
        Assert.Equal(code, refusal.Code);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Matches(@"^t\.xml:\d+:\d+$", refusal.Input);
    }

    [Fact]
    public void NestingWithoutEnd_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<not>", 600)) + "<basic-event name='a'/>" + string.Concat(Enumerable.Repeat("</not>", 600));
        Assert.Equal("too-deep", Read(Model($"<define-gate name='g'>{deep}</define-gate>")).Refusals.Single().Code);
    }

    private static string Model(string gates, string groups = "") =>
        $"<opsa-mef><define-fault-tree name='t'>{gates}</define-fault-tree><model-data><define-basic-event name='a'><float value='0.1'/></define-basic-event>"
        + $"<define-basic-event name='b'><float value='0.2'/></define-basic-event><define-basic-event name='c'><float value='0.3'/></define-basic-event><define-house-event name='h'><constant value='true'/></define-house-event></model-data>{groups}</opsa-mef>";

    private static double Probability(string model) => Analyze(Read(model).Value!).Probability.Probability!.Value;

    private static CriticalResult Analyze(FaultTree tree) => Critical.Analyze(new CriticalQuestion(tree.Circuit, tree.Event, i => tree.Events[i].Probability));

    private static Outcome<FaultTree> Read(string text) => FaultTreeReader.Read([("t.xml", Bytes(text))]);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
