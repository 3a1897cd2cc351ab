using System.Buffers;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>Reads web addresses out of arguments and names documents by them.</summary>
internal static class WebAddress
{
    private const int Longest = 8192, LongestName = 200;

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>True for an argument that is meant as an address: <c>scheme://…</c>.</summary>
    public static bool IsMeant(string argument)
    {
        var end = argument.IndexOf("://", StringComparison.Ordinal);
        return end > 1 && char.IsAsciiLetter(argument[0]) && argument.AsSpan(0, end).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    /// <summary>The address as it may be printed: a user's name and password are left out.</summary>
    public static string Printable(string argument)
    {
        var start = argument.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = argument.AsSpan(start).IndexOfAny("/?#\\");
        var authority = end < 0 ? argument.AsSpan(start) : argument.AsSpan(start, end);
        var at = authority.LastIndexOf('@');
        return at < 0 ? argument : string.Concat(argument.AsSpan(0, start), "…", argument.AsSpan(start + at));
    }

    public static Outcome<Uri> Parse(string argument)
    {
        var input = Printable(argument);
        if (argument.Length > Longest)
        {
            return new Refusal(input[..100] + "…", InputCodes.BadAddress, $"an address may have {Longest} characters, this has {argument.Length}");
        }

        if (argument.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return new Refusal(input, InputCodes.BadAddress, "an address has no blanks and no control characters");
        }

        if (!Uri.TryCreate(argument, UriKind.Absolute, out var address))
        {
            return new Refusal(input, InputCodes.BadAddress, "it cannot be read as an address");
        }

        return Usable(address) is { } why ? new Refusal(input, InputCodes.BadAddress, why) : address;
    }

    /// <summary>Why an address cannot be fetched, whoever gave it; null when it can.</summary>
    public static string? Usable(Uri address) =>
        address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps ? $"only http and https addresses are fetched, not {address.Scheme}"
        : address.UserInfo.Length > 0 ? "an address with a user name or password is not fetched"
        : address.Host.Length == 0 || address.Port is < 1 or > 65535 ? "it names no host and port that can be reached"
        : null;

    /// <summary>A base name: the last part of the path, decoded and without what a file name cannot hold; else the host.</summary>
    public static string Name(Uri address)
    {
        var last = address.Segments.Length == 0 ? string.Empty : Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/'));
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('/' or '\\' or '\u2028' or '\u2029' or '\uFFFD'))).Trim();
        clean = clean.Length > LongestName ? clean[..LongestName] : clean;
        if (clean.Length > 0 && char.IsHighSurrogate(clean[^1]))
        {
            clean = clean[..^1];
        }

        return clean is "" or "." or ".." ? address.IdnHost.Trim('[', ']') : clean;
    }
}
