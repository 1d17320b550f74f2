using System.Collections.Immutable;
using Coordinator.Functions.Access;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads lists of digests of keys.</summary>
/// <param name="mistakes">Takes what is wrong. What stands in place of a digest is not quoted: it may be a key.</param>
sealed class KeyDigestReader(ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    public ImmutableArray<KeyDigest> Read(IConfigurationSection section)
    {
        var digests = ImmutableArray.CreateBuilder<KeyDigest>();
        foreach (var entry in section.GetChildren())
        {
            if (KeyDigest.TryParse(entry.Value ?? "", out var digest))
                digests.Add(digest);
            else
                mistakes.Add($"{entry.Path} must be the SHA-256 of a key in 64 lower-case hexadecimal digits.");
        }

        return digests.ToImmutable();
    }
}
