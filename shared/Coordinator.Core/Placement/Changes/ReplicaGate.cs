using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Moves a replica from one epoch to another. A replica holds exactly one token: the guard of the epoch that is open,
/// or the fence of one on the way. A batch replaces one by the next, so each step takes place at most once and an epoch
/// that was passed never opens again, whatever arrives late or twice.
/// </summary>
sealed class ReplicaGate(IReplicaStore store)
{
    const int TriesMax = 4;

    /// <summary>Closes a replica for everybody who goes by the active epoch or an earlier pending one.</summary>
    /// <returns>False when it does not answer, or a later pending placement has passed over this one.</returns>
    public Task<bool> FenceAsync(Replica replica, Epoch active, Epoch pending) =>
        MoveAsync(replica, active, new FenceRow(pending), pending);

    /// <summary>Opens the pending epoch at a replica that belongs to the active placement.</summary>
    /// <returns>False when it does not answer, or a later pending placement has passed over this one.</returns>
    public Task<bool> OpenAsync(Replica replica, Epoch active, Epoch pending) =>
        MoveAsync(replica, active, new GuardRow(pending), pending);

    /// <summary>Whether an epoch is open at a replica; null when it does not answer.</summary>
    public async Task<bool?> IsOpenAsync(Replica replica, Epoch epoch)
    {
        var guard = await store.ReadAsync(new RowAddress(replica, new GuardKey(epoch)));
        return guard.Status == ReadStatus.Unknown ? null : guard.Status == ReadStatus.Found;
    }

    async Task<bool> MoveAsync(Replica replica, Epoch active, Row next, Epoch pending)
    {
        // Most often nobody was here before.
        RowKey token = new GuardKey(active);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var moved = await store.CommitAsync(
                new Batch(replica, [new DeleteRow(token, IfMatch: null), new InsertRow(next)]));
            if (moved.Status == CommitStatus.Applied)
                return true;
            if (await TokenAsync(replica, active, pending) is not { } found)
                return false;
            if (found.Equals(next.Key) || found.Equals(new GuardKey(pending)))
                return true;
            token = found;
        }

        return false;
    }

    /// <summary>The replica's token; null when that is unknown, or it belongs to a later pending placement.</summary>
    async Task<RowKey?> TokenAsync(Replica replica, Epoch active, Epoch pending)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var tokens = Tokens(active, pending).ToList();
            var reads = await Task.WhenAll(tokens.Select(token => store.ReadAsync(new RowAddress(replica, token))));
            if (reads.Any(read => read.Status == ReadStatus.Unknown))
                return null;
            var index = Array.FindLastIndex(reads, read => read.Status == ReadStatus.Found);
            // None: it moved between two of the reads.
            if (index >= 0)
                return tokens[index];
        }

        return null;
    }

    /// <summary>The tokens that a replica can hold on the way, in the order in which it may get them.</summary>
    static IEnumerable<RowKey> Tokens(Epoch active, Epoch pending)
    {
        yield return new GuardKey(active);
        for (var epoch = active.Next; epoch <= pending; epoch = epoch.Next)
        {
            yield return new FenceKey(epoch);
            yield return new GuardKey(epoch);
        }
    }
}
