namespace Microsoft.DurableTask;

/// <summary>An activity as the engine sees it, whatever its types.</summary>
public interface ITaskActivity
{
    /// <summary>The type of its input.</summary>
    Type InputType { get; }

    /// <summary>The type of its result.</summary>
    Type OutputType { get; }

    /// <summary>Runs it.</summary>
    /// <param name="context">Who asked for it.</param>
    /// <param name="input">The input, of <see cref="InputType"/> or null.</param>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
