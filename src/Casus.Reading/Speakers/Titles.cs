using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The words around a name that are not the name: titles, offices, parties; and the nouns of people who are not named.</summary>
internal static class Titles
{
    /// <summary>Words that give an office, by which a state named beside them is the holder's side.</summary>
    public static readonly FrozenSet<string> Offices = Set("president prime minister premier chancellor secretary secretary-general foreign defence defense interior finance ambassador envoy spokesman spokeswoman spokesperson spokesmen official officials general admiral commander king queen prince emir sultan leader leaders chief commissioner representative negotiator diplomat diplomats government ministry military army navy troops forces officer officers lawmaker lawmakers parliament premier vice deputy senator sen. congressman congresswoman rep. governor gov. intelligence police embassy state authorities administration delegation council");

    /// <summary>Words that are never part of a person's name.</summary>
    public static readonly FrozenSet<string> Words = Set("mr mr. mrs mrs. ms ms. dr dr. president vice-president prime minister premier chancellor secretary secretary-general general gen gen. lt lt. col col. maj maj. capt capt. adm adm. sgt sgt. sen sen. senator senators rep rep. representative reps. sens. gov gov. governor king queen prince princess pope sheikh ayatollah sir lord lady dame baroness judge justice chief justice speaker spokesman spokeswoman spokesperson ambassador envoy professor prof. rev. reverend attorney former foreign defence defense interior finance deputy vice state house senate republican republicans democrat democrats democratic gop sec sec. commissioner mayor chairman chairwoman chair director adviser advisor candidate nominee leader the of hon.");

    public static readonly FrozenSet<string> Feminine = Set("mrs mrs. ms ms. queen princess lady dame baroness spokeswoman congresswoman chairwoman hillary angela theresa marine ursula kaja giorgia federica sanna mette kamala nancy elizabeth condoleezza susan samantha ivanka melania michelle chelsea huma carly sarah nikki christine janet loretta ruth sonia elena kellyanne katrina jennifer maria anna julia yulia olga natalia elisabeth laura mary patricia linda barbara karen lisa debbie donna dianne kirsten amy tulsi rachel megyn megan jill anne ann jane suu sigrid annalena liz dalia aung penny jacinda helle tsai park margaret catherine kate emily alice diana rosa jean-pierre karine maia salome dilma cristina");

    /// <summary>Heads of phrases for people who are not named.</summary>
    public static readonly FrozenSet<string> Unnamed = Set("official officials spokesman spokeswoman spokesperson spokesmen spokespeople source sources critics critic diplomat diplomats expert experts analyst analysts aide aides adviser advisers advisor advisors people person leaders leader lawmakers lawmaker senators members member supporters opponents observers activists witnesses residents police investigators prosecutors authorities reporters journalists voters nations countries states allies republicans democrats conservatives liberals others some many several few most critics economists scientists researchers officers officer commanders commander soldiers rebels militants protesters participants politicians attorneys lawyers lawyer man woman men women children families family doctors editors pundits strategists strategist operatives operative delegates donors both one who they everyone anyone somebody someone insiders historians scholars veterans students teachers parents workers refugees migrants muslims americans europeans candidates rivals governments ministers governors mayors party parties");

    /// <summary>Heads of phrases for bodies that speak.</summary>
    public static readonly FrozenSet<string> Bodies = Set("government ministry military army navy department agency council committee commission court parliament congress administration office embassy campaign police party union organisation organization group company bank institute foundation newspaper paper magazine network station association federation force coalition alliance delegation mission board report statement poll survey study document letter memo bureau presidency team panel times post journal news press service center centre university corps secretariat");

    /// <summary>True for a noun that can stand as a title before a name: <c>spokesman</c>, <c>director</c>, <c>lawyer</c>.</summary>
    public static bool IsRole(string word) =>
        Words.Contains(word) || Offices.Contains(word) || Unnamed.Contains(word)
        || (word.Length > 4 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal) || word.EndsWith("ist", StringComparison.Ordinal) || word.EndsWith("man", StringComparison.Ordinal)
            || word.EndsWith("ian", StringComparison.Ordinal) || word.EndsWith("ant", StringComparison.Ordinal) || word.EndsWith("ent", StringComparison.Ordinal) || word.EndsWith("ive", StringComparison.Ordinal) || word.EndsWith("ee", StringComparison.Ordinal)));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
