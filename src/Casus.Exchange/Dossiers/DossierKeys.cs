using System.Collections.Frozen;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The keys of one kind of mapping in the dossier file, in the order in which they are written.</summary>
/// <param name="Name">What the mapping is, in the singular: <c>commitment</c>.</param>
/// <param name="Required">Those of <paramref name="All"/> that must stand.</param>
public sealed record KeySet(string Name, ValueList<string> All, ValueList<string> Required);

/// <summary>Every key the dossier file knows; the reader, the writer, the JSON Schema and the reference page follow it, and tests hold them to it.</summary>
public static class DossierKeys
{
    /// <summary>What every item may say of itself beside its own keys.</summary>
    private static readonly string[] Common = ["evidence", "recorded", "approved", "author", "draft"];

    public static KeySet Dossier { get; } = Set(
        "dossier",
        "dossier title",
        "summary asOf policy parties propositions commitments dependencies findings acts stances contributions measures incidents series");

    public static KeySet Policy { get; } = Set("policy", "reviewers", string.Empty);

    public static KeySet Party { get; } = Item("party", "id name", "named note");

    public static KeySet Proposition { get; } = Item("proposition", "id text", "absence holds probability cause share");

    public static KeySet Commitment { get; } = Item("commitment", "id kind debtors", "toward text made if if-words then from within by standing effects", "then");

    public static KeySet Effect { get; } = Set("effect", "do commitment", string.Empty);

    public static KeySet Dependency { get; } = Item("dependency", "", "id of needs text", "of needs");

    public static KeySet Finding { get; } = Item("finding", "", "id proposition value from to source reason corrects", "proposition value from");

    public static KeySet Act { get; } = Item("act", "", "id commitment act on by to text", "commitment act on");

    public static KeySet Stance { get; } = Item("stance", "", "id proposition by act negated on if-words statement", "proposition by act");

    public static KeySet Contribution { get; } = Item("contribution", "", "id party domain capability quantity unit stage on commitment", "party stage");

    public static KeySet Measure { get; } = Item("measure", "", "id text authority targets stage trigger on", "text stage");

    public static KeySet Incident { get; } = Item("incident", "", "id text on place attributed-to certainty broke", "text on");

    public static KeySet Series { get; } = Item("series", "id text", "unit points");

    public static KeySet Point { get; } = Set("point", "", "at until period value source", "value");

    public static KeySet Evidence { get; } = Set("evidence", "", "document words note by span");

    /// <summary>All of them by name.</summary>
    public static FrozenDictionary<string, KeySet> ByName { get; } = new[]
    {
        Dossier, Policy, Party, Proposition, Commitment, Effect, Dependency, Finding, Act, Stance, Contribution, Measure, Incident, Series, Point, Evidence,
    }.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    private static KeySet Item(string name, string first, string rest, string required = "") =>
        Set(name, first, string.Join(' ', [rest, .. Common]), required);

    /// <param name="first">Required keys that come first.</param>
    /// <param name="rest">The others in order.</param>
    /// <param name="required">Required keys among <paramref name="rest"/>.</param>
    private static KeySet Set(string name, string first, string rest, string required = "") =>
        new(name, [.. Words(first), .. Words(rest)], [.. Words(first), .. Words(required)]);

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
