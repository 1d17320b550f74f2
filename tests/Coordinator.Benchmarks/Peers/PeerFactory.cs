using Coordinator.Core;
using Coordinator.Core.Records;

namespace Coordinator.Benchmarks.Peers;

/// <summary>Makes peers, and names them for readers.</summary>
static class PeerFactory
{
    /// <summary>A peer on the given effects.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="context">What it runs on.</param>
    /// <param name="records">Where an engine keeps its histories.</param>
    public static IPeer Create(PeerKind kind, ProtocolContext context, IRecordStore records) => kind switch
    {
        PeerKind.PlainWrites => new PlainWrites(context, isBlind: false),
        PeerKind.BlindWrites => new PlainWrites(context, isBlind: true),
        PeerKind.Coordinator => new CoordinatorPeer(context),
        PeerKind.DecisionRecord => new DecisionRecordPeer(context),
        PeerKind.Orchestration => new OrchestrationPeer(context, records),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a peer."),
    };

    /// <summary>What charts call it.</summary>
    public static string Title(this PeerKind kind) => kind switch
    {
        PeerKind.PlainWrites => "plain writes",
        PeerKind.BlindWrites => "plain, last write wins",
        PeerKind.Coordinator => "Coordinator",
        PeerKind.DecisionRecord => "2PC, decision record",
        PeerKind.Orchestration => "one orchestration each",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a peer."),
    };
}
