using System.ComponentModel;

namespace Coordinator.Contracts.Locks;

/// <summary>How a lock stands.</summary>
public sealed record LockBody
{
    /// <summary>The newest token.</summary>
    [Description("The newest token that was given. Transactions carry it in fence.")]
    public required long Token { get; init; }

    /// <summary>When the lease ends, by the clock of the host that gave it.</summary>
    [Description("When the lease ends, by the clock of the host that gave it.")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who has it, or had it until the lease ended; null when it was given back.</summary>
    [Description("Who has the lock, or had it until the lease ended; absent when it was given back.")]
    public string? Owner { get; init; }
}
