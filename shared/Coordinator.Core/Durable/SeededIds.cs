using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Durable;

/// <summary>
/// Ids of a durable run: each replay draws the same, and nobody can guess them who does not know the seed (a
/// pseudo-random function over a counter: HMAC-SHA-256, RFC 2104).
/// </summary>
/// <param name="seed">
/// Random text, used for one run only: two runs with one seed would give two attempts one nonce.
/// </param>
public sealed class SeededIds(string seed) : IIdSource
{
    const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Bits of a double's fraction.</summary>
    const int FractionBits = 53;

    /// <summary>
    /// The largest multiple of the alphabet's size in a byte; what is above would favour some letters.
    /// </summary>
    const int Fair = 252;

    readonly byte[] _key = Encoding.UTF8.GetBytes(seed);
    long _counter;

    /// <inheritdoc />
    public string NextText(int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            foreach (var value in NextBlock().Where(value => value < Fair).Take(length - text.Length))
                text.Append(Alphabet[value % Alphabet.Length]);
        }

        return text.ToString();
    }

    /// <inheritdoc />
    public double NextFraction() =>
        (BinaryPrimitives.ReadUInt64BigEndian(NextBlock()) >> (64 - FractionBits)) / (double)(1UL << FractionBits);

    byte[] NextBlock() => HMACSHA256.HashData(
        _key, Encoding.ASCII.GetBytes((_counter++).ToString(CultureInfo.InvariantCulture)));
}
