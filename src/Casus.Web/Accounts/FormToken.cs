using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The token that every form and every writing request of a browser's session shows: a stranger's page cannot read it.</summary>
/// <remarks>
/// It follows from the session's secret, which only the server and the cookie know, so that nothing is stored. What is sent is masked by new random
/// bytes each time: no body holds the same secret twice (decision 0161).
/// </remarks>
internal static partial class FormToken
{
    /// <summary>The field of a form.</summary>
    public const string Field = "antiforgery";

    /// <summary>The header of a request that sends no form; pages tell the value in a <c>meta</c> of this name.</summary>
    public const string Header = "X-Casus-Antiforgery";

    private const int Size = 32;

    /// <summary>A token for a secret, another each time.</summary>
    public static string For(string secret)
    {
        Span<byte> bytes = stackalloc byte[Size * 2];
        RandomNumberGenerator.Fill(bytes[..Size]);
        var own = Own(secret);
        for (var i = 0; i < Size; i++)
        {
            bytes[Size + i] = (byte)(own[i] ^ bytes[i]);
        }

        return Convert.ToHexStringLower(bytes);
    }

    public static bool Fits(string? token, string secret)
    {
        Span<byte> bytes = stackalloc byte[Size * 2];
        if (token is not { Length: Size * 4 } || Convert.FromHexString(token, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        for (var i = 0; i < Size; i++)
        {
            bytes[Size + i] ^= bytes[i];
        }

        return CryptographicOperations.FixedTimeEquals(bytes[Size..], Own(secret));
    }

    /// <summary>Puts the token into every form of a page that is posted, and into its head: no page has to remember it.</summary>
    public static void Write(ReadOnlySpan<char> html, string secret, TextWriter to)
    {
        var token = For(secret);
        var head = html.IndexOf("</head>", StringComparison.Ordinal);
        if (head >= 0)
        {
            to.Write(html[..head]);
            to.Write($"<meta name=\"{Header}\" content=\"{token}\">");
            html = html[head..];
        }

        var at = 0;
        foreach (var form in PostForm().EnumerateMatches(html))
        {
            var end = form.Index + form.Length;
            to.Write(html[at..end]);
            to.Write($"<input type=\"hidden\" name=\"{Field}\" value=\"{token}\">");
            at = end;
        }

        to.Write(html[at..]);
    }

    /// <summary>The token a request shows, or null.</summary>
    /// <exception cref="InvalidDataException">A form that cannot be read.</exception>
    public static async Task<string?> OfAsync(HttpRequest request)
    {
        if (request.Headers[Header] is [{ } header])
        {
            return header;
        }

        return request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted))[Field] is [{ } field] ? field : null;
    }

    private static byte[] Own(string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "a form of the desk"u8);

    // Texts are encoded: only the pages' own tags hold a < or a quotation mark.
    [GeneratedRegex("<form\\b[^>]*\\bmethod=\"post\"[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PostForm();
}
