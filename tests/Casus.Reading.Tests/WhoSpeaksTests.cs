using Casus.Model;

namespace Casus.Reading.Tests;

public class WhoSpeaksTests
{
    [Fact]
    public void Surname_StandsForTheFullNameAndItsOffice()
    {
        var read = Speakers("{Norwegian Foreign Minister Alfa Marten} said <the bridge would stand>. {Marten} added that <the toll would stay>.");
        Assert.All(read, s => Assert.Equal(new Speaker("person/alfa-marten", "Alfa Marten", SpeakerKind.Person, "NOR"), Assert.Single(s)));
    }

    [Fact]
    public void Pronouns_StandForTheLastSpeakerOfTheirGender()
    {
        var read = Speakers("{Mr. Alfa Marten, the foreign minister of Norway,} met Ms. Bravo Lund. {He} said <the bridge would stand>.", "{She} said <it would not>.");
        Assert.Equal("Alfa Marten", Assert.Single(read[1]).Name);
        Assert.Equal("Bravo Lund", Assert.Single(read[2]).Name);
    }

    [Theory]
    [InlineData("Norway", "state/NOR", SpeakerKind.State, "NOR")]
    [InlineData("The Norwegian government", "state/NOR", SpeakerKind.State, "NOR")]
    [InlineData("Oslo", "state/NOR", SpeakerKind.State, "NOR")]
    [InlineData("The Kremlin", "organisation/kremlin", SpeakerKind.Office, "RUS")]
    [InlineData("The U.N. Security Council", "organisation/unsc", SpeakerKind.Office, "United Nations")]
    [InlineData("Hezbollah", "group/hezbollah", SpeakerKind.Group, "Hezbollah")]
    public void NamesOfStatesAndBodies_AreKnown(string source, string actor, SpeakerKind kind, string side)
    {
        var speaker = Assert.Single(Assert.Single(Speakers($"{{{source}}} warned that <the talks would fail>.")));
        Assert.Equal((actor, kind, side), (speaker.Actor, speaker.Kind, speaker.Side));
    }

    [Theory]
    [InlineData("A senior Norwegian official", "NOR")]
    [InlineData("A spokesman for the Turkish military", "TUR")]
    [InlineData("NATO officials", "NATO")]
    [InlineData("European diplomats", "European Union")]
    [InlineData("Many analysts", null)]
    [InlineData("A professor of law", null)]
    public void UnnamedPeople_AreAnonymousWithTheSideTheyServe(string source, string? side)
    {
        var speaker = Assert.Single(Assert.Single(Speakers($"{{{source}}} said <the talks would go on>.")));
        Assert.Equal((null, "anonymous", SpeakerKind.Anonymous, side), (speaker.Actor, speaker.Name, speaker.Kind, speaker.Side));
    }

    [Theory]
    [InlineData("2015-03-01", "person/david-cameron")]
    [InlineData("2025-03-01", "person/keir-starmer")]
    public void Office_IsItsHolderOnTheDay(string published, string actor) =>
        Assert.Equal(actor, Assert.Single(Assert.Single(SpeakersOn(published, "{The British prime minister} said <the bridge would stand>."))).Actor);

    [Fact]
    public void Office_WithoutADayAndAName_StaysUnnamed()
    {
        var speaker = Assert.Single(Assert.Single(Speakers("{The British prime minister} said <the bridge would stand>.")));
        Assert.Equal((SpeakerKind.Anonymous, null), (speaker.Kind, speaker.Actor));
    }

    [Theory]
    [InlineData("Zelensky")]
    [InlineData("Zelenskiy")]
    [InlineData("Zelenskyy")]
    public void Spellings_AreOnePerson(string surname) =>
        Assert.Equal(("person/volodymyr-zelenskyy", "UKR"), Assert.Single(Assert.Single(SpeakersOn("2023-05-03", $"{{Ukrainian President Volodymyr {surname}}} said <the bridge would stand>."))) is var s ? (s.Actor, s.Side) : default);

    [Fact]
    public void FormerHolder_SpeaksForNobody() =>
        Assert.Null(Assert.Single(Assert.Single(Speakers("{Alfa Marten, a former foreign minister of Norway,} said <the bridge would stand>."))).Side);

