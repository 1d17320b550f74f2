namespace Coordinator.Functions.Telemetry;

/// <summary>Where metrics, traces and logs are sent.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Nowhere.</summary>
    public static TelemetrySettings None { get; } = new();

    /// <summary>The connection string of Application Insights; null for none.</summary>
    public string? InsightsConnection { get; init; }

    /// <summary>
    /// The client id of the user-assigned identity that may write there; null where the connection string's key is
    /// enough.
    /// </summary>
    public string? IdentityClientId { get; init; }

    /// <summary>Where a collector takes OTLP, the protocol of OpenTelemetry; null for none.</summary>
    public Uri? Collector { get; init; }

    /// <summary>Whether spans are written to the console.</summary>
    public bool TracesToConsole { get; init; }

    /// <summary>Whether metrics are written to the console, every ten seconds.</summary>
    public bool MetricsToConsole { get; init; }

    /// <summary>Whether telemetry goes anywhere.</summary>
    public bool IsOn => InsightsConnection is not null || Collector is not null || TracesToConsole || MetricsToConsole;

    /// <summary>Tells where telemetry goes, and never a key, so that settings can be logged.</summary>
    public override string ToString()
    {
        string[] targets =
        [
            .. InsightsConnection is null ? [] : new[] { "Azure Monitor" },
            .. Collector is null ? [] : new[] { "a collector" },
            .. TracesToConsole || MetricsToConsole ? new[] { "the console" } : [],
        ];
        return targets.Length == 0 ? "No telemetry" : "Telemetry to " + string.Join(", ", targets);
    }
}
