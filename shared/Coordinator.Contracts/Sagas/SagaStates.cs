namespace Coordinator.Contracts.Sagas;

/// <summary>What a saga's state can be. Completed, compensated and cancelled are final.</summary>
public static class SagaStates
{
    /// <summary>Going forward.</summary>
    public const string Running = "running";

    /// <summary>Undoing what was done.</summary>
    public const string Compensating = "compensating";

    /// <summary>Final: every step is done, but for those of <see cref="SagaBody.LeftBehind"/>.</summary>
    public const string Completed = "completed";

    /// <summary>
    /// Final: a step failed, and every effect is undone, but for those of <see cref="SagaBody.LeftBehind"/>.
    /// </summary>
    public const string Compensated = "compensated";

    /// <summary>A step needs an operator: retry, skip or resolve.</summary>
    public const string Stuck = "stuck";

    /// <summary>
    /// Final: cancelled on request, and every effect is undone, but for those of <see cref="SagaBody.LeftBehind"/>.
    /// </summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Running, Compensating, Completed, Compensated, Stuck, Cancelled];

    /// <summary>Whether a state is final.</summary>
    public static bool IsFinal(string state) => state is Completed or Compensated or Cancelled;
}
