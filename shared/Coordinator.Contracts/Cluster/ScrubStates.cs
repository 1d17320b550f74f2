namespace Coordinator.Contracts.Cluster;

/// <summary>The values of <see cref="ScrubBody.State"/>.</summary>
public static class ScrubStates
{
    /// <summary>It goes on.</summary>
    public const string Running = "running";

    /// <summary>It has ended.</summary>
    public const string Done = "done";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, Done];
}
