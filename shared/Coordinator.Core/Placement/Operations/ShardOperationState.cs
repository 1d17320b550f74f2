namespace Coordinator.Core.Placement.Operations;

/// <summary>How far an operation is. Names are stored.</summary>
public enum ShardOperationState
{
    /// <summary>It goes on, perhaps on another host.</summary>
    Running,

    /// <summary>The shard is as it was to be.</summary>
    Done,

    /// <summary>It was given up; the shard is whole, as it was before or between two steps.</summary>
    Failed,
}
