using Coordinator.Core.Sagas.Outgoing;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads lists of hosts that may be called.</summary>
/// <param name="mistakes">Takes what is wrong. Hosts are not quoted: one may carry a password.</param>
sealed class AllowedHostReader(ICollection<string> mistakes)
{
    /// <summary>Reads and checks; null when nothing is listed.</summary>
    public AllowedHosts? Read(IConfigurationSection section)
    {
        var entries = section.GetChildren().ToList();
        foreach (var entry in entries.Where(entry => !IsHost(entry.Value)))
            mistakes.Add($"{entry.Path} must be host or host:port, IPv6 in brackets, without a scheme or a path.");
        return entries.Count == 0
            ? null
            : new AllowedHosts(entries.Select(entry => entry.Value).Where(IsHost).OfType<string>());
    }

    static bool IsHost(string? entry)
    {
        try
        {
            return entry is { Length: > 0 } && new AllowedHosts([entry]) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
