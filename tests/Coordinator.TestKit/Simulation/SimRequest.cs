namespace Coordinator.TestKit.Simulation;

/// <summary>
/// A request on its way. A script that holds one lets it arrive, once or more often, or lets its sender give up.
/// </summary>
public abstract class SimRequest(EffectEvent effect)
{
    /// <summary>What it asks.</summary>
    public EffectEvent Effect { get; } = effect;

    /// <summary>It arrives now, and its answer travels back.</summary>
    public abstract void Deliver();

    /// <summary>It arrives now, and its answer gets lost.</summary>
    public abstract void DeliverWithoutReply();

    /// <summary>Its sender hears Unknown now; it may still be delivered later.</summary>
    public abstract void GiveUp();
}
