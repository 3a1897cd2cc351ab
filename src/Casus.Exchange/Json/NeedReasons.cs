using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Says each need among the reasons, with the words of its dependency.</summary>
internal static class NeedReasons
{
    public const string Blocked = "blocked";

    public const string NotAssured = "not-assured";

    /// <summary>The reasons, with those of the needs that none of them says yet.</summary>
    public static IEnumerable<Reason> With(ValueList<Reason> reasons, ValueList<Need> blocked, ValueList<Need> notAssured)
    {
        var said = reasons.Select(r => (r.Rule, r.Proposition)).ToHashSet();
        return reasons
            .Concat(blocked.Where(n => !said.Contains((Blocked, n.Dependency.Needs))).SelectMany(n => Of(n, Blocked)))
            .Concat(notAssured.Where(n => !said.Contains((NotAssured, n.Dependency.Needs))).SelectMany(n => Of(n, NotAssured)));
    }

    /// <summary>One for each piece of its evidence, so that the words of every side stand.</summary>
    private static IEnumerable<Reason> Of(Need need, string rule)
    {
        var dependency = need.Dependency;
        var sentence = $"{dependency.Of} needs {dependency.Needs}, which is {need.Value.Word()}";
        if (dependency.Evidence.IsEmpty)
        {
            return [new Reason(rule, dependency.Needs, dependency.Origin.Entry, null, [], dependency.Text is { } text ? $"{sentence}: {text}" : sentence)];
        }

        return dependency.Evidence.Select(e => new Reason(
            rule,
            dependency.Needs,
            dependency.Origin.Entry,
            e.Document,
            e.Sha256 is null ? [] : e.Spans,
            (e.Words, e.Note ?? dependency.Text) switch
            {
                ({ } words, _) => $"{sentence}: \"{words}\"",
                (_, { } text) => $"{sentence}: {text}",
                _ => sentence,
            }));
    }
}
