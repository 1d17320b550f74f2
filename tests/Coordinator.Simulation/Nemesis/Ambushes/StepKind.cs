namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>What a request is to the protocols.</summary>
enum StepKind
{
    /// <summary>A read of an item.</summary>
    ReadItem,

    /// <summary>A read of an outcome at a home replica.</summary>
    ReadOutcome,

    /// <summary>A read of a vote.</summary>
    ReadVote,

    /// <summary>A read of a guard.</summary>
    ReadGuard,

    /// <summary>Vote and intents, or the pending outcome.</summary>
    Prepare,

    /// <summary>A transaction in one batch.</summary>
    CommitAtOnce,

    /// <summary>A refusal where nothing was: (a).</summary>
    Refuse,

    /// <summary>A vote turns to no: (b).</summary>
    TurnToNo,

    /// <summary>The outcome becomes aborted: (c), or a failure that is recorded.</summary>
    AbortHome,

    /// <summary>The clean-up of an aborted attempt: (d).</summary>
    Clean,

    /// <summary>The outcome becomes committed, and intents become values at home.</summary>
    FinishHome,

    /// <summary>A vote goes, and intents become values elsewhere.</summary>
    FinishVote,

    /// <summary>A log becomes longer.</summary>
    ExtendLog,

    /// <summary>A replica is closed for the active epoch.</summary>
    Fence,

    /// <summary>A scan of a whole replica, as a copy begins with.</summary>
    Scan,

    /// <summary>Rows are copied into a joining replica.</summary>
    Copy,

    /// <summary>A replica is opened for the pending epoch.</summary>
    Open,

    /// <summary>A read of the placement.</summary>
    ReadPlacement,

    /// <summary>A write of the placement: a proposal or its activation.</summary>
    SetPlacement,
}
