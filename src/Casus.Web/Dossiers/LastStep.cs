using Casus.Logic;

namespace Casus.Web;

/// <summary>The one reason that a row tells: the step that led to where a thing stands.</summary>
internal static class LastStep
{
    /// <summary>The last step of a course; null where it has none. What blocks it or leaves it not assured stands apart, and a further source for the same step is no step.</summary>
    public static Reason? Of(IEnumerable<Reason> reasons) =>
        reasons.LastOrDefault(r => r.Rule is not ("blocked" or "not-assured") && !r.Text.StartsWith("also of ", StringComparison.Ordinal));
}
