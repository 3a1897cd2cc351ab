using System.Buffers;
using System.Globalization;

namespace Casus.Ingestion;

/// <summary>A host and port as an address names them: the host in lower case, IPv6 without its brackets.</summary>
internal readonly record struct HostAndPort(string Host, int Port)
{
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/@?#\\%");

    /// <summary>Reads <c>HOST:PORT</c>, <c>[::1]:8080</c> included; null when it is anything else or more.</summary>
    public static HostAndPort? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        if (colon < 1 || text.AsSpan().ContainsAny(NotInHosts) || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535
            || !Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var address) || address.Port != port)
        {
            return null;
        }

        return Of(address);
    }

    public static HostAndPort Of(Uri address) => new(address.IdnHost.Trim('[', ']').ToLowerInvariant(), address.Port);

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
