namespace Coordinator.TestKit.Checkers.Histories;

/// <summary>Something that a client asked for, as the client saw it.</summary>
/// <typeparam name="TInput">What is asked for.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
public sealed record ObservedOperation<TInput, TOutput>
{
    /// <summary>Its number in the history, by which explanations name it.</summary>
    public required int Number { get; init; }

    /// <summary>The client, which does one thing after the other.</summary>
    public required int Process { get; init; }

    /// <summary>When it was asked for, in ticks of one clock for the whole history.</summary>
    public required long InvokedAt { get; init; }

    /// <summary>When the client knew how it ended; null when it never did.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required CompletionStatus Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required TInput Input { get; init; }

    /// <summary>What was answered; says nothing unless it is ok.</summary>
    public TOutput? Output { get; init; }

    /// <summary>Its name in explanations.</summary>
    public string Name => OperationText.NameOf(Number);

    /// <summary>Whether it ended before another was asked for; one that is unknown has no end.</summary>
    public bool IsBefore(ObservedOperation<TInput, TOutput> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Status == CompletionStatus.Ok && CompletedAt < other.InvokedAt;
    }

    /// <inheritdoc />
    public override string ToString() => OperationText.Line(
        Number, Process, InvokedAt, CompletedAt, Status,
        Status == CompletionStatus.Ok ? $"{Input}: {Output}" : $"{Input}");
}
