using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Cluster;
using Coordinator.Functions.Events;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Transactions;
using Coordinator.Functions.Views;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Recovery;

/// <summary>The timers that look after what was left behind. Each may run on several hosts at once.</summary>
public sealed class SweepFunctions(
    Sweeper sweeper, Cleaner cleaner, LogPump pump, DurableTransactions durable, SagaWatch sagaWatch,
    ViewWatch viewWatch, ShardWatch shardWatch, RetiredPurge purge)
{
    /// <summary>
    /// Resolves attempts that their coordinators left open; what cannot be decided yet goes to an orchestration, which
    /// waits for it. The same look finds changes that are in no log yet.
    /// </summary>
    [Function("SweepOpenAttempts")]
    public async Task SweepAsync(
        [TimerTrigger($"%{SettingNames.SweepSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var report = await sweeper.SweepAsync(cancellation);
        pump.Look(report);
        await durable.RecoverAsync(client, report.Undecided);
        await viewWatch.LookAsync(client, cancellation);
        await shardWatch.LookAsync(client);
        report.ThrowIfBroken();
    }

    /// <summary>
    /// Removes garbage and old partitions, finds sagas whose orchestration is gone, and purges orchestrations that ended
    /// long ago.
    /// </summary>
    [Function("CleanUp")]
    public async Task CleanAsync(
        [TimerTrigger($"%{SettingNames.CleanUpSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await cleaner.CleanAsync(cancellation);
        await purge.PurgeAsync(cancellation);
        // First, while the hub still tells what became of the instances.
        await sagaWatch.LookAsync(client, cancellation);
        await durable.PurgeAsync(client, cancellation);
    }
}
