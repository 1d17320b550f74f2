namespace Coordinator.Core.Sagas;

/// <summary>The signals that a saga understands.</summary>
public enum SignalKind
{
    /// <summary>An event that a <c>wait</c> step may wait for, now or later.</summary>
    Event,

    /// <summary>Undo everything; refused once the point of no return is passed.</summary>
    Cancel,

    /// <summary>An operator's word for a stuck step: try again.</summary>
    Retry,

    /// <summary>An operator's word for a stuck step: go on without it; its effect stays as it is.</summary>
    Skip,

    /// <summary>An operator's word for a stuck step: it was done, or undone, by hand.</summary>
    Resolve,
}
