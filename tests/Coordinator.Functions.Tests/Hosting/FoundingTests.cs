using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
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

    [Theory]
    [InlineData("b")]
    [InlineData("c", "a", "b")]
    public async Task A_host_with_other_control_stores_starts(params string[] names)
    {
        var refused = await Should.ThrowAsync<InvalidSettingsException>(
            () => ApiHost.StartAsync(api.Azurite, Controls(names)));
        refused.Mistakes.ShouldHaveSingleItem().ShouldContain("created with a, b, c");
    }

    [Fact]
    public async Task A_host_with_more_control_stores_founds_a_deployment_on_top_of_another()
    {
        var data = Directory.CreateTempSubdirectory("coordinator-tests-");
        await using (var azurite = await AzuriteProcess.StartAsync(
            await AzuriteInstallation.EnsureAsync(), new AzuriteOptions(data.FullName)
            {
                Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
            }))
        {
            await using (await ApiHost.StartAsync(azurite, Controls("c")))
            {
                // It has founded the deployment.
            }

            var refused = await Should.ThrowAsync<InvalidSettingsException>(
                () => ApiHost.StartAsync(azurite, Controls("a", "b", "c")));
            refused.Mistakes.ShouldHaveSingleItem().ShouldContain("created with c");
        }

        data.Delete(recursive: true);
    }

    /// <summary>The sample names three; fewer have to blank the others.</summary>
    static (string Name, string? Value)[] Controls(params string[] names) =>
        [.. Enumerable.Range(0, 3).Select(index =>
            ($"Coordinator:ControlStores:{index}", names.ElementAtOrDefault(index)))];
}
