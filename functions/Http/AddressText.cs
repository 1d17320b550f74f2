using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordinator.Functions.Http;

/// <summary>
/// Whether the escapes in a request's path stand for text. A server leaves an escape that it cannot decode as it is:
/// then <c>%ff</c> would name the same as <c>%25ff</c>, which is the right way to write it.
/// </summary>
static class AddressText
{
    /// <summary>What to do about it.</summary>
    public const string Error =
        "The address holds an escape that is no UTF-8. Encode the text as UTF-8 and then each byte as %XX; a percent "
        + "sign itself is written %25.";

    /// <summary>Checks the path as the client sent it.</summary>
    public static bool IsDecodable(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>() is not { RawTarget: { Length: > 0 } target }
        || IsDecodable(target.Split('?', 2)[0]);

    /// <summary>Checks a path.</summary>
    public static bool IsDecodable(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = new List<byte>();
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(path, at, 1));
                continue;
            }

            if (at + 2 >= path.Length || !IsByte(path.AsSpan(at + 1, 2), out var escaped))
                return false;
            bytes.Add(escaped);
            at += 2;
        }

        return Utf8.IsValid([.. bytes]);
    }

    static bool IsByte(ReadOnlySpan<char> digits, out byte value) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
