using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Charts;

/// <summary>The same thing has the same color in every chart; the colors are in the page's style sheet.</summary>
static class ChartColors
{
    /// <summary>Of a peer.</summary>
    public static int Of(PeerKind kind) => kind switch
    {
        PeerKind.Coordinator => 0,
        PeerKind.DecisionRecord => 1,
        PeerKind.PlainWrites => 2,
        PeerKind.Orchestration => 3,
        PeerKind.BlindWrites => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a peer."),
    };

    /// <summary>Of a replication factor, where nothing but Coordinator is shown.</summary>
    public static int OfReplicas(int replicas) => replicas switch { 1 => 5, 2 => 0, _ => 6 };
}
