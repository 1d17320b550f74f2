using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>
/// Runs steps of orchestrators: history in, actions out. No I/O, no clock, no state between steps; so a step that could
/// not be stored is simply run again.
/// </summary>
sealed class OrchestrationExecutor(DataConverter converter, ILoggerFactory loggers)
{
    /// <summary>Replays an execution's past and plays what is new.</summary>
    /// <param name="step">Past and news.</param>
    /// <param name="orchestrator">A fresh one: it must not know earlier steps.</param>
    public StepOutcome Execute(StepInput step, ITaskOrchestrator orchestrator) =>
        new Replay(step, orchestrator, converter, loggers).Run();
}
