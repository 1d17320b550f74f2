using System.Net.Sockets;
using System.Text.Json.Nodes;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Tests.Outgoing;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// S07: every spelling of an address inside, for the calls of sagas and for webhooks, in the definition and when it is
/// called. Names that lead inside, redirects and closed ports are ForgedTargetTests.
/// </summary>
public sealed class ForgedAddressTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly string[] Inside =
    [
        "http://127.0.0.1/", "http://127.255.255.254/", "http://127.1/", "http://127.0.1/", "http://0/",
        "http://0.0.0.0/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
        "http://017700000001/", "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://169.254.169.254/",
        "http://169.254.169.254./", "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/",
        "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::1]/", "http://[::169.254.169.254]/", "http://10.0.0.1/", "http://10.255.255.255/",
        "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://100.64.0.1/",
        "http://100.127.255.254/", "http://168.63.129.16/", "http://[fc00::1]/", "http://[fdff::1]/",
        "http://[fe80::1]/", "http://[febf::1]/", "http://[ff02::1]/", "http://localhost/", "http://localhost./",
        "http://LOCALHOST/",
        "http://metadata.google.internal/", "http://air.example.evil.example/", "http://evil.example/air.example",
        "http://air.example:80@evil.example/", "http://air.example%40evil.example/", "http://evil.example?air.example",
        "http://air.example:0/", "http://air.example:65536/", "http://air.example:81/", "http://air.example:-1/",
        "http://xn--ar-mia.example/", "http://airexample/", "http://air.examplе/", "http://аir.example/",
        "http://air\uff0eexample.evil.example/", "file:///etc/passwd", "gopher://air.example/_x", "ftp://air.example/",
        "dict://air.example:11211/", "ldap://air.example/", "jar:http://air.example!/", "unix:///var/run/x.sock",
        "//air.example/", "/relative", "\\\\air.example\\x", "http:air.example", "http:///air.example/", "javascript:1",
    ];

    public static TheoryData<string> Addresses => new(Inside);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_address_inside_is_called(string url)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        var network = new TestNetwork(_ => ["127.0.0.1"], server.Port);
        using var client = Participants.Client(network, "air.example");
        var reply = await client.SendAsync(Participants.Call(url), CancellationToken.None);
        reply.Fault.ShouldBe(HttpFault.NotAllowed);

        var target = new WebhookTarget(url);
        var hooks = new WebhookDeliveries(client, new DeliveryTimings());
        var outcome = await hooks.SendAsync(Deliveries.Changes(target, "{}"), target);
        outcome.IsDelivered.ShouldBeFalse();
        outcome.Reason.ShouldContain("AllowedHosts");
        (network.Resolved.Count, network.Connected.Count, server.Connections).ShouldBe((0, 0, 0));
    }

    /// <summary>A receiver is refused when it is named, not only when it is called.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_webhook_to_an_address_inside_is_taken(string url)
    {
        var body = new JsonObject { ["source"] = "a", ["target"] = new JsonObject { ["url"] = url } };
        var answer = await SendAsync("PUT", $"api/subscriptions/{Fresh("ssrf")}", body.ToJsonString());
        var problem = await ProblemOf(answer, 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("/target/url");
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    public async Task A_webhooks_name_leads_inside(string address)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        var network = new TestNetwork(_ => [address], server.Port);
        using var client = Participants.Client(network, "air.example");
        var target = new WebhookTarget("http://air.example/hook");
        var outcome = await new WebhookDeliveries(client, new DeliveryTimings())
            .SendAsync(Deliveries.Changes(target, "{}"), target);
        outcome.Reason.ShouldContain("AllowedHosts");
        (network.Connected.Count, server.Connections).ShouldBe((0, 0));
    }

    /// <summary>
    /// What a definition's owner sees of a port that is closed, of one that is open and no HTTP server, and of a name
    /// that is not there: the same words. Their times are those of the network, and are not levelled.
    /// </summary>
    [Fact]
    public async Task An_answer_tells_open_ports_from_closed_ones_and_names_that_are_there()
    {
        await using var open = new ScriptedServer((_, stream) =>
        {
            stream.Close();
            return Task.CompletedTask;
        });
        var nobody = new TestNetwork(_ => throw new SocketException((int)SocketError.HostNotFound), open.Port);
        var reasons = new List<string>
        {
            await ReasonAsync(new SystemNetwork(), open.Host),
            await ReasonAsync(new SystemNetwork(), await ClosedAsync()),
            await ReasonAsync(nobody, "air.example"),
        };
        reasons.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_call_takes_along_what_is_of_this_machine()
    {
        using var handler = GuardedConnections.Handler(new SystemNetwork());
        (handler.UseProxy, handler.UseCookies, handler.PreAuthenticate, handler.AllowAutoRedirect)
            .ShouldBe((false, false, false, false));
        (handler.Credentials, handler.DefaultProxyCredentials, handler.ActivityHeadersPropagator)
            .ShouldBe((null, null, null));
        handler.SslOptions.RemoteCertificateValidationCallback.ShouldBeNull();
    }

    static async Task<string> ReasonAsync(INetwork network, string host)
    {
        using var client = Participants.Client(
            new OutgoingSettings { AllowedHosts = new AllowedHosts([host]) }, network);
        var target = new WebhookTarget($"http://{host}/");
        var hooks = new WebhookDeliveries(client, new DeliveryTimings());
        return (await hooks.SendAsync(Deliveries.Changes(target, "{}"), target)).Reason;
    }

    static async Task<string> ClosedAsync()
    {
        await using var gone = new ScriptedServer("");
        return gone.Host;
    }
}
