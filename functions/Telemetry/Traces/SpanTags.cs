namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>Names of tags.</summary>
static class SpanTags
{
    /// <summary>The transaction's id.</summary>
    public const string Transaction = "coordinator.transaction";

    /// <summary>The way that it takes.</summary>
    public const string Plan = "coordinator.plan";

    /// <summary>The slots that take part.</summary>
    public const string Slots = "coordinator.slots";

    /// <summary>The number of an attempt.</summary>
    public const string Attempt = "coordinator.attempt";

    /// <summary>How many attempts there were.</summary>
    public const string Attempts = "coordinator.attempts";

    /// <summary>How it ended.</summary>
    public const string Outcome = "coordinator.outcome";

    /// <summary>What became of an attempt that was looked after.</summary>
    public const string Verdict = "coordinator.verdict";

    /// <summary>The queue of a message.</summary>
    public const string Queue = "coordinator.queue";

    /// <summary>What was in its way, and why it was aborted.</summary>
    public const string Reasons = "coordinator.reasons";
}
