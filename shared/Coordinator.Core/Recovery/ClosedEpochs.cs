using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Which epochs are closed at which replicas, each asked once. Made for one round: a guard that is gone never returns,
/// so "closed" stays true, and "open" only keeps garbage until the next round.
/// </summary>
sealed class ClosedEpochs(IReplicaStore store)
{
    readonly Dictionary<(Replica, Epoch), bool> _known = [];

    /// <summary>Whether the epoch is closed there; false also when the replica does not answer.</summary>
    public async Task<bool> ContainsAsync(Replica replica, Epoch epoch)
    {
        if (_known.TryGetValue((replica, epoch), out var isClosed))
            return isClosed;
        var guard = await store.ReadAsync(new RowAddress(replica, new GuardKey(epoch)));
        return _known[(replica, epoch)] = guard.Status == ReadStatus.Absent;
    }
}
