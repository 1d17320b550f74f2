using Coordinator.Core.Durable;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Orchestrations;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Sagas;

/// <summary>The orchestrations of sagas as the API uses them. Both requests are safe to repeat.</summary>
public sealed class SagaEngine(ILogger<SagaEngine> log)
{
    /// <summary>Every one: an instance of a saga's id is never replaced.</summary>
    static readonly OrchestrationRuntimeStatus[] Dedupe =
        [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    /// <summary>Starts a saga, or finds the one of its id.</summary>
    /// <returns>What the saga of this id was started with: that, or what somebody else was faster with.</returns>
    /// <exception cref="StoreUnavailableException">It is not known whether it started.</exception>
    public async Task<SagaStart> StartAsync(DurableTaskClient client, SagaStart start)
    {
        try
        {
            var found = await client.StartOrJoinAsync(
                SagaInstances.Orchestration, SagaInstances.IdOf(start.Id), start, Dedupe);
            return found is null ? start : found.ReadInputAs<SagaStart>()!;
        }
        catch (StoreUnavailableException fault)
        {
            log.EngineUnanswered(fault, "start of a saga");
            throw;
        }
    }

    /// <summary>Sends a signal to a saga.</summary>
    /// <exception cref="StoreUnavailableException">It is not known whether it was sent.</exception>
    public async Task SignalAsync(DurableTaskClient client, string id, SagaSignal signal)
    {
        try
        {
            await client.RaiseEventAsync(
                SagaInstances.IdOf(id), SagaInstances.SignalEvent, new Recorded<SagaSignal>(signal));
        }
#pragma warning disable CA1031 // Whatever went wrong, the signal may be on its way.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw Unavailable("signal to a saga", fault);
        }
    }

    StoreUnavailableException Unavailable(string request, Exception fault)
    {
        log.EngineUnanswered(fault, request);
        return new StoreUnavailableException(request, fault);
    }
}
