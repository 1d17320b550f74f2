namespace Coordinator.Benchmarks.Peers;

/// <summary>What is compared.</summary>
enum PeerKind
{
    /// <summary>The same rows, each replaced under its mark, without a transaction around them.</summary>
    PlainWrites,

    /// <summary>The same rows, each overwritten with what was computed from an earlier read.</summary>
    BlindWrites,

    /// <summary>This project: votes in the participants, no decision record.</summary>
    Coordinator,

    /// <summary>Two-phase commit whose coordinator writes a decision record before it answers.</summary>
    DecisionRecord,

    /// <summary>The protocol of this project in one orchestration for each transaction.</summary>
    Orchestration,
}
