using System.Net;
using Azure.Data.Tables;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>A host with a hub of its own, in which everything that has ended is old at once.</summary>
public sealed class PurgeTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task The_histories_of_ended_orchestrations_pile_up_for_ever()
    {
        var hub = Fixture.Azurite.ConnectionStrings["storeb"];
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            (SettingNames.HubConnection, hub),
            (SettingNames.CleanUpSchedule, "* * * * * *"),
            ($"{SettingNames.Timings}:IdempotencyHorizon", "00:00:00.001"));
        using var http = host.Client();
        var id = Fresh("purged");
        var body = $$$"""{"operations":[{"op":"put","item":"c/{{{Fresh()}}}","value":{}}]}""";
        var answer = await SendAsync(
            http, "POST", "api/transactions", body, headers: [("Idempotency-Key", id), ("Prefer", "wait=30")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.IsTrueAsync(async () => await CountAsync(hub, "coordinatorInstances") == 0);
        // An instance's row goes before its chunks.
        await Eventually.IsTrueAsync(async () => await CountAsync(hub, "coordinatorHistory") == 0);
    }

    static async Task<int> CountAsync(string connection, string table) =>
        await new TableServiceClient(connection).GetTableClient(table).QueryAsync<TableEntity>().CountAsync();
}
