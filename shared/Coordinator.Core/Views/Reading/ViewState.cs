namespace Coordinator.Core.Views.Reading;

/// <summary>What is going on with a view.</summary>
public enum ViewState
{
    /// <summary>Its first generation is being built. It can be read, but lacks what is not applied yet.</summary>
    Building,

    /// <summary>It follows the logs.</summary>
    Live,

    /// <summary>It follows the logs, and a generation that is to take over is being built beside it.</summary>
    Rebuilding,
}
