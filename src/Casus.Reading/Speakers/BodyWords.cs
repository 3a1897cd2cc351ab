using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>Words that tell what kind of body a capitalised name is of.</summary>
internal static class BodyWords
{
    private static readonly FrozenSet<string> Bodies = Set(
        "foundation university college committee party group institute institution center centre council association inc. corp. co. ltd. llc company corporation times post journal news gazette herald tribune magazine press radio television network court department agency bureau ministry house street office bank union club church board commission coalition alliance movement campaign convention conference society federation league organization organisation authority administration service services force forces army navy guard police fund project initiative review program programme partnership pac caucus congress senate parliament assembly school hospital museum academy laboratory lab consortium trust front brigade battalion regiment corps command directorate secretariat tribunal embassy consulate mission delegation airlines airways motors industries holdings partners associates technologies systems team watch action america international observatory monitor today daily weekly act bill amendment accord treaty agreement report tower hall avenue stadium day war week deal plan island river mountain valley county city state states summit olympics games cup festival award prize bible constitution internet youtube instagram cnn");

    private static readonly FrozenSet<string> Governments = Set(
        "police sheriff court department agency bureau ministry court army navy guard military forces corps command commission authority authorities government parliament assembly senate congress legislature embassy consulate board county city council treasury directorate intelligence tribunal customs patrol inspectorate prosecutor prosecutors office governorate municipality administration");

    private static readonly FrozenSet<string> Scholars = Set(
        "university college institute institution center centre school academy laboratory lab hospital museum clinic library poll survey study think-tank brookings rand carnegie survey polls");

    private static readonly FrozenSet<string> Papers = Set("times post journal news gazette herald tribune magazine press radio television tv network daily weekly review newspaper observer courier chronicle star sun mail telegraph examiner register globe");

    public static bool IsBody(string lower) => Bodies.Contains(lower) || Governments.Contains(lower) || Scholars.Contains(lower) || Papers.Contains(lower);

    public static bool IsGovernment(string lower) => Governments.Contains(lower);

    public static bool IsScholarly(string lower) => Scholars.Contains(lower);

    public static bool IsPaper(string lower) => Papers.Contains(lower);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
