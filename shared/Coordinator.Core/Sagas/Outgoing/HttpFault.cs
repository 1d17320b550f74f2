namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>Why there is no answer to an HTTP request.</summary>
public enum HttpFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>None within the time limit.</summary>
    TimedOut,

    /// <summary>No connection, or it broke before the status line was read; or what came is no HTTP.</summary>
    Broken,

    /// <summary>The host is not among the allowed ones, or its address is not; nothing was sent.</summary>
    NotAllowed,
}
