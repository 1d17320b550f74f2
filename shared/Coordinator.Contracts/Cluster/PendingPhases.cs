namespace Coordinator.Contracts.Cluster;

/// <summary>The values of <see cref="PendingBody.Phase"/>.</summary>
public static class PendingPhases
{
    /// <summary>A store is being filled.</summary>
    public const string Copying = "copying";

    /// <summary>The active epoch is being fenced.</summary>
    public const string Fencing = "fencing";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Copying, Fencing];
}
