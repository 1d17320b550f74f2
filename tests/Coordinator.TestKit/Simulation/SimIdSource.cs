using Coordinator.Core;

namespace Coordinator.TestKit.Simulation;

/// <summary>Ids and jitter that repeat from a seed.</summary>
public sealed class SimIdSource(int seed) : IIdSource
{
    const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    readonly Random _random = new(seed);

    public string NextText(int length) =>
        string.Create(length, _random, static (span, random) =>
        {
            foreach (ref var c in span)
                c = Alphabet[random.Next(Alphabet.Length)];
        });

    public double NextFraction() => _random.NextDouble();
}
