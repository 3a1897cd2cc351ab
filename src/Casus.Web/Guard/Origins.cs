using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Whether a changing request comes from the desk itself.</summary>
internal static class Origins
{
    /// <remarks>Under no-referrer a browser sends <c>Origin: null</c> with a form; Sec-Fetch-Site, which no page can set, tells its own from others.</remarks>
    /// <param name="isBearer">It shows a token in a header, which no browser does of its own accord.</param>
    /// <param name="isCookie">It shows a cookie, or nothing yet.</param>
    public static bool IsOwn(HttpRequest request, bool isBearer, bool isCookie) => request.Headers.Origin.ToString() switch
    {
        "" => isBearer,
        "null" => isCookie && request.Headers["Sec-Fetch-Site"] == "same-origin",
        var origin => string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
    };
}
