using System.Net;
using System.Net.Sockets;
using Coordinator.Core.Sagas.Outgoing;
using Shouldly;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>S07: a definition, or who controls a name, leads calls into this network.</summary>
public sealed class ForgedTargetTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://air.example@127.0.0.1:{0}/")]
    [InlineData("http://me:you@air.example:{0}/")]
    [InlineData("file:///etc/hosts")]
    [InlineData("gopher://air.example:{0}/")]
    [InlineData("ftp://air.example:{0}/")]
    [InlineData("/relative")]
    [InlineData("no url at all")]
    public async Task A_target_that_is_not_listed_is_called_or_resolved(string url)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        var network = new TestNetwork(_ => ["127.0.0.1"], server.Port);
        using var client = Participants.Client(network, $"air.example:{server.Port}");
        var reply = await client.SendAsync(
            Participants.Call(url.Replace("{0}", $"{server.Port}", StringComparison.Ordinal)), CancellationToken.None);
        reply.Fault.ShouldBe(HttpFault.NotAllowed);
        (network.Resolved.Count, server.Connections).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5")]
    [InlineData("172.16.3.4")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.5")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public async Task A_listed_name_leads_to_an_address_inside(string address)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        var network = new TestNetwork(_ => [address], server.Port);
        using var client = Participants.Client(network, "air.example");
        var reply = await client.SendAsync(Participants.Call("http://air.example/seats"), CancellationToken.None);
        reply.Fault.ShouldBe(HttpFault.NotAllowed);
        (network.Connected.Count, server.Connections).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_address_inside_among_public_ones_is_connected_to()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        var network = new TestNetwork(_ => ["10.0.0.5", "93.184.216.34", "127.0.0.1"], server.Port);
        using var client = Participants.Client(network, "air.example");
        var reply = await client.SendAsync(Participants.Call("http://air.example/seats"), CancellationToken.None);
        reply.Status.ShouldBe(200);
        network.Connected.ShouldBe([IPAddress.Parse("93.184.216.34")]);
    }

    [Fact]
    public async Task A_name_that_flips_between_two_calls_or_between_check_and_connection_leads_inside()
    {
        // The server ends each connection, so that the next call needs a new one.
        await using var server = new ScriptedServer(ScriptedServer.Answer(200, "{}", "Connection: close\r\n"));
        var looks = 0;
        var network = new TestNetwork(_ => looks++ == 0 ? ["93.184.216.34"] : ["127.0.0.1"], server.Port);
        using var client = Participants.Client(network, "air.example");
        var call = Participants.Call("http://air.example/seats");
        (await client.SendAsync(call, CancellationToken.None)).Status.ShouldBe(200);
        (network.Resolved.Count, server.Requests.Count).ShouldBe((1, 1));
        (await client.SendAsync(call, CancellationToken.None)).Fault.ShouldBe(HttpFault.NotAllowed);
        (network.Resolved.Count, server.Requests.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_redirect_leads_inside()
    {
        await using var inside = new ScriptedServer(ScriptedServer.Answer(200));
        await using var server = new ScriptedServer(
            ScriptedServer.Answer(307, "", $"Location: {inside.Url}\r\nSet-Cookie: a=b\r\n"));
        using var client = Participants.Client(server.Host, inside.Host);
        (await client.SendAsync(Participants.Call(server.Url), CancellationToken.None)).Status.ShouldBe(307);
        (await client.SendAsync(Participants.Call(server.Url), CancellationToken.None)).Status.ShouldBe(307);
        inside.Connections.ShouldBe(0);
        server.Requests.ShouldAllBe(request => !request.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task A_closed_port_can_be_told_from_one_that_is_no_http_server()
    {
        await using var server = new ScriptedServer((_, stream) =>
        {
            stream.Close();
            return Task.CompletedTask;
        });
        var closed = await ClosedPortAsync();
        using var client = Participants.Client(server.Host, closed, "unknown.example");
        var call = Participants.Call(server.Url);
        var broken = await client.SendAsync(call, CancellationToken.None);
        var refused = await client.SendAsync(call with { Url = $"http://{closed}/" }, CancellationToken.None);
        refused.ShouldBe(broken);
        HttpAnswerPolicy.Judge(call, refused).ShouldBe(HttpAnswerPolicy.Judge(call, broken));
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_throws()
    {
        var network = new TestNetwork(_ => throw new SocketException((int)SocketError.HostNotFound), 1);
        using var client = Participants.Client(network, "air.example");
        var reply = await client.SendAsync(Participants.Call("http://air.example/"), CancellationToken.None);
        reply.Fault.ShouldBe(HttpFault.Broken);
    }

    [Fact]
    public async Task Localhost_cannot_be_allowed()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        using var client = Participants.Client($"localhost:{server.Port}");
        var reply = await client.SendAsync(
            Participants.Call($"http://localhost:{server.Port}/"), CancellationToken.None);
        reply.Status.ShouldBe(200);
    }

    /// <summary>A port where nobody listens: somebody did a moment ago.</summary>
    static async Task<string> ClosedPortAsync()
    {
        await using var gone = new ScriptedServer("");
        return gone.Host;
    }
}
