using System.Security.Cryptography;
using Coordinator.Core;

namespace Coordinator.Benchmarks;

/// <summary>Randomness as in production.</summary>
sealed class RandomIds : IIdSource
{
    public string NextText(int length) =>
        RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", length);

    public double NextFraction() => RandomNumberGenerator.GetInt32(1_000_000) / 1e6;
}