    [Fact]
    public void Candidate_SpeaksForTheCampaign() =>
        Assert.Equal("Marten campaign", Assert.Single(Assert.Single(Speakers("{Presidential candidate Alfa Marten} said <the bridge would stand>."))).Side);

    [Fact]
    public void JoinedSources_AreTakenOneByOneInTheirOrder()
    {
        var read = Speakers("{Norwegian Prime Minister Alfa Marten and Swedish Prime Minister Bravo Lund} said <the talks would go on>.");
        Assert.Equal([("Alfa Marten", "NOR"), ("Bravo Lund", "SWE")], Assert.Single(read).Select(s => (s.Name, s.Side!)));
    }

    [Fact]
    public void RelativePronoun_IsTheNounItHangsOn() =>
        Assert.Equal("Alfa Marten", Assert.Single(Assert.Single(Speakers("The bridge was opened by Alfa Marten, {who} said <it would stand>."))).Name);

    [Fact]
    public void FirstPerson_InAQuoteIsWhoIsQuoted()
    {
        var (document, sayings) = Marked.Read(["{Alfa Marten} said: “<{I} promised that <the bridge would stand>>.”"]);
        var who = new WhoSpeaks(document, sayings);
        Assert.All(Enumerable.Range(0, sayings.Count), i => Assert.Equal("Alfa Marten", Assert.Single(who.Of(i).Speakers).Name));
    }

    [Theory]
    [InlineData("The island's interior minister, Tasso Qvale,", "Tasso Qvale")]
    [InlineData("The governor of the coastal province, Tasso Qvale,", "Tasso Qvale")]
    public void RareNameBetweenCommasAfterAnOffice_IsItsHolder(string source, string name)
    {
        var read = Speakers($"{{{source}}} urged <both sides to wait>.", $"{{{name.Split(' ')[1]}}} added that <the toll would stay>.");
        Assert.All(read, speakers => Assert.Equal((name, SpeakerKind.Person), Assert.Single(speakers) is var one ? (one.Name, one.Kind) : default));
    }

    [Fact]
    public void BodyBetweenCommasAfterAnOffice_IsNoPerson() =>
        Assert.NotEqual(SpeakerKind.Person, Assert.Single(Assert.Single(Speakers("{The office of the governor, Harbour Authority,} said <the bridge would stand>."))).Kind);

    [Theory]
    [InlineData("HARBOUR CITY (IPA) — {The police union} said <it would strike>.", "anonymous")]
    [InlineData("Members of the Inner Ports Authority (IPA) met. {The authority's union} said <it would strike>.", "anonymous")]
    [InlineData("The Inner Ports Union (IPU) met. {The union} said <it would strike>.", "Inner Ports Union")]
    public void AgencyOfTheDateline_IsNotWhomTheTextTellsOf(string text, string name) => Assert.Equal(name, Assert.Single(Assert.Single(Speakers(text))).Name);

    [Theory]
    [InlineData("{The 1987 Halden Convention} obliges <coastal states to share the river>.", "1987 Halden Convention")]
    [InlineData("{A new IPA/Norden poll} showed <the union ahead>.", "IPA/Norden poll")]
    [InlineData("{A poll} showed <the union ahead>.", "anonymous")]
    [InlineData("{The landmark agreement} obliges <coastal states to share the river>.", "anonymous")]
    [InlineData("{A report released in May by the Halden Institute} said <the river was rising>.", "Halden Institute")]
    [InlineData("{A letter from Ms. Bravo Lund} said <the river was rising>.", "Bravo Lund")]
    [InlineData("{The report that the figures came from} said <the river was rising>.", "anonymous")]
    public void Text_SpeaksForItsAuthorOrUnderItsOwnName(string text, string name) => Assert.Equal(name, Assert.Single(Assert.Single(Speakers(text))).Name);

