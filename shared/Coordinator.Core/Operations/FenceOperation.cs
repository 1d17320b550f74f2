using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>
/// Aborts the transaction unless a lock's newest token is the given one. It stands last among the operations and has
/// no result.
/// </summary>
/// <param name="Item">The lock's fence; see <see cref="FenceItem"/>.</param>
/// <param name="Token">The token with which the transaction's client holds the lock, as it believes.</param>
public sealed record FenceOperation(ItemName Item, long Token) : ItemOperation(Item, If: null)
{
    /// <summary>Whether nobody has got a newer token, as far as this state of the fence tells.</summary>
    public bool Holds(ItemRow fence)
    {
        ArgumentNullException.ThrowIfNull(fence);
        // A token above the fence's was never given to anybody, since the fence is raised first.
        return fence.Value is { } value && FenceItem.TokenOf(value) == Token;
    }
}
