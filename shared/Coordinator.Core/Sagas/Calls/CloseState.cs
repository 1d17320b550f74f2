namespace Coordinator.Core.Sagas.Calls;

/// <summary>What an id is after it was asked to be closed.</summary>
public enum CloseState
{
    /// <summary>Nobody knows; ask again.</summary>
    Unknown,

    /// <summary>A transaction of this id is committed: it happened.</summary>
    Committed,

    /// <summary>An aborted outcome is recorded: no transaction of this id happened, or ever will.</summary>
    Aborted,
}
