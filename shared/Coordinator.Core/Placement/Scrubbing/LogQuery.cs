using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Asks for an event of a replica's log, with all its parts.</summary>
static class LogQuery
{
    public static ScanQuery Of(Replica replica, long sequence) => new(replica.Store, ScanKind.Events, replica)
    {
        Sequences = new SequenceRange(sequence, sequence),
    };
}
