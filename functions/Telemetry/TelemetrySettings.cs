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

    /// <summary>Tells whether there is a connection, and never its key, so that settings can be logged.</summary>
    public override string ToString() => InsightsConnection is null ? "No telemetry" : "Telemetry to Azure Monitor";
}
