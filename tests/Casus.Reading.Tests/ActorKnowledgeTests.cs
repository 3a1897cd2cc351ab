
namespace Casus.Reading.Tests;

public class ActorKnowledgeTests
{
    [Theory]
    [InlineData("Zelenskyy", "Zelensky")]
    [InlineData("Zelenskiy", "Zelensky")]
    [InlineData("al-Assad", "Assad")]
    [InlineData("el-Sissi", "al-Sisi")]
    [InlineData("Çavuşoğlu", "Cavusoglu")]
    [InlineData("Sergey", "Sergei")]
    [InlineData("Medvedyev", "Medvedev")]
    public void SpellingsOfOneName_HaveOneKey(string one, string other) => Assert.Equal(NameFold.Key(other), NameFold.Key(one));

    [Theory]
    [InlineData("Merkel", "Markel")]
    [InlineData("Biden", "Baden")]
    public void OtherNames_HaveOtherKeys(string one, string other) => Assert.NotEqual(NameFold.Key(other), NameFold.Key(one));

    [Theory]
    [InlineData("Foreign Secretary", "foreign")]
    [InlineData("Minister of External Affairs", "foreign")]
    [InlineData("Secretary of State", "foreign")]
    [InlineData("Minister of National Defence", "defence")]
    [InlineData("Chancellor of the Exchequer", "finance")]
    [InlineData("Chancellor", "pm")]
    [InlineData("Acting President", "president")]
    [InlineData("Head of the Office of the President", "other")]
    [InlineData("Deputy Foreign Minister", "deputy")]
    [InlineData("Vice President", "vice")]
    public void Offices_AreOfOneKindUnderManyTitles(string office, string kind) => Assert.Equal(kind, OfficeKind.Of(office));

    [Fact]
    public void Holder_ChangesWithTheDay()
    {
        var people = ActorKnowledge.BuiltIn.People;
        Assert.Equal("Barack Obama", people.Holder("USA", "president", 20150101)?.Person.Name);
        Assert.Equal("Joe Biden", people.Holder("USA", "president", 20220101)?.Person.Name);
        Assert.Null(people.Holder("USA", "president", 0));
    }

    [Fact]
    public void SovereignState_HasTheHolderThatItsTerritoriesListToo() =>
        Assert.Equal("FRA", ActorKnowledge.BuiltIn.People.Find(NameFold.Keys("Emmanuel Macron"), 20200101)?.At(20200101)?.Side);

    [Fact]
    public void Acronym_IsFoundInCapitalsAlone()
    {
        var names = ActorKnowledge.BuiltIn.Names;
        Assert.Equal("organisation/who", names.At("the WHO said", 4)?.Actors[0].Actor);
        Assert.Null(names.At("those who said", 6));
    }

    [Fact]
    public void OwnFile_AddsPersonsAndBodies()
    {
        var own = ActorFile.Read(new StringReader("# ours\nperson\tAlfa Marten\tA. Marten\tNOR\tForeign Minister\t2020-01-01\t2021-12-31\nperson\tAlfa Marten\t\tNATO\tenvoy\t2022-01-01\t\ngroup\tHarbour Front\tHF\t=\n"), "own.tsv");
        var known = ActorKnowledge.With(own);
        var marten = known.People.Find(NameFold.Keys("Alfa Marten"), 20200601);
        Assert.Equal(("NOR", "NATO"), (marten?.At(20200601)?.Side, marten?.At(20230101)?.Side));
        Assert.Equal("group/harbour-front", known.Names.At("the HF said", 4)?.Actors[0].Actor);
        Assert.NotNull(known.People.Find(NameFold.Keys("Emmanuel Macron"), 20200101));
    }

    [Theory]
    [InlineData("person\tAlfa Marten\t\tNOR\tForeign Minister\t2020-13-01\t", "own.tsv, line 1: '2020-13-01' is not a day (yyyy-mm-dd)")]
    [InlineData("\nrobot\tAlfa", "own.tsv, line 2: a line begins with person, organisation, group, party, media or office, not 'robot'")]
    [InlineData("person\tAlfa Marten", "own.tsv, line 1: person needs a name, other names (may be empty) and a side, and may have an office, since and until: 4 to 7 fields between tabs, found 2")]
    [InlineData("group\t", "own.tsv, line 1: group needs a name, and may have other names and a side: 2 to 4 fields between tabs, found 2")]
    public void OwnFile_TellsLineAndReason(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ActorFileException>(() => ActorFile.Read(new StringReader(text), "own.tsv")).Message);
}
