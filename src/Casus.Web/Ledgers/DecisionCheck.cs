namespace Casus.Web;

/// <summary>What is wrong with a decision on a draft, by field.</summary>
internal static class DecisionCheck
{
    public static IReadOnlyDictionary<string, string[]> Errors(string? author, string? reason)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(author) || author.Length > Limits.Line)
        {
            errors["author"] = [$"Say who decides, in at most {Limits.Line} characters."];
        }

        if (reason?.Length > Limits.Prose)
        {
            errors["reason"] = [$"At most {Limits.Prose} characters."];
        }

        return errors;
    }
}
