namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Hands an input to a task's code under the type that it declares.</summary>
static class TypedInput
{
    /// <summary>The input; null becomes the type's default, as with the official base classes.</summary>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    public static T As<T>(object? input) => input switch
    {
        T typed => typed,
        null => default!,
        _ => throw new ArgumentException(
            $"The input is of type {input.GetType()}; the task takes {typeof(T)}.", nameof(input)),
    };
}
