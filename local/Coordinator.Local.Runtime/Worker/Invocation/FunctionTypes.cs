namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>The types among which the application's functions are looked for.</summary>
/// <param name="Types">All types of the assembly that called the builder, unless a test narrows them.</param>
sealed record FunctionTypes(IEnumerable<Type> Types);
