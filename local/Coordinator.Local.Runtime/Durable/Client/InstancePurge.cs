using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Client;

/// <summary>Forgets instances that have ended.</summary>
sealed class InstancePurge(Hub hub)
{
    const int PageSize = 100;

    static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public async Task<PurgeResult> PurgeAsync(string instanceId, bool isRecursive, CancellationToken cancellation)
    {
        if (await hub.Storage.ReadAsync(instanceId) is not { } row)
            return new PurgeResult(0, isComplete: true);
        if (!Ended.Contains(row.Status))
            throw new InvalidOperationException(
                $"The orchestration '{instanceId}' is {row.Status}; only one that has ended can be purged.");
        return new PurgeResult(await PurgeAsync(row, isRecursive, cancellation), isComplete: true);
    }

    public async Task<PurgeResult> PurgeAllAsync(
        PurgeInstancesFilter filter, bool isRecursive, CancellationToken cancellation)
    {
        var statuses = Ended.Intersect(filter.Statuses ?? Ended).ToList();
        if (statuses.Count == 0)
            return new PurgeResult(0, isComplete: true);
        var started = hub.Time.GetTimestamp();
        var instances = new InstanceFilter(filter.CreatedFrom, filter.CreatedTo, statuses, Prefix: null);
        var count = 0;
        string? continuation = null;
        do
        {
            var page = await hub.Storage.QueryAsync(instances, columnsOnly: true, PageSize, continuation, cancellation);
            foreach (var row in page.Rows)
            {
                if (hub.Time.GetElapsedTime(started) > filter.Timeout)
                    return new PurgeResult(count, isComplete: false);
                count += await PurgeAsync(row, isRecursive, cancellation);
            }
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return new PurgeResult(count, isComplete: true);
    }

    async Task<int> PurgeAsync(InstanceRow row, bool isRecursive, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<string> children = isRecursive ? await ChildrenOfAsync(row.InstanceId) : [];
        var count = await hub.Instances.PurgeAsync(row, cancellation) ? 1 : 0;
        foreach (var child in children)
        {
            if (await hub.Storage.ReadAsync(child, columnsOnly: true) is { } found && Ended.Contains(found.Status))
                count += await PurgeAsync(found, isRecursive, cancellation);
        }
        return count;
    }

    async Task<IReadOnlyList<string>> ChildrenOfAsync(string instanceId) =>
        await hub.Instances.LoadAsync(instanceId) is { } instance
            ? [.. instance.History.OfType<ChildScheduled>().Select(child => child.InstanceId).Distinct()]
            : [];
}