    [Theory]
    [InlineData("Norway has been among {those} calling for <a truce>.", "Norway")]
    [InlineData("The Harbour Union was one of {those} urging <a strike>.", "Harbour Union")]
    [InlineData("Norway has been good to {those} urging <a truce>.", "anonymous")]
    public void OneAmongThoseWhoSayIt_IsWhoSpeaks(string text, string name) => Assert.Equal(name, Assert.Single(Assert.Single(Speakers(text))).Name);

    [Theory]
    [InlineData("{The Russians} said <the bridge would stand>.", SpeakerKind.State)]
    [InlineData("{Russians} said <the bridge would stand>.", SpeakerKind.Anonymous)]
    [InlineData("{Many Russians} said <the bridge would stand>.", SpeakerKind.Anonymous)]
    public void PeopleAsOne_IsTheState(string text, SpeakerKind kind) => Assert.Equal(kind, Assert.Single(Assert.Single(Speakers(text))).Kind);

    [Fact]
    public void Campaign_IsThatOfTheCandidateNamedBefore() =>
        Assert.Equal("Alfa Marten campaign", Assert.Single(Speakers("Presidential candidate Alfa Marten met Ms. Bravo Lund. {The campaign} said <the bridge would stand>.")[^1]).Name);

    [Theory]
    [InlineData("Brussels hosted the talks. Belgium stayed away. Valdora refused the offer. {Its foreign minister, Alfa Marten,} said <the bridge would stand>.", "Valdora")]
    [InlineData("Belgium stayed away. {Valdora's prime minister, Alfa Marten,} said <the bridge would stand>.", "Valdora")]
    [InlineData("Belgium stayed away. {The Valdoran president, Alfa Marten,} said <the bridge would stand>. Valdora has a navy.", "Valdora")]
    [InlineData("Belgium stayed away. {The foreign minister of Valdora, Alfa Marten,} said <the bridge would stand>.", "Valdora")]
    [InlineData("Oman is talking with its neighbours. {Catalan Justice Minister Alfa Marten} said <the bridge would stand>.", null)]
    [InlineData("Oman is talking with its neighbours. {Justice Minister Alfa Marten} said <the bridge would stand>.", "OMN")]
    [InlineData("Belgium stayed away. {Energy Minister Alfa Marten of Valdora} said <the bridge would stand>.", "Valdora")]
    [InlineData("Belgium stayed away. {The Permanent Representative of Valdora, Ambassador Alfa Marten,} said <the bridge would stand>. The government of Valdora was silent.", "Valdora")]
    [InlineData("Belgium stayed away. The government of Valdora was silent. {Foreign Minister Alfa Marten} said <the bridge would stand>.", null)]
    [InlineData("Belgium, the Belgian army and the Belgian navy met in Bruges. {Foreign Minister Alfa Marten} said <the bridge would stand>.", "BEL")]
    [InlineData("He met {his Belgian counterpart, Alfa Marten,} who said <the bridge would stand>.", "BEL")]
    public void Minister_SpeaksForTheStateThatTheWordsTell_NotForOneThatIsMerelyNamed(string text, string? side) =>
        Assert.Equal(("Alfa Marten", side), Assert.Single(Assert.Single(Speakers(text))) is var one ? (one.Name, one.Side) : default);

    [Fact]
    public void OfficeBehindClosingQuotationMarks_IsOfTheStateBeforeIt() =>
        Assert.Equal("ERI", Assert.Single(Assert.Single(Speakers("\"Every boat that crosses the line will be sunk,\" {Eritrea's navy commander, Isaias Tekle}, warned<.>"))).Side);

    [Fact]
    public void StateThatNoTableHas_IsOneUnderItsNameAndItsAdjective()
    {
        var read = Speakers("{Valdora} said <the bridge would stand>.", "{The Valdoran navy} said <it would stay>.", "{Valdoran officials} said <it had left>.", "{The government of Valdora} said <it would return>.");
        Assert.All(read, speakers => Assert.Equal("Valdora", Assert.Single(speakers).Side));
        Assert.Equal(["Valdora", "Valdoran navy", "anonymous", "Valdora"], read.Select(speakers => speakers[0].Name));
    }

