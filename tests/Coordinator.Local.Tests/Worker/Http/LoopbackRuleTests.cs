using System.Net;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Http;

public sealed class LoopbackRuleTests
{
    [Theory]
    [InlineData(null, "127.0.0.1", true)]
    [InlineData(null, "127.1.2.3", true)]
    [InlineData(null, "::1", true)]
    [InlineData(null, "::ffff:127.0.0.1", true)]
    [InlineData(null, null, true)]
    [InlineData(null, "192.168.1.2", false)]
    [InlineData(null, "::ffff:192.168.1.2", false)]
    [InlineData("key", "192.168.1.2", true)]
    public void A_host_without_keys_serves_a_caller_on_another_machine(string? key, string? address, bool allowed)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        http.Request.Host = new HostString("localhost");

        FunctionKeys keys = FunctionKeys.From(Settings(("Host:Keys:Function", key)));

        LoopbackRule.Refusal(keys, http).ShouldBe(allowed ? null : Problem.Forbidden);
    }

    [Theory]
    [InlineData("localhost:7071", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1:7071", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("[::1]:7071", true)]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:7071", false)]
    [InlineData("localhost.evil.example:7071", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.1.2:7071", false)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("", false)]
    public void A_page_of_a_foreign_site_reads_a_host_without_keys_by_rebinding_its_name(string host, bool allowed)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Host = new HostString(host);

        LoopbackRule.Refusal(FunctionKeys.From(Settings()), http).ShouldBe(allowed ? null : Problem.ForeignHostName);
        LoopbackRule.Refusal(FunctionKeys.From(Settings(("Host:Keys:Admin", "key"))), http).ShouldBeNull();
    }

    /// <summary>Browsers send it with every POST, and a POST without a body needs no permission of this host.</summary>
    [Theory]
    [InlineData("http://localhost:7071", true)]
    [InlineData("http://127.0.0.1:3000", true)]
    [InlineData("https://[::1]", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://localhost.evil.example", false)]
    [InlineData("https://localhost@evil.example", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void A_page_of_a_foreign_site_aborts_transactions_of_a_host_without_keys(string origin, bool allowed)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Host = new HostString("localhost");
        http.Request.Headers.Origin = origin;

        LoopbackRule.Refusal(FunctionKeys.From(Settings()), http).ShouldBe(allowed ? null : Problem.ForeignOrigin);
        LoopbackRule.Refusal(FunctionKeys.From(Settings(("Host:Keys:Admin", "key"))), http).ShouldBeNull();
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused_by_the_rule_and_served_by_the_host()
    {
        await using FunctionHost host = await FunctionHost.StartAsync(typeof(RoutedFunctions));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/plain");
        request.Headers.Host = "evil.example";
        using HttpResponseMessage answer = await host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("localhost");
    }

    [Theory]
    [InlineData(null, null, "http://localhost:7071")]
    [InlineData(null, "7099", "http://localhost:7099")]
    [InlineData(null, "0", "http://127.0.0.1:0")]
    [InlineData("http://localhost:1", "2", "http://localhost:1")]
    [InlineData(" ", "2", "http://localhost:2")]
    [InlineData("http://localhost:1; http://localhost:2", null, "http://localhost:1", "http://localhost:2")]
    public void A_host_listens_elsewhere_than_it_is_told(string? urls, string? port, params string[] addresses)
        => ListenAddresses.From(Settings(("urls", urls), ("Host:LocalHttpPort", port))).ShouldBe(addresses);

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    public void A_text_is_taken_for_a_port(string port)
        => Should.Throw<InvalidOperationException>(() => ListenAddresses.From(Settings(("Host:LocalHttpPort", port))));

    static IConfiguration Settings(params (string Name, string? Value)[] values)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))
            .Build();
}
