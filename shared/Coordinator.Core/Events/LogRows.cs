using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>Where the rows of a replica's log are.</summary>
static class LogRows
{
    /// <summary>The head.</summary>
    public static RowAddress HeadOf(Replica replica) => new(replica, new HeadKey());

    /// <summary>A part of an event.</summary>
    public static RowAddress EventOf(Replica replica, long sequence, int part) =>
        new(replica, new EventKey(sequence, part));
}
