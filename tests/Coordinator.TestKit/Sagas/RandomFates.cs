using Coordinator.TestKit.Durable;

namespace Coordinator.TestKit.Sagas;

/// <summary>Fates at random, until the world heals.</summary>
/// <param name="random">The randomness.</param>
/// <param name="rate">How often something goes wrong, in [0, 1].</param>
/// <param name="healsAfter">After so many requests everything arrives.</param>
public sealed class RandomFates(Random random, double rate, int healsAfter)
{
    public Fate Of(EffectCall call, int sent)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (sent >= healsAfter || random.NextDouble() >= rate)
            return Fate.Deliver;
        var kind = (FateKind)random.Next(1, 5);
        return new Fate(kind, TimeSpan.FromSeconds(60 * random.NextDouble()));
    }
}
