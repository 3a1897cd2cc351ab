using Casus.Ledger;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>What somebody may do; each may do all that those before may.</summary>
public enum Role
{
    /// <summary>Looks at everything, changes nothing.</summary>
    Reader,

    /// <summary>Records and corrects.</summary>
    Analyst,

    /// <summary>Approves and rejects what others recorded.</summary>
    Reviewer,

    /// <summary>Also looks after the accounts, by the command.</summary>
    Administrator,
}

/// <summary>Who makes a request, as the gate found.</summary>
/// <param name="Name">The author of what this visitor records.</param>
/// <param name="NamesAuthors">True at a local desk: whoever holds its address may record in another's name, as on one's own machine.</param>
internal sealed record Visitor(string Name, Role Role, bool NamesAuthors)
{
    /// <summary>A change of the ledger as this visitor makes it.</summary>
    /// <param name="author">The visitor's own name, unless they may record in another's.</param>
    public Edit Edit(string author, string? reason = null) => new(author)
    {
        Role = NamesAuthors ? null : Role.Word(),
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    public static Visitor Of(HttpContext context) =>
        context.Features.Get<Visitor>() ?? throw new InvalidOperationException("No gate has let this request in.");

    public void Enter(HttpContext context) => context.Features.Set(this);
}
