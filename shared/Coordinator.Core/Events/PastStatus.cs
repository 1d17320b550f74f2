namespace Coordinator.Core.Events;

/// <summary>Whether the past could be told.</summary>
public enum PastStatus
{
    /// <summary>A replica did not answer, or the log is behind.</summary>
    Unknown,

    /// <summary>It could.</summary>
    Known,

    /// <summary>It is not past yet.</summary>
    Future,
}
