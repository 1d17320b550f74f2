using System.Collections.Immutable;
using Coordinator.Functions.Access;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads how callers are known.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class AccessReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    public AccessSettings Read() => new() { OperatorKeys = OperatorKeys() };

    /// <summary>A host that runs without the Functions host has the operator's key among its settings.</summary>
    ImmutableArray<KeyDigest> OperatorKeys()
    {
        var digests = new KeyDigestReader(mistakes).Read(configuration.GetSection(SettingNames.OperatorKeys));
        return configuration[SettingNames.LocalOperatorKey] is { Length: > 0 } key
            ? digests.Add(KeyDigest.Of(key))
            : digests;
    }
}
