namespace Casus.Web;

/// <summary>What is wrong with a decision on a draft, by field.</summary>
internal static class DecisionCheck
{
    /// <param name="author">Who decides; where an account is signed in, left out or its name.</param>
    public static IReadOnlyDictionary<string, string[]> Errors(string? author, string? reason, Visitor visitor)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!visitor.NamesAuthors)
        {
            if (!string.IsNullOrWhiteSpace(author) && author.Trim() != visitor.Name)
            {
                errors["author"] = [OwnName(visitor)];
            }
        }
        else if (string.IsNullOrWhiteSpace(author) || author.Length > Limits.Line)
        {
            errors["author"] = [$"Say who decides, in at most {Limits.Line} characters."];
        }

        if (reason?.Length > Limits.Prose)
        {
            errors["reason"] = [$"At most {Limits.Prose} characters."];
        }

        return errors;
    }

    public static string OwnName(Visitor visitor) => $"You are signed in as {visitor.Name}: what you do bears that name.";
}
