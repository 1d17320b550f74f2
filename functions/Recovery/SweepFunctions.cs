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
    ViewWatch viewWatch, ShardWatch shardWatch, RetiredPurge purge, InDoubtAge age)
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
        age.Record(report);
        pump.Look(report);
        await durable.RecoverAsync(client, report.Undecided);
        await viewWatch.LookAsync(client, cancellation);
        await shardWatch.LookAsync(client);
        report.ThrowIfBroken();
    }

    /// <summary>
    /// Removes garbage and old partitions, finds sagas whose orchestration is gone, and purges orchestrations that
    /// ended long ago.
    /// </summary>
    [Function("CleanUp")]
    public async Task CleanAsync(
        [TimerTrigger($"%{SettingNames.CleanUpSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        // What one of them cannot do must not keep the others from their work.
        var failures = new List<Exception>();
        await TryAsync(() => cleaner.CleanAsync(cancellation));
        await TryAsync(() => purge.PurgeAsync(cancellation));
        // First, while the hub still tells what became of the instances.
        await TryAsync(() => sagaWatch.LookAsync(client, cancellation));
        await TryAsync(() => durable.PurgeAsync(client, cancellation));
        if (failures.Count > 0)
            throw new AggregateException("A part of the clean-up failed; the next one tries again.", failures);

        async Task TryAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // All of them are thrown together.
            catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failures.Add(e);
            }
        }
    }
}
