using System.Collections.Immutable;
using Coordinator.Functions.Access;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads how callers are known.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class AccessReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>Authorities of many directories, whose tokens would let in whoever has an account anywhere.</summary>
    static readonly ImmutableArray<string> OfManyDirectories = ["common", "organizations", "consumers"];

    /// <summary>Reads and checks.</summary>
    public AccessSettings Read()
    {
        var isPlatform = Flag(SettingNames.AccessPlatform);
        var authority = Authority();
        var audience = configuration[SettingNames.AccessAudience] is { Length: > 0 } text ? text : null;
        if (HasAuthority != audience is not null)
            mistakes.Add($"{SettingNames.AccessAuthority} and {SettingNames.AccessAudience} go together.");
        if (isPlatform && HasAuthority)
            mistakes.Add(
                $"{SettingNames.AccessPlatform} and {SettingNames.AccessAuthority} exclude each other: callers are "
                + "known in one way.");
        return new AccessSettings
        {
            Way = isPlatform ? AccessWay.Platform : HasAuthority ? AccessWay.Tokens : AccessWay.Keys,
            IsPlatformTrusted = isPlatform && IsTrue(configuration[SettingNames.PlatformAuthentication]),
            Authority = authority,
            Audience = audience,
            OperatorKeys = OperatorKeys(),
        };
    }

    bool HasAuthority => configuration[SettingNames.AccessAuthority] is { Length: > 0 };

    static bool IsTrue(string? text) => bool.TryParse(text, out var value) && value;

    bool Flag(string name)
    {
        if (configuration[name] is { Length: > 0 } text && !bool.TryParse(text, out _))
            mistakes.Add($"{name} must be true or false, not '{text}'.");
        return IsTrue(configuration[name]);
    }

    Uri? Authority()
    {
        if (!HasAuthority)
            return null;
        if (!Uri.TryCreate(configuration[SettingNames.AccessAuthority], UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            || address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            mistakes.Add(
                $"{SettingNames.AccessAuthority} must be an https address such as "
                + "https://login.microsoftonline.com/{directory}/v2.0.");
            return null;
        }

        var segments = address.Segments.Select(segment => segment.Trim('/'));
        if (segments.Any(segment => OfManyDirectories.Contains(segment, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"{SettingNames.AccessAuthority} must name one directory.");
        return address;
    }

    /// <summary>A host that runs without the Functions host has the operator's key among its settings.</summary>
    ImmutableArray<KeyDigest> OperatorKeys()
    {
        var digests = new KeyDigestReader(mistakes).Read(configuration.GetSection(SettingNames.OperatorKeys));
        return configuration[SettingNames.LocalOperatorKey] is { Length: > 0 } key
            ? digests.Add(KeyDigest.Of(key))
            : digests;
    }
}
