namespace Coordinator.Contracts.Views;

/// <summary>The states of a view.</summary>
public static class ViewStates
{
    /// <summary>Its first generation is being built. It can be read, but lacks what is not applied yet.</summary>
    public const string Building = "building";

    /// <summary>It follows the logs.</summary>
    public const string Live = "live";

    /// <summary>It follows the logs, and a generation that is to take over is being built beside it.</summary>
    public const string Rebuilding = "rebuilding";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Building, Live, Rebuilding];
}
