namespace Coordinator.Core;

/// <summary>Randomness, injected so that simulations repeat from a seed and orchestrations replay.</summary>
public interface IIdSource
{
    /// <summary>
    /// Random characters of <c>[0-9a-z]</c>, fit for ids and nonces (at least 5 bits each, unpredictable in
    /// production).
    /// </summary>
    string NextText(int length);

    /// <summary>A number in [0, 1), for jitter.</summary>
    double NextFraction();
}
