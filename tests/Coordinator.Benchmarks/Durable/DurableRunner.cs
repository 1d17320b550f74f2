using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace Coordinator.Benchmarks.Durable;

/// <summary>Runs loads of orchestrations on Azurite, after a warm-up, and counts.</summary>
sealed class DurableRunner(string connectionString, int clients, TimeSpan duration)
{
    const int WarmUp = 20;

    public async Task<DurableMeasurement> MeasureAsync(DurableScenario scenario, string hub)
    {
        await using var hosts = await DurableHosts.StartAsync(connectionString, hub, scenario.Hosts);
        for (var i = 0; i < WarmUp; i++)
            await RunOneAsync(hosts.Clients[i % scenario.Hosts], scenario);
        using var meter = new RequestMeter();
        var started = Stopwatch.GetTimestamp();
        var times = scenario.Burst > 0
            ? await BurstAsync(hosts.Clients, scenario)
            : await InTurnAsync(hosts.Clients, scenario);
        var elapsed = Stopwatch.GetElapsedTime(started);
        times.Sort();
        return new DurableMeasurement(
            scenario,
            times.Count / elapsed.TotalSeconds,
            times[times.Count / 2],
            times[(int)(times.Count * 0.99)],
            (double)meter.Count / times.Count);
    }

    /// <summary>Each client waits for the end of one before it begins the next.</summary>
    async Task<List<double>> InTurnAsync(IReadOnlyList<DurableTaskClient> hosts, DurableScenario scenario)
    {
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < duration)
                times.Add(await RunOneAsync(hosts[client % hosts.Count], scenario));
            return times;
        }));
        return [.. all.SelectMany(times => times)];
    }

    /// <summary>All begin as fast as they can.</summary>
    async Task<List<double>> BurstAsync(IReadOnlyList<DurableTaskClient> hosts, DurableScenario scenario)
    {
        var ends = new ConcurrentBag<Task<double>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = clients };
        await Parallel.ForAsync(0, scenario.Burst, options, async (i, cancellation) =>
        {
            var client = hosts[i % hosts.Count];
            var started = Stopwatch.GetTimestamp();
            var id = await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CallsOrchestrator), scenario.Calls, cancellation);
            ends.Add(EndAsync(client, id, started));
        });
        return [.. await Task.WhenAll(ends)];
    }

    static async Task<double> RunOneAsync(DurableTaskClient client, DurableScenario scenario)
    {
        var started = Stopwatch.GetTimestamp();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(CallsOrchestrator), scenario.Calls);
        return await EndAsync(client, id, started);
    }

    static async Task<double> EndAsync(DurableTaskClient client, string id, long started)
    {
        var ended = await client.WaitForInstanceCompletionAsync(id);
        return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"The orchestration '{id}' ended as {ended.RuntimeStatus}.");
    }
}
