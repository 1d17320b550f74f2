using System.Net;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.OpenApi;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Sagas;
using Coordinator.Contracts.Subscriptions;
using Coordinator.Contracts.Transactions;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

public sealed class CoverageTests
{
    static readonly JsonElement Json = WireJson.ToElement(new { });

    [Fact]
    public async Task A_route_of_the_api_is_out_of_the_clients_reach()
    {
        var asked = new HashSet<string>();
        using var script = new AnswerScript((request, _) =>
        {
            var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath)["/api/".Length..];
            asked.Add(ApiRoutes.All.First(route =>
                route.Method == request.Method.Method && route.Matches(path)).Name);
            return AnswerScript.Problem(
                HttpStatusCode.BadRequest, new Problem { Type = ProblemTypes.Invalid, Title = "", Status = 400 });
        });
        using var http = script.Client();
        await CallAllAsync(new CoordinatorClient(http));
        var forBrowsers = new[] { "GetDashboard", "GetDashboardFile" };
        ApiRoutes.All.Select(route => route.Name).Except(asked).Except(forBrowsers).ShouldBeEmpty();
    }

    static async Task CallAllAsync(CoordinatorClient client)
    {
        await CallDataAsync(client);
        await CallViewsAsync(client);
        await CallSagasAsync(client);
        await CallOperatorsAsync(client);
    }

    static async Task CallDataAsync(CoordinatorClient client)
    {
        await client.Items.GetAsync("a/b");
        await client.Items.PutAsync("a/b", Json);
        await client.Items.PatchAsync("a/b", Json);
        await client.Items.DeleteAsync("a/b");
        await client.Items.ReadAsync(["a/b"]);
        await client.Transactions.RunAsync(new TransactionBody { Operations = [] });
        await client.Transactions.FindAsync("t");
        await client.Transactions.AbortAsync("t");
        await client.Events.ReadSlotAsync(1);
        await client.Locks.TakeAsync("l", "me", TimeSpan.FromSeconds(1));
        await client.Locks.GetAsync("l");
        await client.Locks.ReleaseAsync("l", 1);
    }

    static async Task CallViewsAsync(CoordinatorClient client)
    {
        await client.Views.GetAsync("v", "key");
        await client.Views.ListAsync("v");
        await client.Views.DefineAsync("v", Json);
        await client.Views.GetDefinitionAsync("v");
        await client.Views.ListDefinitionsAsync();
        await client.Views.RemoveAsync("v");
        await client.Views.RebuildAsync("v");
        await client.Views.ListDeadLettersAsync("v");
        await client.Views.ReplayDeadLettersAsync("v");
        var target = new SubscriptionTargetBody { Queue = "mail" };
        await client.Subscriptions.PutAsync("s", new SubscriptionDefinitionBody { Target = target });
        await client.Subscriptions.GetAsync("s");
        await client.Subscriptions.ListAsync();
        await client.Subscriptions.RemoveAsync("s");
        await client.Subscriptions.PauseAsync("s");
        await client.Subscriptions.ResumeAsync("s");
        await client.Subscriptions.ReplayAsync("s", new SubscriptionReplayBody { DeadLetters = true });
        await client.Subscriptions.ListDeadLettersAsync("s");
    }

    static async Task CallSagasAsync(CoordinatorClient client)
    {
        await client.Sagas.PutDefinitionAsync("d", "{}");
        await client.Sagas.GetDefinitionAsync("d");
        await client.Sagas.ListDefinitionsAsync();
        await client.Sagas.StartAsync(new SagaStartBody { Definition = "d" });
        await client.Sagas.GetAsync("s");
        await client.Sagas.ListAsync();
        await client.Sagas.RaiseEventAsync("s", "approved");
        await client.Sagas.CancelAsync("s");
        await client.Sagas.RetryStepAsync("s", "step");
        await client.Sagas.SkipStepAsync("s", "step");
        await client.Sagas.ResolveStepAsync("s", "step");
    }

    static async Task CallOperatorsAsync(CoordinatorClient client)
    {
        await client.Cluster.GetAsync();
        await client.Cluster.GetShardAsync(0);
        await client.Cluster.FailOverAsync(0, "a");
        await client.Cluster.RejoinAsync(0, "a");
        await client.Cluster.MoveAsync(0, ["a"]);
        await client.Cluster.ReplicateAsync(0, 2);
        await client.Cluster.StartScrubAsync();
        await client.Cluster.GetScrubAsync();
        await client.Operations.GetLivenessAsync();
        await client.Operations.GetReadinessAsync();
        await Should.ThrowAsync<CoordinatorException>(() => client.Operations.GetOpenApiAsync());
        await client.Operations.ListInDoubtAsync(TimeSpan.Zero);
        await client.Operations.GetActivityAsync();
        await client.Operations.GetMetricsAsync();
        await client.Operations.StartOutageAsync("a", TimeSpan.FromSeconds(1));
        await client.Operations.ListOutagesAsync();
        await client.Operations.StopOutageAsync("a");
    }
}
