using System.Globalization;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// All that happened in a run, in one number: two runs of a seed that differ anywhere differ here. FNV-1a, since the
/// framework's own hash codes of texts differ from process to process.
/// </summary>
sealed class Fingerprint
{
    const ulong Prime = 1_099_511_628_211;

    ulong _hash = 14_695_981_039_346_656_037;

    /// <summary>Something happened.</summary>
    public void Add(long number) => _hash = (_hash ^ (ulong)number) * Prime;

    /// <summary>Something happened.</summary>
    public void Add(string text)
    {
        foreach (var c in text)
            Add(c);
    }

    /// <inheritdoc />
    public override string ToString() => _hash.ToString("x16", CultureInfo.InvariantCulture);
}
