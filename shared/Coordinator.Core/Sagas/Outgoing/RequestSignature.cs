using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>
/// The header <c>Coordinator-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>: HMAC-SHA-256 of <c>t.body</c> under
/// a key that the receiver shares.
/// </summary>
public static class RequestSignature
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Coordinator-Signature";

    /// <summary>Signs a body.</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="body">The body exactly as sent; empty for none.</param>
    /// <param name="now">When.</param>
    public static string Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(Hash(key, time, body))}";
    }

    /// <summary>Checks a header as a receiver does; takes the same time for every wrong hash.</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="header">The header's value.</param>
    /// <param name="body">The body as received.</param>
    /// <param name="now">When it is checked.</param>
    /// <param name="tolerance">How old, or how far ahead, the signature may be; an older one may be a replay.</param>
    public static bool Verify(
        ReadOnlySpan<byte> key, string header, ReadOnlySpan<byte> body, DateTimeOffset now, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(header);
        var parts = header.Split(',');
        if (parts is not [['t', '=', .. var time], ['v', '1', '=', .. var hex]]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || hex.Length != 2 * SHA256.HashSizeInBytes
            || !hex.All(char.IsAsciiHexDigit))
            return false;
        var age = (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration();
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), Hash(key, time, body))
            && age <= tolerance;
    }

    static byte[] Hash(ReadOnlySpan<byte> key, string time, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return HMACSHA256.HashData(key, signed);
    }
}