    [Theory]
    [InlineData("{Merkel's government} said <the bridge would stand>. Mr. Merkel was silent.")]
    [InlineData("{The Ministry of Transport} said <the bridge would stand>.")]
    public void PersonsAndPortfolios_AreNoStates(string text) => Assert.NotEqual("country", Assert.Single(Assert.Single(Speakers(text))) is { Name: "Merkel" or "Transport" } ? "country" : string.Empty);

    [Theory]
    [InlineData("The European Union urged restraint. {Brussels} said <the bridge would stand>.", "European Union")]
    [InlineData("The European Union urged restraint. {Brussels} said <the bridge would stand>. Belgium was silent.", "European Union")]
    [InlineData("Belgium urged restraint. {Brussels} said <the bridge would stand>.", "BEL")]
    [InlineData("{Brussels} said <the bridge would stand>. Its envoy, {Alfa Marten,} said <the toll would stay>.", "European Union")]
    public void Brussels_IsTheUnionWhereBelgiumIsNotNamedNearer(string text, string side) => Assert.All(Speakers(text), speakers => Assert.Equal(side, Assert.Single(speakers).Side));

    [Theory]
    [InlineData("Joint statement by the foreign ministers of Norvik and Talmar\n\nHallen, 12 February 2026\n\n{The Ministers} said <the bridge would stand>.")]
    [InlineData("Joint communiqué of the Presidents of Norvik and Talmar\n\n{The two leaders} said <the bridge would stand>.")]
    [InlineData("Declaration of the Governments of Norvik and Talmar\n\nThey met on Monday. {Neither side} said <the bridge would stand>.")]
    [InlineData("Talks between the government of Norvik and the government of Talmar began. Iceland was the host. {Both sides} said <the bridge would stand>.")]
    [InlineData("Talks between the government of Norvik and the government of Talmar began. Iceland was the host. {The parties} said <the bridge would stand>.")]
    [InlineData("The government of Norvik and the government of Talmar agreed to stop. Iceland was the host. {Each side} said <the bridge would stand>.")]
    [InlineData("The government of Norvik blamed the government of Talmar. {The two countries} said <the bridge would stand>.")]
    public void BothSides_AreThoseWhomTheHeadingOrTheTextSetsAgainstEachOther(string text) => Assert.Equal(["Norvik", "Talmar"], Assert.Single(Speakers(text)).Select(one => one.Name));

    [Theory]
    [InlineData("The government of Norvik met envoys of Germany, Poland and Norway. {Both sides} said <the bridge would stand>.")]
    [InlineData("The government of Norvik blamed the government of Talmar. {The parties} said <the bridge would stand>.")]
    [InlineData("Alfa Marten was there. {Neither side} said <the bridge would stand>.")]
    [InlineData("The government of Norvik blamed the government of Talmar. {The leaders} said <the bridge would stand>.")]
    public void BothSides_WhereTwoAreNotPlain_AreNobody(string text) => Assert.Equal("anonymous", Assert.Single(Assert.Single(Speakers(text))).Name);

    [Theory]
    [InlineData("Laila Marten led the alliance at the Muscat talks. {The government} said <the bridge would stand>.")]
    [InlineData("Laila Marten had no part in the Oslo peace process. {The government} said <the bridge would stand>.")]
    public void Government_IsNotThatOfWhereOthersMet(string text) => Assert.Null(Assert.Single(Assert.Single(Speakers(text))).Side);

    [Fact]
    public void LiberationArmy_SpeaksForItself() =>
        Assert.Equal("Kerun Liberation Army", Assert.Single(Assert.Single(Speakers("Qatar was the host, and Qatar paid. {The Kerun Liberation Army} said <the bridge would stand>."))).Side);

    [Theory]
    [InlineData("{The Ministry of Foreign Affairs of Valdora} said <the bridge would stand>. {The Ministry} said <the toll would stay>. Sweden was silent.")]
    [InlineData("STATEMENT BY THE MINISTRY OF FOREIGN AFFAIRS OF VALDORA\n\nVeld, 11 June 2026\n\n{The Ministry of Foreign Affairs of Valdora} said <the bridge would stand>. {The Ministry} said <the toll would stay>. Sweden was silent.")]
    public void Ministry_IsThatOfTheStateInItsName(string text) =>
        Assert.All(Speakers(text), speakers => Assert.Equal(("Ministry of Foreign Affairs of Valdora", "Valdora"), Assert.Single(speakers) is var one ? (one.Name, one.Side) : default));

