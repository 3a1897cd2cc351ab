using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>What the frame around every page shows: which dossier, which page, which theme.</summary>
/// <param name="Theme"><c>light</c> or <c>dark</c> where the reader chose one; else null: the system's.</param>
/// <param name="SeenCookie">The cookie that keeps up to when its reader has seen what changed.</param>
/// <param name="Account">Who is signed in; null at a desk for one person.</param>
/// <param name="Query">What was searched for, to stand in the search box.</param>
public sealed record Place(string Dossier, string Path, int Drafts, string? Theme, string SeenCookie, string? Account, string? Query)
{
    internal static Place Of(HttpContext context, DossierShelf shelf)
    {
        var held = shelf.Take();
        var theme = context.Request.Cookies["casus-theme"];
        return new(
            held.Dossier.Title,
            context.Request.Path.Value ?? "/",
            held.Waiting.Count,
            theme is "light" or "dark" ? theme : null,
            TimePages.SeenCookie(held.Dossier.Id),
            context.Features.Get<Session>()?.Account,
            context.Request.Query["q"]);
    }
}
