using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Who is let in: whoever shows the token of the printed address.</summary>
/// <remarks>
/// The page that a right address opens sets a cookie, so that the address stays usable and the token need not stand in every link. The cookie's
/// name holds the port: cookies are shared between the ports of a host.
/// </remarks>
internal sealed class Admission(string token, int port)
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public string CookieName { get; } = $"casus-{port}";

    public Pass Check(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return Is(header[7..].Trim()) ? Pass.Bearer : Pass.None;
        }

        if (HttpMethods.IsGet(request.Method) && request.Query["token"] is [{ } given, ..] && Is(given))
        {
            return Pass.Address;
        }

        return request.Cookies[CookieName] is { } cookie && Is(cookie) ? Pass.Cookie : Pass.None;
    }

    public void SetCookie(HttpResponse response) => response.Cookies.Append(
        CookieName,
        token,
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });

    // Hashes of equal length are compared, so that the time taken tells neither the token nor its length.
    private bool Is(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _hash);
}

/// <summary>By what a request was let in.</summary>
internal enum Pass
{
    None,
    Address,
    Cookie,
    Bearer,
}
