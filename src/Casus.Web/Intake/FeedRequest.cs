using Casus.Ledger;

namespace Casus.Web;

/// <param name="Address">Of http or https, without a name and password.</param>
/// <param name="Author">Who wants it; at a served desk the account alone counts.</param>
/// <param name="Reason">Why, in the author's words.</param>
public sealed record FeedRequest(string? Address, string? Author = null, string? Reason = null)
{
    /// <summary>The address as it is followed; empty where none was given.</summary>
    internal string Feed => Address?.Trim() ?? string.Empty;

    /// <summary>What is wrong with it, by field; empty where it can be followed.</summary>
    internal Dictionary<string, string[]> Errors(Visitor visitor)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!Given.IsAddress(Feed) || !Uri.TryCreate(Feed, UriKind.Absolute, out var address))
        {
            errors["address"] = ["Give the feed's address: it begins with https:// or http:// and has no blanks."];
        }
        else if (address.UserInfo.Length > 0)
        {
            errors["address"] = ["An address with a name or password is not kept."];
        }

        foreach (var (field, wrong) in DecisionCheck.Errors(AuthorOf(visitor), Reason, visitor))
        {
            errors[field] = wrong;
        }

        return errors;
    }

    internal Edit Edit(Visitor visitor) => visitor.Edit(AuthorOf(visitor) ?? visitor.Name, Reason);

    private string? AuthorOf(Visitor visitor) => visitor.NamesAuthors && string.IsNullOrWhiteSpace(Author) ? visitor.Name : Author?.Trim();
}
