using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;

namespace Coordinator.Core.Locks;

/// <summary>
/// Raises a lock's fence to a new token. Transactions are strictly serializable, so once this one has committed, none
/// that carries an older token can commit any more.
/// </summary>
/// <param name="coordinator">Writes the fence.</param>
/// <param name="reader">Reads it.</param>
public sealed class FenceRaiser(TransactionCoordinator coordinator, ItemReader reader)
{
    /// <summary>Fenced transactions that are under way may be in the way so often.</summary>
    const int RoundsMax = 4;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Makes a token the fence's, unless the fence is above it already.</summary>
    /// <returns>The fence's token now, this one or a higher one; null when unknown.</returns>
    public async Task<long?> RaiseAsync(string lockName, long token)
    {
        var item = FenceItem.Of(lockName);
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await reader.ReadStrongAsync(item) is not { } fence)
                return null;
            if (fence.Value is { } value && FenceItem.TokenOf(value) is var raised && raised >= token)
                return raised;
            var answer = await coordinator.RunAsync(RequestOf(item, token, fence.Version));
            if (answer.Outcome == CommitOutcome.Committed)
                return token;
        }

        return null;
    }

    static TransactionRequest RequestOf(ItemName item, long token, long version) => new()
    {
        Operations = [new PutOperation(item, FenceItem.ValueOf(token), new Condition { Version = version })],
        PayloadHash = "",
        Timeout = Timeout,
    };
}
