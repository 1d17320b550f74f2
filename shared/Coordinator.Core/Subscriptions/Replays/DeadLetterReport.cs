namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>What became of sending dead letters again.</summary>
public sealed record DeadLetterReport
{
    /// <summary>Delivered, and dead letters no more.</summary>
    public int Delivered { get; init; }

    /// <summary>Failed once more.</summary>
    public int Failed { get; init; }

    /// <summary>
    /// Those that are left, the failed ones included: there was no time for more, or their slot was busy.
    /// </summary>
    public int Left { get; init; }
}
