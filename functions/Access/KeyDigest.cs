using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Functions.Access;

/// <summary>SHA-256 of a function key: settings and hosts know keys by it, so that neither holds one.</summary>
/// <remarks>Keys are long and random, so nothing slower is needed to keep them from being guessed.</remarks>
public sealed class KeyDigest
{
    readonly byte[] _bytes;

    KeyDigest(byte[] bytes) => _bytes = bytes;

    /// <summary>The digest of a key.</summary>
    public static KeyDigest Of(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out KeyDigest? digest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isDigest = text.Length == 2 * SHA256.HashSizeInBytes
            && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiHexDigitLower(c));
        digest = isDigest ? new KeyDigest(Convert.FromHexString(text)) : null;
        return isDigest;
    }

    /// <summary>Whether both are of one key; the time that it takes tells nothing about either.</summary>
    public bool IsSameAs(KeyDigest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
