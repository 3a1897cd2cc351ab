using Casus.Model;

namespace Casus.Logic;

/// <summary>Puts needs into reasons: the dependency with its words, then the findings on either side of what is needed.</summary>
internal static class NeedReasons
{
    public static IEnumerable<Reason> Of(ValueList<Need> blockedBy, ValueList<Need> notAssuredBy, Conditions conditions, Instant valid) =>
        blockedBy.IsEmpty && notAssuredBy.IsEmpty
            ? []
            : blockedBy.SelectMany(n => Of(n, "blocked", conditions, valid)).Concat(notAssuredBy.SelectMany(n => Of(n, "not-assured", conditions, valid)));

    /// <summary>The reasons of a status before those of its needs.</summary>
    public static IEnumerable<Reason> Before(ValueList<Reason>? reasons) => (reasons ?? []).TakeWhile(r => !IsOfNeed(r));

    /// <summary>The reasons of the needs.</summary>
    public static IEnumerable<Reason> From(ValueList<Reason>? reasons) => (reasons ?? []).SkipWhile(r => !IsOfNeed(r));

    private static bool IsOfNeed(Reason reason) => reason.Rule is "blocked" or "not-assured";

    private static IEnumerable<Reason> Of(Need need, string rule, Conditions conditions, Instant valid)
    {
        var through = need.Path.IsEmpty ? string.Empty : $", through {string.Join(" and ", need.Path)}";
        var text = need.Dependency.Text is { } words ? $" ({words})" : string.Empty;
        var sentence = $"needs {need.Dependency.Needs}, which is {need.Value.Word()}{through}{text}";
        return Say.Steps(rule, need.Dependency.Needs, need.Dependency, sentence).Concat(Explanation.Of(conditions.Find(need.Dependency.Needs), valid));
    }
}
