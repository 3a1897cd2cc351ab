namespace Casus.Web;

/// <summary>A form of a merge, or of its undoing, that could not be kept.</summary>
/// <param name="Same">The id that was to be another name; null in the form that undoes.</param>
/// <param name="Entry">The merge that was to be undone.</param>
/// <param name="Problem">What stands in the way.</param>
public sealed record FilledMerge(string? Same, string? Reason, string? Author, string? Entry, string? Problem = null);
