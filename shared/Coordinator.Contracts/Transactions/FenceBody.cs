using System.ComponentModel;

namespace Coordinator.Contracts.Transactions;

/// <summary>The lock under which a transaction runs.</summary>
[Description("The lock under which the transaction runs: it aborts with the reason fenced unless the token is the "
    + "lock's newest.")]
public sealed record FenceBody
{
    /// <summary>The lock's name.</summary>
    public required string Lock { get; init; }

    /// <summary>The token that the lock's owner was given.</summary>
    [Description("The token that came with the lock.")]
    public required long Token { get; init; }
}
