using System.Collections.Immutable;
using System.Net;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>
/// The hosts that calls may go to; none unless listed. A check of names; addresses are checked when connecting.
/// </summary>
public sealed class AllowedHosts
{
    /// <summary>What is told of a host that is not allowed.</summary>
    public const string Refusal = "The host is not among the allowed ones (Coordinator:Outgoing:AllowedHosts, and "
        + "Coordinator:Tenants:N:AllowedHosts where a tenant has a list of its own).";

    readonly ImmutableArray<AllowedHost> _hosts;

    /// <summary>Reads a list.</summary>
    /// <param name="entries"><c>host</c> for its standard port, or <c>host:port</c>; IPv6 in brackets.</param>
    /// <exception cref="FormatException">An entry is neither.</exception>
    public AllowedHosts(IEnumerable<string> entries) => _hosts = [.. entries.Select(AllowedHost.Parse)];

    /// <summary>Whether an address may be called.</summary>
    public bool Allows(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.UserInfo.Length == 0
            && _hosts.Any(host => host.Matches(url));
    }

    /// <summary>
    /// Whether an allowed host may be connected to at an address that its name was resolved to. A name must lead to a
    /// public address, so that who controls a name cannot point it into this network; to reach a private participant
    /// its address itself is listed, or <c>localhost</c>.
    /// </summary>
    /// <param name="host">The host as in the URL.</param>
    /// <param name="address">The address that is about to be connected to.</param>
    public static bool AllowsAddress(string host, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(address);
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
            return literal.Equals(address);
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.IsLoopback(address)
            : PublicAddress.Is(address);
    }
}
