using System.Data.Common;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Telemetry;

/// <summary>
/// Reads the settings of telemetry: the two that the Functions host reads as well, so that both write to one place as
/// one identity.
/// </summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong; the values are not quoted, since they may hold a key.</param>
sealed class TelemetryReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>Reads and checks.</summary>
    public TelemetrySettings Read()
    {
        if (configuration[SettingNames.InsightsConnection] is not { Length: > 0 } connection)
            return TelemetrySettings.None;
        if (!Parts(connection).ContainsKey("InstrumentationKey"))
            mistakes.Add($"{SettingNames.InsightsConnection} is no connection string of Application Insights.");
        return new TelemetrySettings { InsightsConnection = connection, IdentityClientId = ClientId() };
    }

    string? ClientId()
    {
        if (configuration[SettingNames.InsightsAuthentication] is not { Length: > 0 } text)
            return null;
        var parts = Parts(text);
        if (parts.TryGetValue("Authorization", out var kind) && kind is "AAD"
            && parts.TryGetValue("ClientId", out var id) && id is string { Length: > 0 } clientId)
            return clientId;
        mistakes.Add($"{SettingNames.InsightsAuthentication} must be ClientId=…;Authorization=AAD.");
        return null;
    }

    static DbConnectionStringBuilder Parts(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
