namespace Coordinator.TestKit.Sagas;

/// <summary>What becomes of a request to a participant or to the store.</summary>
public enum FateKind
{
    /// <summary>It arrives, and so does its answer.</summary>
    Deliver,

    /// <summary>It never arrives.</summary>
    LoseRequest,

    /// <summary>It arrives, its answer does not.</summary>
    LoseReply,

    /// <summary>It arrives long after its sender gave up.</summary>
    ArriveLate,

    /// <summary>It arrives, is answered, and arrives once more later.</summary>
    ArriveTwice,
}
