using Casus.Model;

namespace Casus.Reading.Tests;

public class AddresseeTests
{
    private static readonly Speaker Grey = MarkedText.Person("Ada Grey");

    [Theory]
    [InlineData(Act.Demand, "[Grey] <urged> {the striking pilots to return to work}.", "striking pilots")]
    [InlineData(Act.Demand, "[Grey] <called on> {the rebels to leave the harbour}.", "rebels")]
    [InlineData(Act.Demand, "[Grey] <demanded> {that the company repair the dam}.", "company")]
    [InlineData(Act.Demand, "[Grey] <said> {the lenders must wait}.", "lenders")]
    [InlineData(Act.Demand, "\"{We need help from the fishermen},\" [Grey] <said>.", "fishermen")]
    [InlineData(Act.Demand, "\"{I count on the fishermen to stay in the harbour},\" [Grey] <said>.", "fishermen")]
    [InlineData(Act.Demand, "[Grey] <called on> {Governor Lena Marsh (R) to resign}.", "Lena Marsh")]
    [InlineData(Act.Demand, "[Grey] <said> {it was time for the fishermen to sail}.", "fishermen")]
    [InlineData(Act.Demand, "[Grey] <is pushing for> {help from the fishermen}.", "fishermen")]
    [InlineData(Act.Demand, "{The miners} <were ordered> {to close the pit}.", "miners")]
    [InlineData(Act.Demand, "\"{You must hand over the keys},\" [she] <told> the guards.", "guards")]
    [InlineData(Act.Demand, "[Ada Grey] <called for> {the release of the sailors by the militia}.", "militia")]
    [InlineData(Act.Demand, "[Ada Grey] <called for> {an end to Norwegian patrols}.", "Norway")]
    [InlineData(Act.Demand, "[Ada Grey] <called for> {closing the NATO bases on the island}.", "NATO")]
    [InlineData(Act.Accusation, "[Ada Grey] <accused> {the militia of burning the mill}.", "militia")]
    [InlineData(Act.Accusation, "[Grey] <said> {the soldiers had burnt the mill}.", "soldiers")]
    [InlineData(Act.Accusation, "[Grey] <condemned> {the shelling of the port by the rebels}.", "rebels")]
    [InlineData(Act.Acceptance, "[Grey] <thanked> {the fishermen for their help}.", "fishermen")]
    [InlineData(Act.Acceptance, "[Grey] <welcomed> {the mediators' plan}.", "mediators")]
    [InlineData(Act.Threat, "[Grey] <threatened> {the smugglers with prison}.", "smugglers")]
    [InlineData(Act.Threat, "[Grey] <said> {the smugglers would be hunted down}.", "smugglers")]
    [InlineData(Act.Threat, "[Grey] <said> {she would close the strait if the rebels came back}.", "rebels")]
    [InlineData(Act.Pledge, "[Grey] <promised> the refugees {new houses}.", "refugees")]
    [InlineData(Act.Offer, "[Grey] <offered> {talks to the rebels}.", "rebels")]
    [InlineData(Act.Warning, "[Grey] <warned> the settlers {that the dam might break}.", "settlers")]
    public void Frame_OrContentNamesWhomItIsAimedAt(Act act, string marked, string addressee) =>
        Assert.Equal(addressee, Assert.Single(Assert.Single(MarkedText.Read(marked, MarkedText.Given(act, Grey))).Addressees).Name);

    [Theory]
    [InlineData(Act.Report, "[Grey] <told> the guards {that the gate was open}.")]
    [InlineData(Act.Demand, "[Grey] <told> reporters {the dues must be paid}.")]
    [InlineData(Act.Pledge, "[Grey] <told> the newspaper {she would pay}.")]
    [InlineData(Act.Demand, "[Grey] <called for> {more patience}.")]
    [InlineData(Act.Demand, "[Grey] <called for> {an end to the use of force}.")]
    [InlineData(Act.Refusal, "[Grey] <rejected> {any use of force}.")]
    [InlineData(Act.Threat, "[Grey] <threatened> {to close the Kattegat Strait}.")]
    public void ReportersAndThingsAskedFor_AreNoAddressees(Act act, string marked) =>
        Assert.Empty(Assert.Single(MarkedText.Read(marked, MarkedText.Given(act, Grey))).Addressees);

    [Fact]
    public void SeveralAskedTogether_AreAllNamed() =>
        Assert.Equal(["rebels", "settlers"], Assert.Single(MarkedText.Read("[Grey] <urged> {the rebels and the settlers to stop}.", MarkedText.Given(Act.Demand, Grey))).Addressees.Select(one => one.Name));

    [Fact]
    public void Explanation_NamesTheWordsThatShowIt() =>
        Assert.Contains("addressed to rebels: the frame of “urged”", Assert.Single(MarkedText.Read("[Grey] <urged> {the rebels to stop}.", MarkedText.Given(Act.Demand, Grey))).Explanation);

    [Fact]
    public void WhatIsUrged_IsNobody() => Assert.Empty(Assert.Single(Texts.Read("Australia urges restraint.")).Commitment!.Debtors);
}