    [Theory]
    [InlineData("The United Nations met. {The Secretary-General's spokesman} said <the bridge would stand>.")]
    [InlineData("The United Nations met. {The Special Representative of the Secretary-General for Norway, Helena Brandt,} said <the bridge would stand>.")]
    public void WhoServesTheSecretaryGeneral_SpeaksForTheOrganisation(string text) => Assert.Equal("United Nations", Assert.Single(Assert.Single(Speakers(text))).Side);

    [Fact]
    public void LastWordOfABodysName_IsThatBody() =>
        Assert.Equal("European Union", Speakers("{The European Union} said <the bridge would stand>. {The Union} said <the toll would stay>.")[^1][0].Name);

    [Fact]
    public void OfficialWhoGoesOnSpeaking_IsNoPersonNamedFurtherBack()
    {
        var read = Speakers("Mr. Alfa Marten, the mayor, arrived. {The harbour's spokesman} said <the bridge would stand>. “<It is old>,” {he} said.");
        Assert.All(read, speakers => Assert.Equal("anonymous", Assert.Single(speakers).Name));
    }

    [Fact]
    public void SpokesmanWhoGoesOnInTheSameSentence_IsNoPersonNamedFurtherBack()
    {
        var read = Speakers("Mr. Alfa Marten, the mayor, arrived. {A spokesman for the Norwegian government} said <the bridge would stand>; {he} added <that the toll would stay>.");
        Assert.All(read, speakers => Assert.Equal(("anonymous", "NOR"), Assert.Single(speakers) is var one ? (one.Name, one.Side) : default));
    }

    [Fact]
    public void SpokesmanOfTheMinistry_SpeaksForTheOneNamedLast()
    {
        var read = Speakers("OSLO — Norway said nothing. {Sweden's defence ministry} said <the bridge would stand>. <The toll would stay>, said {ministry spokesman Alfa Marten}.");
        Assert.Equal("SWE", Assert.Single(read[^1]).Side);
    }

    [Fact]
    public void BothCountries_AreThoseThatDidSomethingTogether()
    {
        var read = Speakers("Norway and Sweden swapped prisoners on Monday.\n\nFinland was silent. {Both countries} said <the bridge would stand>.");
        Assert.Equal(["NOR", "SWE"], Assert.Single(read).Select(speaker => speaker.Side));
    }

    [Fact]
    public void BodyThatNobodyNames_GoesOnSpeakingAsIt()
    {
        var read = Speakers("{A rebel} told Reuters <the army was lying>. {The defence ministry in Korso} denied <the raid>. {It} said <the bridge would stand>.");
        Assert.All(read, speakers => Assert.Equal("anonymous", Assert.Single(speakers).Name));
    }

    [Fact]
    public void SpokesmanWithoutAWordOfWhose_SpeaksForTheBodyThatTheSentenceBeforeIsAbout()
    {
        var read = Speakers("{The Swedish defence ministry} said <its plans had not changed>. “<We oppose the dam>,” {a spokesperson} said.");
        Assert.Equal(("anonymous", "SWE"), Assert.Single(read[^1]) is var one ? (one.Name, one.Side) : default);
    }

    [Fact]
    public void OfficeInAHeadingInsideTheText_IsOfWhomTheWordsBelowItName()
    {
        var read = Speakers("Egyptian Foreign Minister Badr Lund met reporters.\n\n{Far-right minister} vows <to quit>\n\n{National Security Minister Itamar Grey} said <he would leave the cabinet>.");
        Assert.All(read, speakers => Assert.Equal("Itamar Grey", Assert.Single(speakers).Name));
    }

    [Fact]
    public void StateTelevision_IsOfTheStateNamed_NotOfWhoseTroopsAre() =>
        Assert.Equal("SWE", Assert.Single(Assert.Single(Speakers("Sweden wanted the Norwegian troops to leave. {State television} said <the bridge would stand>."))).Side);

