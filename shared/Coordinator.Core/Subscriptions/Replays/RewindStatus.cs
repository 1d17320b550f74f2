namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>What became of setting a position.</summary>
public enum RewindStatus
{
    /// <summary>Nobody knows: storage does not answer. It is safe to repeat. The default.</summary>
    Unknown,

    /// <summary>It is set.</summary>
    Done,

    /// <summary>The subscription was deleted.</summary>
    Missing,

    /// <summary>The slot has no such event yet: setting it would pass over what comes next.</summary>
    BeyondHead,
}
