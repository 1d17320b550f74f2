using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// The keys that callers must show: settings <c>Host:Keys:Function</c> and <c>Host:Keys:Admin</c>. Neither is set:
/// everything is open (see <see cref="LoopbackRule"/>). One is set: a level without a key of its own is closed to all
/// but a stronger key.
/// </summary>
sealed class FunctionKeys
{
    readonly byte[]? _function;
    readonly byte[]? _admin;

    FunctionKeys(string? function, string? admin)
    {
        _function = Digest(function);
        _admin = Digest(admin);
    }

    /// <summary>Whether no key is configured at all.</summary>
    public bool AreOpen => _function is null && _admin is null;

    public static FunctionKeys From(IConfiguration settings)
        => new(settings["Host:Keys:Function"], settings["Host:Keys:Admin"]);

    /// <summary>Whether a caller who shows <paramref name="shown"/> may call a function of that level.</summary>
    /// <param name="level">The function's level.</param>
    /// <param name="shown">The key in the request; null when there is none.</param>
    public bool Allow(AuthorizationLevel level, string? shown)
    {
        if (AreOpen || level == AuthorizationLevel.Anonymous)
            return true;
        // Both comparisons are always made, on digests of equal length: the time taken tells nothing about a key.
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(shown ?? ""));
        bool isAdmin = Matches(_admin, digest);
        bool isFunction = Matches(_function, digest);
        return isAdmin || (isFunction && level is AuthorizationLevel.Function or AuthorizationLevel.User);
    }

    static bool Matches(byte[]? expected, byte[] digest)
        => expected is not null & CryptographicOperations.FixedTimeEquals(expected, digest);

    static byte[]? Digest(string? key)
        => string.IsNullOrWhiteSpace(key) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
