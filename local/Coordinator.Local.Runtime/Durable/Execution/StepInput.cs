using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>What an orchestrator's step is made of.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Name">The orchestrator.</param>
/// <param name="Version">The instance's version; empty for none.</param>
/// <param name="DefaultVersion">The version of orchestrations that it calls; empty for none.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Parent">Who called it.</param>
/// <param name="Past">What happened before; the orchestrator's code has seen it.</param>
/// <param name="Fresh">What has happened since; a <see cref="StepStarted"/> comes first.</param>
sealed record StepInput(
    string InstanceId,
    string Name,
    string Version,
    string DefaultVersion,
    string? Input,
    ParentOrchestrationInstance? Parent,
    IReadOnlyList<HistoryEvent> Past,
    IReadOnlyList<HistoryEvent> Fresh);
