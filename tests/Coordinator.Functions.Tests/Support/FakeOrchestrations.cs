using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>A hub that keeps what it was asked for and runs nothing; silent on request.</summary>
sealed class FakeOrchestrations() : DurableTaskClient("fake")
{
    readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);

    /// <summary>Whether requests get no answer, though a start is kept.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether an instance ends between the start that it refuses and the look at it.</summary>
    public bool EndsWhenLookedAt { get; set; }

    /// <summary>The status of every instance.</summary>
    public OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Running;

    /// <summary>What happened, in order.</summary>
    public List<string> Log { get; } = [];

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var id = options!.InstanceId!;
        var isNew = _inputs.TryAdd(id, JsonSerializer.Serialize(input));
        if (IsSilent)
            throw new TimeoutException("No answer (scripted).");
        if (!isNew && !EndsWhenLookedAt)
        {
            options.DedupeStatuses!.ShouldContain("Completed", "an ended saga is not replaced");
            options.DedupeStatuses!.ShouldContain("Running", "a running saga is not replaced");
        }

        if (!isNew)
            throw new InvalidOperationException($"There is an instance {id} (scripted).");

        Log.Add($"start {orchestratorName.Name} {id}");
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        if (IsSilent)
            throw new TimeoutException("No answer (scripted).");
        Log.Add($"{eventName} to {instanceId}: {JsonSerializer.Serialize(eventPayload)}");
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (IsSilent)
            throw new TimeoutException("No answer (scripted).");
        var isThere = _inputs.TryGetValue(instanceId, out var input);
        if (EndsWhenLookedAt)
            _inputs.Remove(instanceId);
        return Task.FromResult(isThere
            ? new OrchestrationMetadata("", instanceId)
            {
                RuntimeStatus = EndsWhenLookedAt
                    ? OrchestrationRuntimeStatus.Completed
                    : Status,
                SerializedInput = getInputsAndOutputs ? input : null,
                DataConverter = JsonDataConverter.Default,
            }
            : null);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Microsoft.DurableTask.AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(
        OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
