using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Telemetry;

/// <summary>One run of a transaction on one host.</summary>
public sealed record RunBody
{
    /// <summary>
    /// Its place among those that ended; a new one when its finish is appended. Absent while it runs.
    /// </summary>
    [Description("Its place among those that ended; a new one when its finish is appended. Absent while it runs.")]
    public long? Sequence { get; init; }

    /// <summary>The transaction as it is stored, a tenant's with its prefix; empty while it has no id.</summary>
    [Description("The transaction as it is stored, a tenant's with its prefix; empty while it has no id.")]
    public required string Id { get; init; }

    /// <summary>Attempts made so far.</summary>
    [Description("Attempts made so far.")]
    public required int Attempts { get; init; }

    /// <summary>One of <see cref="RunPlans"/>; absent while it is not known.</summary>
    [Description("The way it takes; absent while it is not known.")]
    [AllowedValues(RunPlans.Snapshot, RunPlans.SingleSlot, RunPlans.Votes, RunPlans.Orchestrated)]
    public string? Plan { get; init; }

    /// <summary>One of <see cref="RunStatuses"/>.</summary>
    [AllowedValues(RunStatuses.Running, RunStatuses.Committed, RunStatuses.Aborted, RunStatuses.InDoubt)]
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From its begin to its answer, or till now.</summary>
    [Description("From its begin to its answer, or till now.")]
    public required double DurationMs { get; init; }

    /// <summary>The slots that take part, as far as they are known.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>Its items, as they are stored; not more than ten.</summary>
    [Description("Its first items, as they are stored; not more than ten.")]
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>What was in its way, and why it was aborted: each once.</summary>
    [Description("What was in its way, and why it was aborted.")]
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Its trace (W3C Trace Context); absent when there is none.</summary>
    [Description("Its trace (W3C Trace Context); absent when there is none.")]
    public string? TraceId { get; init; }

    /// <summary>What it spent its time on, in order; the first and the last where there are many.</summary>
    [Description("What it spent its time on, in order.")]
    public required IReadOnlyList<RunPhaseBody> Phases { get; init; }
}
