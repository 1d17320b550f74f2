using System.Globalization;
using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Durable.Fakes;
using Coordinator.TestKit;
using Microsoft.DurableTask;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Load;

/// <summary>Two engines share a hub on a real Azurite, and have much to do.</summary>
[Collection(SharedAzurite.Name)]
public sealed class ManyOrchestrationsTests(AzuriteFixture azurite)
{
    const int Activities = 5;
    const int Starters = 16;

    readonly string _hub = azurite.NewName();
    int _runs;

    [Fact]
    public async Task Of_a_thousand_orchestrations_some_do_not_finish()
    {
        await using var first = await StartAsync("first", new HubSettings());
        await using var second = await StartAsync("second", new HubSettings());
        await ScheduleAsync([first, second], 1000);
        await FinishAsync(second, 1000);
        // Each at least once; on a machine so slow that leases run out, a few twice.
        _runs.ShouldBeInRange(1000 * Activities, 1010 * Activities);
    }

    [Fact]
    public async Task Orchestrations_of_a_killed_host_do_not_finish()
    {
        // The other host goes on when the leases of the killed one are over.
        var lease = TimeSpan.FromSeconds(3);
        var settings = new HubSettings { Lease = lease, ActivityLease = lease, MaxPollingInterval = lease / 3 };
        await using var first = await StartAsync("first", settings);
        await using var second = await StartAsync("second", settings);
        var seed = Environment.TickCount;
        var killAfter = new Random(seed).Next(1, 100 * Activities);
        var scheduling = ScheduleAsync([first, second], 100);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref _runs) >= killAfter, text: $"seed {seed}");
        first.Kill();
        await scheduling;
        await FinishAsync(second, 100, $"seed {seed}");
        _runs.ShouldBeGreaterThanOrEqualTo(100 * Activities);
    }

    Task<TestHost> StartAsync(string name, HubSettings settings) => TestHost.StartAsync(
        name,
        new AzureHubStorage(new HubClients(azurite.ConnectionString, _hub)),
        TimeProvider.System,
        AddTasks,
        settings);

    void AddTasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, int>("Sum", async (context, number) =>
        {
            var sum = number;
            for (var i = 0; i < Activities; i++)
                sum = await context.CallActivityAsync<int>("Increment", sum);
            return sum;
        })
        .AddActivityFunc<int, int>("Increment", (_, number) =>
        {
            Interlocked.Increment(ref _runs);
            return Task.FromResult(number + 1);
        });

    static async Task ScheduleAsync(TestHost[] hosts, int count)
    {
        using var patience = new CancellationTokenSource(3 * Eventually.Patience, TimeProvider.System);
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Starters, CancellationToken = patience.Token },
            async (i, cancellation) => await hosts[i % hosts.Length].Client.ScheduleNewOrchestrationInstanceAsync(
                "Sum", i, new StartOrchestrationOptions(IdOf(i)), cancellation));
    }

    static async Task FinishAsync(TestHost host, int count, string? what = null)
    {
        using var patience = new CancellationTokenSource(3 * Eventually.Patience, TimeProvider.System);
        for (var i = 0; i < count; i++)
        {
            var ended = await host.Client.WaitForInstanceCompletionAsync(
                IdOf(i), getInputsAndOutputs: true, patience.Token);
            ended.ReadOutputAs<int>().ShouldBe(i + Activities, what);
        }
    }

    static string IdOf(int number) => number.ToString("d4", CultureInfo.InvariantCulture);
}
