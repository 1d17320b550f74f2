using Coordinator.Core;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>Watches transactions that orchestrations run.</summary>
sealed class OrchestratedRuns(RunRecorder recorder, ObserverGuard guard)
{
    /// <summary>The same parts, watched.</summary>
    /// <param name="protocol">What the transaction runs on; its time is the orchestration's.</param>
    /// <param name="context">The orchestration.</param>
    /// <param name="trace">The trace that it was ordered in, as a traceparent; null for none.</param>
    public ProtocolContext Watch(ProtocolContext protocol, TaskOrchestrationContext context, string? trace) =>
        protocol with { Observer = new OrchestratedWatch(context, protocol.Time, trace, recorder, guard) };
}
