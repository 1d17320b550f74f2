namespace Coordinator.TestKit.Checkers;

/// <summary>What a client knows in the end of what it asked for.</summary>
public enum CompletionStatus
{
    /// <summary>
    /// Unknown: it may have happened, or happen any time later. The default, so that a forgotten case proves nothing.
    /// </summary>
    Info,

    /// <summary>It happened.</summary>
    Ok,

    /// <summary>It is known not to have happened, nor ever to happen.</summary>
    Fail,
}
