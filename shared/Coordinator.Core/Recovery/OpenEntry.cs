using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// The index entry of an open outcome, for those who recover an attempt. They ask whether it is there instead of
/// expecting it: a batch that deletes what is not there fails, and then nobody could ever finish the attempt.
/// </summary>
static class OpenEntry
{
    /// <summary>Whether it is there; false away from home. Null when the replica did not answer.</summary>
    public static async Task<bool?> IsThereAsync(IEffects effects, Attempt attempt, Replica replica)
    {
        if (replica.Slot != attempt.Home)
            return false;
        var read = (await effects.ReadAsync([new RowAddress(replica, new OpenKey(attempt.Id))]))[0];
        return read.Status == ReadStatus.Unknown ? null : read.Status == ReadStatus.Found;
    }

    /// <summary>The write that removes it.</summary>
    public static DeleteRow Delete(Attempt attempt) => new(new OpenKey(attempt.Id), IfMatch: null);
}
