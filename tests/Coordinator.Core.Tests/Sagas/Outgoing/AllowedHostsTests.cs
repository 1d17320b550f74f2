using System.Net;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Core.Tests.Sagas.Outgoing;

/// <summary>S07: where calls may go.</summary>
public class AllowedHostsTests
{
    static readonly AllowedHosts Hosts =
        new(["air.example", "inn.example:8443", "127.0.0.1:5055", "[::1]:5055", "localhost:5056"]);

    [Theory]
    [InlineData("https://air.example/x", true)]
    [InlineData("http://AIR.example/x", true)]
    [InlineData("https://air.example:443/x", true)]
    [InlineData("https://air.example./x", true)]
    [InlineData("https://air.example:444/x", false)]
    [InlineData("https://inn.example:8443/x", true)]
    [InlineData("https://inn.example/x", false)]
    [InlineData("http://127.0.0.1:5055/x", true)]
    [InlineData("http://2130706433:5055/x", true)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("http://[::1]:5055/x", true)]
    [InlineData("http://localhost:5056/x", true)]
    [InlineData("https://air.example.evil.example/x", false)]
    [InlineData("https://evil.example/air.example", false)]
    [InlineData("https://air.example@evil.example/x", false)]
    [InlineData("https://me@air.example/x", false)]
    [InlineData("https://xair.example/x", false)]
    [InlineData("ftp://air.example/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://air.example/x", false)]
    public void A_call_goes_to_a_host_that_is_not_allowed(string url, bool isAllowed) =>
        Assert.Equal(isAllowed, Hosts.Allows(new Uri(url)));

    [Fact]
    public void Without_a_list_calls_go_anywhere() =>
        Assert.False(new AllowedHosts([]).Allows(new Uri("https://air.example/")));

    [Theory]
    [InlineData("https://air.example")]
    [InlineData("air.example/path")]
    [InlineData("air.example/")]
    [InlineData("me@air.example")]
    [InlineData("air.example:99999")]
    [InlineData("")]
    [InlineData("a b")]
    public void An_entry_that_is_no_host_is_accepted(string entry) =>
        Assert.Throws<FormatException>(() => new AllowedHosts([entry]));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("93.184.216.34", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%3", false)]
    [InlineData("ff02::1", false)]
    public void An_address_inside_is_taken_for_a_public_one(string address, bool isPublic)
    {
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));
        Assert.Equal(isPublic, AllowedHosts.AllowsAddress("air.example", IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("[::1]", "::1", true)]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("localhost", "::1", true)]
    [InlineData("localhost", "10.0.0.1", false)]
    [InlineData("localhost.evil.example", "127.0.0.1", false)]
    public void A_name_leads_to_an_address_inside(string host, string address, bool isAllowed) =>
        Assert.Equal(isAllowed, AllowedHosts.AllowsAddress(host, IPAddress.Parse(address)));
}
