using System.Collections.Frozen;

namespace Casus.Language;

/// <summary>Words that keep their full stop.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal,
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Fr", "Sr", "St", "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Cpl", "Sen", "Rep", "Gov", "Pres", "Hon", "Amb", "Supt", "Messrs", "Mme", "No", "Nos", "vs", "Art", "Sec");

    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.Ordinal,
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Jr", "Inc", "Corp", "Co", "Ltd", "Bros", "etc", "al", "Ave", "Blvd", "Calif", "Fla", "Mass", "Pa", "Va", "Wash", "Conn", "Ariz", "Ill", "Mich", "Minn", "Tenn", "Tex", "Wis", "Ga", "Md", "Ky", "La", "Okla", "Ore", "Colo", "Ala", "Miss", "Mo", "Nev", "Mont", "Del", "Kan", "Neb", "Ft", "Mt", "approx", "est");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InTitles = Titles.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InOthers = Others.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for an abbreviation, given without its stop.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word.Length <= 7 && (InTitles.Contains(word) || InOthers.Contains(word));

    /// <summary>True for one that stands before what it belongs to, so that no sentence ends at it: <c>Mr.</c>, <c>Gen.</c></summary>
    public static bool Leads(ReadOnlySpan<char> word) => word.Length <= 7 && InTitles.Contains(word);
}
