using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Casus.Web;

/// <summary>Lists told in parts: a cursor names the last item of the part before, a <c>Link</c> header (RFC 8288) the part that follows.</summary>
internal static class Paging
{
    public const int Most = 1000;

    /// <param name="key">Tells an item from all others of the list.</param>
    /// <param name="cursor">As the link gave it; null: from the beginning.</param>
    public static IReadOnlyList<T> Part<T>(HttpContext context, IReadOnlyList<T> all, Func<T, string> key, string? cursor, int limit)
    {
        Check(limit, Most);
        var start = cursor is null ? 0 : After(all, key, cursor);
        var part = all.Skip(start).Take(limit).ToList();
        if (start + part.Count < all.Count)
        {
            Link(context, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(part[^1]))));
        }

        return part;
    }

    public static void Check(int limit, int most)
    {
        if (limit < 1 || limit > most)
        {
            throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", FormattableString.Invariant($"Give a limit from 1 to {most}."));
        }
    }

    /// <summary>Tells by a header where the next part stands.</summary>
    public static void Link(HttpContext context, string next)
    {
        var query = context.Request.Query.Where(q => q.Key is not ("cursor" or "token")).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        var address = QueryHelpers.AddQueryString(context.Request.Path.ToUriComponent(), query.Append(new("cursor", next)));
        context.Response.Headers[HeaderNames.Link] = $"<{address}>; rel=\"next\"";
    }

    private static int After<T>(IReadOnlyList<T> all, Func<T, string> key, string cursor)
    {
        if (cursor.Length <= Limits.Prose && Base64Url.IsValid(cursor))
        {
            var last = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            for (var i = 0; i < all.Count; i++)
            {
                if (key(all[i]) == last)
                {
                    return i + 1;
                }
            }
        }

        throw WrongRequestException.BadCursor();
    }
}
