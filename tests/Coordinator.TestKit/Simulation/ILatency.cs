namespace Coordinator.TestKit.Simulation;

/// <summary>How long messages between hosts and stores take.</summary>
public interface ILatency
{
    /// <summary>From the moment at which a request leaves its host until it takes effect.</summary>
    /// <param name="effect">The request.</param>
    /// <param name="now">True time as it leaves; never earlier than at the call before.</param>
    /// <param name="random">Decides.</param>
    TimeSpan OfRequest(EffectEvent effect, DateTimeOffset now, Random random);

    /// <summary>From then until the host has the answer.</summary>
    TimeSpan OfAnswer(Random random);
}
