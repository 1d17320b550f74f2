using System.Globalization;
using Coordinator.Core.Sagas.Outgoing;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the settings of calls to participants.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong. A key is not quoted.</param>
sealed class OutgoingReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    public OutgoingSettings Read() => new()
    {
        AllowedHosts = new AllowedHostReader(mistakes).Read(configuration.GetSection(SettingNames.AllowedHosts))
            ?? new AllowedHosts([]),
        SigningKey = SigningKey(),
    };

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
