using System.Globalization;
using Coordinator.Core.Sagas.Outgoing;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the settings of calls to participants.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong. Neither keys nor hosts are quoted: a host may carry a password.</param>
sealed class OutgoingReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    public OutgoingSettings Read() => new() { AllowedHosts = Hosts(), SigningKey = SigningKey() };

    AllowedHosts Hosts()
    {
        var entries = configuration.GetSection(SettingNames.AllowedHosts).GetChildren().ToList();
        foreach (var entry in entries.Where(entry => !IsHost(entry.Value)))
            mistakes.Add($"{entry.Path} must be host or host:port, IPv6 in brackets, without a scheme or a path.");
        return new AllowedHosts(entries.Select(entry => entry.Value).Where(IsHost).OfType<string>());
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

    byte[] SigningKey()
    {
        if (configuration[SettingNames.SigningKey] is not { Length: > 0 } text)
            return [];
        var key = new byte[text.Length];
        if (Convert.TryFromBase64String(text, key, out var length) && length >= OutgoingSettings.SigningKeyBytesMin)
            return key[..length];
        const int Least = OutgoingSettings.SigningKeyBytesMin;
        mistakes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{SettingNames.SigningKey} must be base64 of at least {Least} random bytes."));
        return [];
    }
}
