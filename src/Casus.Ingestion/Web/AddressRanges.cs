using System.Net;
using System.Net.Sockets;

namespace Casus.Ingestion;

/// <summary>Which addresses are not the public internet, by the special-purpose registries of IANA (RFC 6890 and its updates).</summary>
internal static class AddressRanges
{
    private static readonly (IPNetwork Range, string Name)[] Special4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by a carrier"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud platform's metadata"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local or metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "protocol assignments"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmarking"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved or broadcast"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    // For messages; all but 2000::/3 is refused whether named here or not.
    private static readonly (IPNetwork Range, string Name)[] Special6 =
    [
        (IPNetwork.Parse("::/128"), "unspecified"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("::/96"), "IPv4-compatible"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "local translation"),
        (IPNetwork.Parse("100::/64"), "discard"),
        (IPNetwork.Parse("2001::/32"), "Teredo"),
        (IPNetwork.Parse("2001::/23"), "protocol assignments"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation"),
        (IPNetwork.Parse("3fff::/20"), "documentation"),
        (IPNetwork.Parse("fc00::/7"), "unique local"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "site-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    /// <summary>The name of the range that forbids an address, or null for one of the public internet.</summary>
    /// <remarks>IPv4 inside IPv6 (mapped, NAT64, 6to4) is judged as the IPv4 it leads to; Teredo is refused whole.</remarks>
    public static string? Forbids(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Forbids(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Named(Special4, address);
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return "of no known family";
        }

        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes); // without a scope, which no range has
        if (Nat64.Contains(bare))
        {
            return Forbids(new IPAddress(bytes.AsSpan(12, 4)));
        }

        if (SixToFour.Contains(bare))
        {
            return Forbids(new IPAddress(bytes.AsSpan(2, 4)));
        }

        return Named(Special6, bare) ?? (Global6.Contains(bare) ? null : "reserved");
    }

    private static string? Named((IPNetwork Range, string Name)[] ranges, IPAddress address)
    {
        foreach (var (range, name) in ranges)
        {
            if (range.Contains(address))
            {
                return name;
            }
        }

        return null;
    }
}
