using System.Net;
using System.Net.Sockets;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Limiting;

/// <summary>
/// The buckets of addresses: one for requests that need no key, and one for those whose key or token was no good, so
/// that a flood of the former shuts nobody out who has a good one.
/// </summary>
sealed class AddressBuckets(CoordinatorSettings settings, CallerAddress addresses, TimeProvider time)
{
    /// <summary>A network of one customer has so many bytes in common (RFC 6177).</summary>
    const int NetworkBytes = 8;

    readonly TokenBuckets _open = new(time);
    readonly TokenBuckets _refused = new(time);

    /// <summary>For requests that need no key from where this one comes; null when nothing bounds them.</summary>
    public TokenBucket? Open(HttpContext http) => Of(_open, http);

    /// <summary>For requests that are refused from where this one comes; null when nothing bounds them.</summary>
    public TokenBucket? Refused(HttpContext http) => Of(_refused, http);

    TokenBucket? Of(TokenBuckets buckets, HttpContext http) =>
        settings.Limits.RequestsPerSecondPerAddress is > 0 and var perSecond
            ? buckets.Of(NetworkOf(addresses.BehindProxy(http)), perSecond)
            : null;

    static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.MapToIPv4().ToString(),
    };
}