    [Theory]
    [InlineData("Sweden and the Swedish army and the Swedish navy left.\n\nNorway has warned both. “We have told our friends,” {Foreign Ministry spokesman Alfa Marten} said, <and left>.", "NOR")]
    [InlineData("Sweden and the Swedish army and the Swedish navy left.\n\nNorway has warned both.\n\n“We have told our friends,” {Foreign Ministry spokesman Alfa Marten} said, <and left>.", "SWE")]
    [InlineData("The Norwegian defence ministry declined to comment, but {a senior official} said <the bridge would stand>.", "NOR")]
    [InlineData("{Norwegian President Alfa Marten} said <the bridge would stand>. {His adviser, Bravo Lund,} said <the toll would fall>.", "NOR")]
    public void OfficeWithoutAWordOfWhose_IsOfWhomTheParagraphIsAbout(string text, string side) => Assert.Equal(side, Assert.Single(Speakers(text)[^1]).Side);

    [Fact]
    public void NomineeForAnOffice_RunsForNothing() =>
        Assert.Null(Assert.Single(Assert.Single(Speakers("{The nominee, Alfa Marten,} said <the bridge would stand>."))).Side);

    [Theory]
    [InlineData("{The Dutch government} said <the bridge would stand>.", "NLD")]
    [InlineData("{The Dominican government} said <the bridge would stand>.", "DOM")]
    [InlineData("China, China and China again. {Admiral Alfa Marten, who leads the Swedish Coast Guard,} said <the bridge would stand>.", "SWE")]
    public void Adjective_IsOfTheStateThatItIsMostlyOf(string text, string side) => Assert.Equal(side, Assert.Single(Assert.Single(Speakers(text))).Side);

    [Fact]
    public void OppositionThatNobodyNames_GoesOnAsIt()
    {
        var read = Speakers("{The opposition} rejected <the offer>. {It} repeated <that the president must go>.");
        Assert.Equal("anonymous", Assert.Single(read[^1]).Name);
    }

    [Fact]
    public void FightersOfAGroup_AreThatGroup() =>
        Assert.Equal("Hamas", Assert.Single(Assert.Single(Speakers("{Hamas militants} said <the bridge would stand>."))).Name);

    [Fact]
    public void CapitalThatIsAGivenName_IsNoCity()
    {
        var read = Assert.Single(Speakers("Kenya sent an answer. {Ambassador Sofia Lindqvist} said <the bridge would stand>.")[^1]);
        Assert.Equal(("Sofia Lindqvist", null), (read.Name, read.Side));
    }

    [Fact]
    public void StateNamedOnceAndLate_IsNotWhatATextIsAbout() =>
        Assert.Null(Assert.Single(Speakers("The rebels left the town at night. Nobody was hurt. The gates were shut again. The rain went on for days. {The government} said <the bridge would stand>. Norway was silent.")[^1]).Side);

    [Fact]
    public void NeighbouringState_IsThatStateAndItsPresidentItsOwn()
    {
        var read = Speakers("The rain went on. Russia was silent.\n\n{Neighbouring Valdora} said <its border would close>. Valdoran {President Ilir Marten} said <the bridge would stand>.");
        Assert.All(read, speakers => Assert.Equal("Valdora", Assert.Single(speakers).Side));
    }

    [Fact]
    public void OfficerWhoIsItsSpokesman_SpeaksForWhoseItIs()
    {
        var read = Speakers("Norway and Norwegian ships left. The Swedish army arrived. {Major General Alfa Marten, its spokesman,} said <the bridge would stand>.");
        Assert.Equal("SWE", Assert.Single(Assert.Single(read)).Side);
    }

    [Fact]
    public void ShortWordForATitle_IsAlsoAName() =>
        Assert.Equal("Ruma Sen", Assert.Single(Assert.Single(Speakers("{Ruma Sen, a historian,} said <the bridge would stand>."))).Name);

    [Fact]
    public void NameBehindACapitalOffice_IsItsHolder() =>
        Assert.Equal("Helena Brandt", Assert.Single(Assert.Single(Speakers("{The Special Representative of the Secretary-General for Norvania, Helena Brandt,} said <the bridge would stand>."))).Name);

