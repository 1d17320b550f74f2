namespace Coordinator.Core.Events;

/// <summary>Whether the past could be told.</summary>
public enum PastStatus
{
    /// <summary>Replicas did not answer, or the log was not brought up to that time soon enough.</summary>
    Unknown,

    /// <summary>It could.</summary>
    Known,

    /// <summary>It is not past yet.</summary>
    Future,
}
