namespace Microsoft.DurableTask;

/// <summary>An orchestrator as the engine sees it, whatever its types.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type of its input.</summary>
    Type InputType { get; }

    /// <summary>The type of its result.</summary>
    Type OutputType { get; }

    /// <summary>Runs it, from its beginning, each time something has happened to its instance.</summary>
    /// <param name="context">What it may do.</param>
    /// <param name="input">The input, of <see cref="InputType"/> or null.</param>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
