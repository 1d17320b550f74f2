using System.Net;
using System.Net.Sockets;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>
/// Tells addresses of the public internet from all others (S07): the special-purpose registries of RFC 6890 and its
/// successors, and IPv6 forms that carry an IPv4 address inside.
/// </summary>
public static class PublicAddress
{
    static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // Everything that is public in IPv6 is in 2000::/3; inside it these are not, or lead to an IPv4 address.
    static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork[] NotGlobal =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Whether an address is public.</summary>
    public static bool Is(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic.Any(network => network.Contains(plain))
            : Global.Contains(plain) && !NotGlobal.Any(network => network.Contains(plain));
    }
}
