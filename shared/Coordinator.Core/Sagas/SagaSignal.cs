namespace Coordinator.Core.Sagas;

/// <summary>Something that reaches a running saga from outside.</summary>
public sealed record SagaSignal
{
    /// <summary>What it is.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>
    /// Names this signal, so that one that is delivered twice counts once; null when repeating it does no harm.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>The event's name, or the step that an operator means; null for a cancel.</summary>
    public string? Name { get; init; }

    /// <summary>The event's payload, or the result that an operator gives a resolved step, as JSON text.</summary>
    public string? Body { get; init; }
}
