using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Hosting;

/// <summary>Starts of hosts on a deployment that is there already.</summary>
[Collection(ApiCollection.Name)]
public sealed class FoundingTests(ApiFixture api)
{
    /// <summary>Nothing listens on this port.</summary>
    const string Out = "AccountName=storeb;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/storeb;"
        + "QueueEndpoint=http://127.0.0.1:1/storeb";

    [Fact]
    public async Task A_host_does_not_start_while_one_of_three_control_stores_is_out()
    {
        await using var host = await ApiHost.StartAsync(api.Azurite, ("Coordinator:Stores:1:ConnectionString", Out));
        using var client = host.Client();
        var health = (await client.GetFromJsonAsync<JsonNode>("api/health/ready")).ShouldNotBeNull();
        health["status"]!.GetValue<string>().ShouldBe("degraded");
        var checks = health["checks"]!.AsArray().ToDictionary(
            check => check!["name"]!.GetValue<string>(), check => check!["ok"]!.GetValue<bool>());
        (checks["register"], checks["store:a"], checks["store:b"]).ShouldBe((true, true, false));
    }
}
