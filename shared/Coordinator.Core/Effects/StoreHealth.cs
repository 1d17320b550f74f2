namespace Coordinator.Core.Effects;

/// <summary>What a host thinks of a store, from the best to the worst.</summary>
public enum StoreHealth
{
    /// <summary>It answers.</summary>
    Healthy,

    /// <summary>It left requests without an answer lately, but is asked as before.</summary>
    Suspect,

    /// <summary>It is not asked, but for a trial now and then.</summary>
    Down,
}
