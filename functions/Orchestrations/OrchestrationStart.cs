using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Telemetry.Instruments;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Orchestrations;

/// <summary>Starts orchestrations so that a duplicate start joins the first.</summary>
static class OrchestrationStart
{
    const int RoundsMax = 4;

    /// <summary>The statuses of an instance that has not ended.</summary>
    public static readonly OrchestrationRuntimeStatus[] Active =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>The statuses of an instance that has ended.</summary>
    public static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Starts an instance, or joins one.</summary>
    /// <param name="client">The hub.</param>
    /// <param name="name">The orchestration.</param>
    /// <param name="instance">The instance's id.</param>
    /// <param name="input">Its input.</param>
    /// <param name="joins">An instance in one of these statuses is joined; one in another is replaced.</param>
    /// <returns>Null when it was started; else the instance that was there, with its input and output.</returns>
    /// <exception cref="StoreUnavailableException">
    /// It is not known whether it started; it is safe to repeat.
    /// </exception>
    public static async Task<OrchestrationMetadata?> StartOrJoinAsync(
        this DurableTaskClient client, TaskName name, string instance, object input,
        params OrchestrationRuntimeStatus[] joins)
    {
        var options = new StartOrchestrationOptions(instance).WithDedupeStatuses(joins);
        for (var round = 1; ; round++)
        {
            try
            {
                await client.ScheduleNewOrchestrationInstanceAsync(name, input, options);
                OrchestrationMetrics.Started(name.Name);
                return null;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The engines do not agree on the type of their refusal, so the instance itself is asked for.
                var found = await client.FindAsync(instance);
                if (found is not null && joins.Contains(found.RuntimeStatus))
                    return found;
                // It may have been refused for an instance that has ended since; that one may be replaced.
                if (found is null || round == RoundsMax)
                    throw new StoreUnavailableException("start of an orchestration", failure);
            }
        }
    }

    /// <summary>Looks for an instance.</summary>
    /// <returns>It, with its input and output; null when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The hub does not answer.</exception>
    public static async Task<OrchestrationMetadata?> FindAsync(this DurableTaskClient client, string instance)
    {
        try
        {
            return await client.GetInstanceAsync(instance, getInputsAndOutputs: true);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new StoreUnavailableException("look for an orchestration", failure);
        }
    }
}
