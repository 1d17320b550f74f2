namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Where something stands that an orchestrator may have begun.</summary>
enum WorkStatus
{
    /// <summary>It has not begun it.</summary>
    Unknown,

    /// <summary>It has, and it has not ended.</summary>
    Open,

    /// <summary>It has ended, and the history has how.</summary>
    Ended,

    /// <summary>A timer that it has given up.</summary>
    Cancelled,
}
