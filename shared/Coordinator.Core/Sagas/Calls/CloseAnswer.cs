namespace Coordinator.Core.Sagas.Calls;

/// <summary>The answer to a request to close an id.</summary>
/// <param name="State">What the id is now.</param>
/// <param name="Body">When committed: the transaction's result as JSON text, as its own answer would have carried
/// it.</param>
public sealed record CloseAnswer(CloseState State, string? Body = null);
