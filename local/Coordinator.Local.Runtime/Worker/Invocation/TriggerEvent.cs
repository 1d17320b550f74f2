namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>What happened, so that a function runs.</summary>
/// <param name="Input">The main value: a request, a timer's status, a message.</param>
/// <param name="BindingData">Side data by name, in any case; parameters of these names are bound to it.</param>
sealed record TriggerEvent(object Input, IReadOnlyDictionary<string, object?> BindingData);
