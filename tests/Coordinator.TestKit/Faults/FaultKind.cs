namespace Coordinator.TestKit.Faults;

/// <summary>What happens to a request.</summary>
public enum FaultKind
{
    /// <summary>It arrives, and so does its answer.</summary>
    None,

    /// <summary>It never arrives: Unknown, and nothing happened.</summary>
    LoseRequest,

    /// <summary>It arrives, its answer does not: Unknown, and it happened.</summary>
    LoseReply,

    /// <summary>The host hears Unknown; the request arrives later.</summary>
    ArriveLate,

    /// <summary>The host dies before the request leaves.</summary>
    CrashBefore,

    /// <summary>The request arrives, and the host dies before the answer does.</summary>
    CrashAfter,

    /// <summary>It waits in the network until a script lets it go.</summary>
    Hold,
}
