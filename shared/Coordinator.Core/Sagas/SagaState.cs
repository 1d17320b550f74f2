namespace Coordinator.Core.Sagas;

/// <summary>The states of a saga.</summary>
public enum SagaState
{
    /// <summary>Going forward.</summary>
    Running,

    /// <summary>Undoing what was done.</summary>
    Compensating,

    /// <summary>Final: every step is done, but for <see cref="SagaStatus.LeftBehind"/>.</summary>
    Completed,

    /// <summary>
    /// Final: a step failed, and every effect is undone, but for <see cref="SagaStatus.LeftBehind"/>.
    /// </summary>
    Compensated,

    /// <summary>At least one step needs an operator; the others go on.</summary>
    Stuck,

    /// <summary>
    /// Final: cancelled on request, and every effect is undone, but for <see cref="SagaStatus.LeftBehind"/>.
    /// </summary>
    Cancelled,
}
