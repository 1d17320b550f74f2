namespace Coordinator.Core.Effects;

/// <summary>
/// How the stores fare, as this host sees it. A matter of speed and of when to reconfigure, never of safety: any of it
/// may be wrong.
/// </summary>
public interface IStoreHealth
{
    /// <summary>All stores of this host, always in the same order.</summary>
    IReadOnlyList<StoreHealthState> All { get; }

    /// <summary>One store; a name that this host does not know is a store that was never asked.</summary>
    StoreHealthState Of(string store);
}
