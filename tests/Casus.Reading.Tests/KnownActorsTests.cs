using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>What the tables know of an actor, by the id that the reader gives.</summary>
public sealed class KnownActorsTests
{
    [Fact]
    public void State_HasItsOtherNamesAndWhoSpeaksForIt()
    {
        var state = Assert.Single(KnownActors.Find("state/NLD"));
        Assert.Equal(("Netherlands", SpeakerKind.State, "NLD"), (state.Name, state.Kind, state.Side));
        Assert.Contains("Kingdom of the Netherlands", state.OtherNames);
        var holders = KnownActors.HoldersOn("NLD", new DateOnly(2019, 5, 1));
        Assert.NotEmpty(holders);
        Assert.All(holders, h =>
        {
            Assert.Equal("NLD", h.Office.Side);
            Assert.True(h.Office.Since is null || h.Office.Since <= new DateOnly(2019, 5, 1));
            Assert.True(h.Office.Until is null || h.Office.Until >= new DateOnly(2019, 5, 1));
        });
    }

    [Fact]
    public void HolderOfAnOffice_HasThatOfficeByTheirOwnId()
    {
        var holder = KnownActors.HoldersOn("NOR", new DateOnly(2019, 5, 1))[0];
        Assert.Contains(KnownActors.Find(holder.Actor), p => p.Name == holder.Name && p.Offices.Contains(holder.Office));
    }

    [Fact]
    public void Offices_StandTheLatestFirst()
    {
        var holder = KnownActors.HoldersOn("NOR", new DateOnly(2019, 5, 1))[0];
        foreach (var person in KnownActors.Find(holder.Actor))
        {
            Assert.Equal(person.Offices.Select(o => o.Since).OrderDescending(), person.Offices.Select(o => o.Since));
        }
    }

    [Theory]
    [InlineData("person/nobody-of-that-name")]
    [InlineData("state/")]
    [InlineData("")]
    public void WhoIsNotInTheTables_IsNotKnown(string actor) => Assert.Empty(KnownActors.Find(actor));
}
