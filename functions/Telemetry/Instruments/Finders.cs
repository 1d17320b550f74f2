namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Who comes upon an attempt that somebody left open.</summary>
static class Finders
{
    /// <summary>A transaction that met one of its intents.</summary>
    public const string Meeting = "meeting";

    /// <summary>The sweep.</summary>
    public const string Sweep = "sweep";

    /// <summary>A message of the host that gave it up.</summary>
    public const string Message = "message";

    /// <summary>The orchestration that a sweep handed it to.</summary>
    public const string Orchestration = "orchestration";
}
