using System.Data.Common;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Telemetry;

/// <summary>
/// Reads the settings of telemetry. Two of them the Functions host reads as well, so that both write to one place as
/// one identity; that of the collector is OpenTelemetry's own.
/// </summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong; the values are not quoted, since they may hold a key.</param>
sealed class TelemetryReader(IConfiguration configuration, ICollection<string> mistakes)
{
    const string Traces = "traces";
    const string Metrics = "metrics";

    /// <summary>Reads and checks.</summary>
    public TelemetrySettings Read()
    {
        var console = Console();
        var insights = Text(SettingNames.InsightsConnection);
        if (insights is not null && !Parts(insights).ContainsKey("InstrumentationKey"))
            mistakes.Add($"{SettingNames.InsightsConnection} is no connection string of Application Insights.");
        return new TelemetrySettings
        {
            InsightsConnection = insights,
            IdentityClientId = insights is null ? null : ClientId(),
            Collector = Collector(),
            TracesToConsole = console.Contains(Traces),
            MetricsToConsole = console.Contains(Metrics),
        };
    }

    string? Text(string name) => configuration[name] is { Length: > 0 } text ? text : null;

    string? ClientId()
    {
        if (Text(SettingNames.InsightsAuthentication) is not { } text)
            return null;
        var parts = Parts(text);
        if (parts.TryGetValue("Authorization", out var kind) && kind is "AAD"
            && parts.TryGetValue("ClientId", out var id) && id is string { Length: > 0 } clientId)
            return clientId;
        mistakes.Add($"{SettingNames.InsightsAuthentication} must be ClientId=…;Authorization=AAD.");
        return null;
    }

    Uri? Collector()
    {
        if (Text(SettingNames.CollectorAddress) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        mistakes.Add($"{SettingNames.CollectorAddress} must be an address such as http://localhost:4317.");
        return null;
    }

    string[] Console()
    {
        var told = (Text(SettingNames.TelemetryConsole) ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (told.Any(one => one is not (Traces or Metrics)))
            mistakes.Add($"{SettingNames.TelemetryConsole} must be {Traces}, {Metrics} or {Traces},{Metrics}.");
        return told;
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
