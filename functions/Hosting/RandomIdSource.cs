using System.Security.Cryptography;
using Coordinator.Core;

namespace Coordinator.Functions.Hosting;

/// <summary>
/// Randomness that nobody can guess: ids are also capabilities to ask for a transaction, nonces keep runs apart.
/// </summary>
sealed class RandomIdSource : IIdSource
{
    const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Bits of a double's fraction.</summary>
    const int FractionBits = 53;

    /// <inheritdoc />
    public string NextText(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <inheritdoc />
    public double NextFraction()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> (64 - FractionBits)) / (double)(1UL << FractionBits);
    }
}
