namespace Coordinator.Contracts.Cluster;

/// <summary>The values of <see cref="ShardOperationBody.State"/>.</summary>
public static class ShardOperationStates
{
    /// <summary>It goes on.</summary>
    public const string Running = "running";

    /// <summary>It is done.</summary>
    public const string Done = "done";

    /// <summary>It was given up; the shard is whole.</summary>
    public const string Failed = "failed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, Done, Failed];
}
