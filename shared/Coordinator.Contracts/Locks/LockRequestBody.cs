using System.ComponentModel;

namespace Coordinator.Contracts.Locks;

/// <summary>A lock to take, or a lease to renew: <c>PUT /api/locks/{name}</c>.</summary>
public sealed record LockRequestBody
{
    /// <summary>Who wants it, 1-128 characters; different for each that may not hold it at the same time.</summary>
    [Description("1-128 characters. Different for each that may not hold the lock at the same time: whoever sends the "
        + "same owner gets the same token.")]
    public required string Owner { get; init; }

    /// <summary>How long it is to be held without a renewal, 1 000 to 3 600 000 ms.</summary>
    [Description("How long the lock is held without a renewal, 1000 to 3600000 ms.")]
    public required int LeaseMs { get; init; }
}
