using Coordinator.Core;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Reads the version of a definition that a saga keeps to.</summary>
sealed class LoadDefinition(ISagaDefinitions definitions) : TaskActivity<SagaStart, string>
{
    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskActivityContext context, SagaStart input)
    {
        var found = await definitions.FindAsync(input.Definition, input.Version);
        Invariant.Require(found is not null, "a version of a definition is there before a saga starts with it");
        return found.Json;
    }
}
