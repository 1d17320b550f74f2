namespace Coordinator.Core.Sagas;

/// <summary>A step as readers see it.</summary>
public sealed record StepStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its state.</summary>
    public required StepState State { get; init; }

    /// <summary>What could not be done with it; null unless it is stuck.</summary>
    public StepStage? StuckAt { get; init; }

    /// <summary>Attempts of its action or try; of a wait, how often it began to wait.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts of its confirm.</summary>
    public int ConfirmAttempts { get; init; }

    /// <summary>Attempts of its compensation or cancel.</summary>
    public int CompensationAttempts { get; init; }

    /// <summary>When it first started; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it came to its present state, if that is an end; null otherwise.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its result as JSON text; null when there is none, or when it is too large to be shown.</summary>
    public string? Result { get; init; }

    /// <summary>The last thing that went wrong with it; null when nothing did.</summary>
    public string? Error { get; init; }
}
