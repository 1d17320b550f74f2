using System.Diagnostics;

namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>The spans of this program. Names and tags stand in docs/TELEMETRY.md; no tag tells keys or values.</summary>
static class Spans
{
    /// <summary>The name of the source, for exporters.</summary>
    public const string SourceName = "Coordinator";

    /// <summary>A transaction, as one host runs it.</summary>
    public const string Transaction = "transaction";

    /// <summary>Where spans come from.</summary>
    public static ActivitySource Source { get; } = new(SourceName);
}