    [Fact]
    public void PronounWithoutAnybodyBefore_StaysUnknown() => Assert.Empty(Assert.Single(Speakers("{He} said <the talks would go on>.")));

    [Fact]
    public void Named_LeavesOutWhoeverHasNoName()
    {
        var (document, sayings) = Marked.Read(["{Alfa Marten} warned <France and the United Kingdom> about it."]);
        var who = new WhoSpeaks(document, sayings);
        Assert.Equal(["state/FRA", "state/GBR"], who.Named(sayings[0].Content[0]).Select(s => s.Actor));
        Assert.Empty(new WhoSpeaks(Marked.Read(["{Alfa Marten} warned <many critics> about it."]).Document, []).Named(new(4, 6)));
    }

    [Fact]
    public void EveryReading_SaysThroughWhat()
    {
        var (document, sayings) = Marked.Read(["{The Norwegian government} said <the bridge would stand>."]);
        Assert.Equal("“The Norwegian government”: the state", new WhoSpeaks(document, sayings).Of(0).Why);
    }

    [Fact]
    public void LongDocument_TakesTimeInProportion()
    {
        var one = "Norwegian Foreign Minister Alfa Marten met Bravo Lund of Harbour Watch in Oslo. {He} said <the bridge would stand>. {The two countries} said <the toll would stay>. ";
        var (document, sayings) = Marked.Read(Enumerable.Repeat(one, 400).ToArray());
        var who = new WhoSpeaks(document, sayings);
        Assert.All(Enumerable.Range(0, sayings.Count).Where(i => i % 2 == 0), i => Assert.Equal("Alfa Marten", Assert.Single(who.Of(i).Speakers).Name));
    }

    private static List<ValueList<Speaker>> Speakers(params string[] sentences) => Read(null, sentences);

    private static List<ValueList<Speaker>> SpeakersOn(string published, params string[] sentences) => Read(published, sentences);

    private static List<ValueList<Speaker>> Read(string? published, string[] sentences)
    {
        var (document, sayings) = Marked.Read(sentences, published);
        var who = new WhoSpeaks(document, sayings);
        return [.. Enumerable.Range(0, sayings.Count).Select(i => who.Of(i).Speakers)];
    }
}

/// <summary>Texts with <c>{source}</c> and <c>&lt;content&gt;</c> marked: a source begins a saying, the contents after it are its own.</summary>
internal static class Marked
{
    public static (ParsedDocument Document, List<Saying> Sayings) Read(string[] sentences, string? published = null)
    {
        var text = new System.Text.StringBuilder();
        List<(Span Source, List<Span> Content)> found = [];
        var open = new Stack<(char Mark, int Start, int Saying)>();
        foreach (var unit in string.Join(' ', sentences))
        {
            switch (unit)
            {
                case '{':
                    open.Push((unit, text.Length, found.Count));
                    found.Add((default, []));
                    break;
                case '<':
                    open.Push((unit, text.Length, found.Count - 1));
                    break;
                case '}' or '>':
                    var (_, start, saying) = open.Pop();
                    if (unit == '}')
                    {
                        found[saying] = (new(start, text.Length), found[saying].Content);
                    }
                    else
                    {
                        found[saying].Content.Add(new(start, text.Length));
                    }

                    break;
                default:
                    text.Append(unit);
                    break;
            }
        }

        var words = text.ToString();
        var day = published is not null && PartialDate.TryParse(published, out var parsed) ? parsed : (PartialDate?)null;
        var document = new ParsedDocument(new Document { Name = "marked.txt", Path = "marked.txt", Sha256 = string.Empty, Text = words, Raw = default, Published = day }, MarkedSayings.English.Value.Read(words));
        var sayings = found.Select(f => new Saying { Source = [document.Tokens(f.Source)!.Value], Content = f.Content.Count > 0 ? [.. f.Content.Select(c => document.Tokens(c)!.Value)] : [document.Tokens(f.Source)!.Value] }).ToList();
        return (document, sayings);
    }
}
