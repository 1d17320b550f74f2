using System.Net;
using Coordinator.Local.Runtime.Worker.Http;
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

        FunctionKeys keys = FunctionKeys.From(Settings(("Host:Keys:Function", key)));

        LoopbackRule.Allows(keys, http.Connection).ShouldBe(allowed);
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
