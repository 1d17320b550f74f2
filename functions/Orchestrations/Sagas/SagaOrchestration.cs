using Coordinator.Core;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>A saga, from its start to its end; one that is stuck waits for an operator's word.</summary>
sealed class SagaOrchestration : TaskOrchestrator<SagaStart, string>
{
    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskOrchestrationContext context, SagaStart input)
    {
        var effects = new SagaEffects(context, input);
        try
        {
            var definition = DefinitionReader.Load(await effects.LoadDefinitionAsync(input));
            var status = await new SagaRun(input, definition, effects).RunAsync();
            return status.State.ToString();
        }
        catch (Exception failure) when (failure is InvariantViolationException or TaskFailedException)
        {
            // A mistake of ours, or storage that was away for weeks: it must not look as if it still ran.
            await effects.ShowFailureAsync(input, failure.Message);
            throw;
        }
    }
}
