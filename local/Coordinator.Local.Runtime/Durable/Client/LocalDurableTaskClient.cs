using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Client;

/// <summary>The client of the hub of this application.</summary>
sealed class LocalDurableTaskClient(Hub hub, DataConverter converter) : DurableTaskClient(hub.Settings.Hub)
{
    static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    readonly InstanceStarter _starter = new(hub);
    readonly InstancePurge _purge = new(hub);
    readonly InstanceList _list = new(hub, converter);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        await hub.EnsureCreatedAsync();
        return await _starter.StartAsync(
            orchestratorName,
            converter.Serialize(input),
            options,
            id => WaitForInstanceCompletionAsync(id, getInputsAndOutputs: false, cancellation),
            cancellation);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(
            instanceId,
            MessageKind.Event,
            message => message with { Name = eventName, Payload = converter.Serialize(eventPayload) },
            cancellation);
    }

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, MessageKind.Suspend, message => message with { Payload = reason }, cancellation);

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, MessageKind.Resume, message => message with { Payload = reason }, cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(
            instanceId,
            MessageKind.Terminate,
            message => message with
            {
                Payload = converter.Serialize(options?.Output),
                Recursive = options?.Recursive ?? false,
            },
            cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        InstanceIds.Require(instanceId);
        cancellation.ThrowIfCancellationRequested();
        await hub.EnsureCreatedAsync();
        return await _list.FindAsync(instanceId, getInputsAndOutputs);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(_list, filter ?? new OrchestrationQuery());

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        var found = await WaitAsync(
            instanceId,
            getInputsAndOutputs,
            instance => instance is not { RuntimeStatus: OrchestrationRuntimeStatus.Pending },
            cancellation);
        return found ?? throw new InvalidOperationException($"There is no orchestration '{instanceId}'.");
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        (await WaitAsync(
            instanceId, getInputsAndOutputs, instance => instance is { IsCompleted: true }, cancellation))!;

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        InstanceIds.Require(instanceId);
        await hub.EnsureCreatedAsync();
        return await _purge.PurgeAsync(instanceId, options?.Recursive ?? false, cancellation);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await hub.EnsureCreatedAsync();
        return await _purge.PurgeAllAsync(filter, options?.Recursive ?? false, cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    async Task SendAsync(
        string instanceId, MessageKind kind, Func<HubMessage, HubMessage> fill, CancellationToken cancellation)
    {
        InstanceIds.Require(instanceId);
        cancellation.ThrowIfCancellationRequested();
        await hub.EnsureCreatedAsync();
        await hub.Messenger.SendAsync(fill(new HubMessage(hub.Ids.NewId(), kind, instanceId)));
    }

    /// <summary>
    /// Looks until a condition holds; at once when this process changes the instance's state, else now and then.
    /// </summary>
    async Task<OrchestrationMetadata?> WaitAsync(
        string instanceId,
        bool withPayloads,
        Func<OrchestrationMetadata?, bool> isReached,
        CancellationToken cancellation)
    {
        try
        {
            for (var look = ShortestLook; ; look = look * 2 < LongestLook ? look * 2 : LongestLook)
            {
                var change = hub.Signals.NextChangeOf(instanceId);
                var found = await GetInstancesAsync(instanceId, withPayloads, cancellation);
                if (isReached(found))
                    return found;
                await Task.WhenAny(change, Task.Delay(look, hub.Time, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            // Nothing of an instance that only other processes change may stay behind; others who wait look once more.
            hub.Signals.Changed(instanceId);
        }
    }
}
