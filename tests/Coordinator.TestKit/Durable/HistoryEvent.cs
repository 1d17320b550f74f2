namespace Coordinator.TestKit.Durable;

/// <summary>Something that a durable engine has recorded: the result of an effect, or a signal.</summary>
/// <param name="At">When.</param>
/// <param name="Number">The effect; null for a signal.</param>
/// <param name="Json">The result or the signal, as JSON.</param>
public sealed record HistoryEvent(DateTimeOffset At, int? Number, string Json);
