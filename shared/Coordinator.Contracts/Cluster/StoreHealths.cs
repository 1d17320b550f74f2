namespace Coordinator.Contracts.Cluster;

/// <summary>The values of <see cref="StoreBody.Health"/>.</summary>
public static class StoreHealths
{
    /// <summary>It answers.</summary>
    public const string Healthy = "healthy";

    /// <summary>It left requests without an answer lately.</summary>
    public const string Suspect = "suspect";

    /// <summary>It is not asked, but for a trial now and then.</summary>
    public const string Down = "down";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Healthy, Suspect, Down];
}
