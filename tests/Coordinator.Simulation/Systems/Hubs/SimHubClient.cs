using Azure;
using Coordinator.TestKit.Simulation;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>
/// A host's way to the hub. It throws for a hub that does not answer, after which nobody knows whether it was asked.
/// </summary>
sealed class SimHubClient(SystemWorld world, SimHost host) : DurableTaskClient("simulated")
{
    static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var json = HubTasks.Converter.Serialize(input);
        var now = host.Time.GetUtcNow();
        return await AskAsync(
            $"start {orchestratorName.Name} {options?.InstanceId}",
            () => world.Hub.Start(orchestratorName.Name, json, options ?? new StartOrchestrationOptions(), now),
            cancellation)
            ?? throw new OrchestrationAlreadyExistsException($"An orchestration '{options?.InstanceId}' exists.");
    }

    /// <inheritdoc />
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        var payload = HubTasks.Converter.Serialize(eventPayload);
        return AskAsync(
            $"event {eventName} for {instanceId}", () => world.Hub.Raise(instanceId, eventName, payload), cancellation);
    }

    /// <inheritdoc />
    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        AskAsync($"find {instanceId}", () => world.Hub.Find(instanceId), cancellation);

    /// <inheritdoc />
    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        for (var look = ShortestLook; ; look = look * 2 < LongestLook ? look * 2 : LongestLook)
        {
            if (await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) is { IsCompleted: true } found)
                return found;
            await Task.Delay(look, host.Time, cancellation);
        }
    }

    /// <inheritdoc />
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await AskAsync("purge", () => world.Hub.Purge(filter), cancellation), isComplete: true);

    /// <inheritdoc />
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The product does not wait for starts.");

    /// <inheritdoc />
    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The product suspends nothing.");

    /// <inheritdoc />
    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The product suspends nothing.");

    /// <inheritdoc />
    public override Microsoft.DurableTask.AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(
        OrchestrationQuery? filter = null) =>
        throw new NotSupportedException("The product lists no orchestrations.");

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    async Task<T> AskAsync<T>(string what, Func<T> answer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (isAnswered, value) = await world.Base.Network.SendAsync(
            host.Next(EffectKind.CallHub) with { Subject = what }, () => Task.FromResult((true, answer())),
            unknown: (false, default!));
        return isAnswered ? value : throw new RequestFailedException(503, "The simulated hub does not answer.");
    }
}
