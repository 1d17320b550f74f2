using Coordinator.Core;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Gives every coordinator run the same nonce (A7).</summary>
sealed class Nonce(IIdSource inner) : IIdSource
{
    const int NonceChars = 12;

    public string NextText(int length) => length == NonceChars ? new string('0', length) : inner.NextText(length);

    public double NextFraction() => inner.NextFraction();
}
