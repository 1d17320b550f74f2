namespace Coordinator.Core.Sagas.Expressions;

/// <summary>What an expression reads.</summary>
public enum ReferenceKind
{
    /// <summary>The saga's input: <c>${input}</c>, <c>${input.a.0}</c>.</summary>
    Input,

    /// <summary>A step's result: <c>${steps.seat.body}</c>, <c>${steps.seat.body.id}</c>.</summary>
    StepBody,

    /// <summary>
    /// A step's status: the code of an HTTP answer, else <c>"committed"</c>, <c>"published"</c>, <c>"received"</c> or
    /// <c>"resolved"</c>.
    /// </summary>
    StepStatus,

    /// <summary>The saga's id: <c>${saga.id}</c>.</summary>
    SagaId,
}
