using System.ComponentModel;

namespace Microsoft.DurableTask.Client;

/// <summary>The state of an instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has started and has not ended.</summary>
    Running,

    /// <summary>Its orchestrator has returned.</summary>
    Completed,

    /// <summary>Not in use: an instance that starts anew is running.</summary>
    [Obsolete("The official enumeration keeps it for compatibility only.")]
    ContinuedAsNew,

    /// <summary>Its orchestrator has thrown, or could not be replayed.</summary>
    Failed,

    /// <summary>Not in use.</summary>
    [Obsolete("The official enumeration keeps it for compatibility only.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    Canceled,

    /// <summary>A client ended it.</summary>
    Terminated,

    /// <summary>It is to start.</summary>
    Pending,

    /// <summary>A client has suspended it.</summary>
    Suspended,
}
