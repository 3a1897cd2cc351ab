namespace Casus.Web;

/// <summary>Who looks at a document, as far as the page needs it.</summary>
/// <param name="NamesAuthors">True at a desk for one person, who may act in another's name.</param>
public sealed record DocumentVisitor(string Name, Role Role, bool NamesAuthors)
{
    internal static DocumentVisitor Of(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var visitor = Visitor.Of(context);
        return new(visitor.Name, visitor.Role, visitor.NamesAuthors);
    }
}
