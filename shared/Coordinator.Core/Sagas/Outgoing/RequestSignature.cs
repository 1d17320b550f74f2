using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>
/// The header <c>Coordinator-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;,v2=&lt;hex&gt;</c>: two HMAC-SHA-256
/// under a key that the receiver shares.
/// <list type="table">
/// <item><term>v1</term><description>of <c>t.body</c>: who sent this body, and when.</description></item>
/// <item><term>v2</term><description>of the lines <c>v2</c>, t, method, host, target, key, closes, each ended by a line
/// feed, and the body: where to and under which key as well, so that a captured request is of no use at another
/// address, to another participant, or under another key (S10).</description></item>
/// </list>
/// </summary>
public static class RequestSignature
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Coordinator-Signature";

    /// <summary>Signs a request.</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="request">The request as it will be sent.</param>
    /// <param name="now">When.</param>
    public static string Sign(ReadOnlySpan<byte> key, SignedRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var ofBody = Convert.ToHexStringLower(HashOfBody(key, time, request.Body.Span));
        return $"t={time},v1={ofBody},v2={Convert.ToHexStringLower(HashOfRequest(key, time, request))}";
    }

    /// <summary>
    /// Checks a header as a receiver does, by t and v2 alone, whatever else stands there: v1 holds for any address and
    /// key. Takes the same time for every wrong hash. An exact copy within the tolerance passes; the key tells it from
    /// a new request.
    /// </summary>
    /// <param name="key">The shared key.</param>
    /// <param name="header">The header's value.</param>
    /// <param name="request">The request as received.</param>
    /// <param name="now">When it is checked.</param>
    /// <param name="tolerance">How old, or how far ahead, the signature may be; an older one may be a replay.</param>
    public static bool Verify(
        ReadOnlySpan<byte> key, string header, SignedRequest request, DateTimeOffset now, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(request);
        if (PartOf(header, "t") is not { } time
            || PartOf(header, "v2") is not { } hex
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || hex.Length != 2 * SHA256.HashSizeInBytes
            || !hex.All(char.IsAsciiHexDigit))
            return false;
        var age = (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration();
        return CryptographicOperations.FixedTimeEquals(
                Convert.FromHexString(hex), HashOfRequest(key, time, request))
            && age <= tolerance;
    }

    // By its name, wherever it stands: later schemes add parts of their own. What stands twice is nobody's to choose.
    static string? PartOf(string header, string name)
    {
        var values = header.Split(',', StringSplitOptions.TrimEntries)
            .Where(part => part.StartsWith($"{name}=", StringComparison.Ordinal)).ToList();
        return values is [var only] ? only[(name.Length + 1)..] : null;
    }

    static byte[] HashOfBody(ReadOnlySpan<byte> key, string time, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return HMACSHA256.HashData(key, signed);
    }

    // No line can hold a line feed, since none can stand in a request's head; so no two requests have the same text.
    static byte[] HashOfRequest(ReadOnlySpan<byte> key, string time, SignedRequest request)
    {
        string[] lines =
            ["v2", time, request.Method, request.Host, request.Target, request.Key, request.Closes, ""];
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Join('\n', lines)), .. request.Body.Span];
        return HMACSHA256.HashData(key, signed);
    }
}
