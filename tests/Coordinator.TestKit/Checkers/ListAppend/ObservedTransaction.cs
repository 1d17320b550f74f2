using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>A transaction as its client saw it.</summary>
public sealed record ObservedTransaction
{
    /// <summary>Its number in the history, by which explanations name it.</summary>
    public required int Number { get; init; }

    /// <summary>The client, which does one thing after the other.</summary>
    public required int Process { get; init; }

    /// <summary>When it was asked for, in ticks of one clock for the whole history.</summary>
    public required long InvokedAt { get; init; }

    /// <summary>When the answer was there; null when there never was one.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>What the answer was.</summary>
    public required CompletionStatus Status { get; init; }

    /// <summary>What it did, in order; reads have their values only in one that is ok.</summary>
    public required ImmutableArray<MicroOperation> Operations { get; init; }

    /// <summary>Its name in explanations.</summary>
    public string Name => HistoryText.NameOf(Number);

    /// <inheritdoc />
    public override string ToString() => HistoryText.Of(this);
}
