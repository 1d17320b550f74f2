using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas;

/// <summary>A saga as readers see it, at one moment.</summary>
public sealed record SagaStatus
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Tenant Tenant { get; init; }

    /// <summary>The name of its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The version of its definition.</summary>
    public required int Version { get; init; }

    /// <summary>Its state.</summary>
    public required SagaState State { get; init; }

    /// <summary>From 1, grows with every change, so that a late writer does not bring an old status back.</summary>
    public required long Revision { get; init; }

    /// <summary>Its input as JSON text.</summary>
    public required string Input { get; init; }

    /// <summary>Why it went back; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the point of no return is passed; then a cancel is refused.</summary>
    public bool IsDecided { get; init; }

    /// <summary>
    /// The steps that an operator skipped: its end is not true of them. If it went back, what they did stands, or may
    /// stand; if it went forward, they are not done, or nobody knows.
    /// </summary>
    public ImmutableArray<string> LeftBehind { get; init; } = [];

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its steps in the order of the definition.</summary>
    public required ImmutableArray<StepStatus> Steps { get; init; }

    /// <summary>What happened, oldest first; at most <see cref="Model.Limits.SagaTimelineMax"/> entries.</summary>
    public required ImmutableArray<TimelineEntry> Timeline { get; init; }

    /// <summary>How many older entries the timeline has lost.</summary>
    public int TimelineDropped { get; init; }

    /// <summary>
    /// What is shown of a saga that is accepted and has not run yet. Its revision, 0, is lower than any of the run's.
    /// </summary>
    /// <param name="start">What it is started with.</param>
    /// <param name="steps">The steps of its definition.</param>
    /// <param name="now">The time.</param>
    public static SagaStatus Accepted(SagaStart start, ImmutableArray<SagaStep> steps, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new SagaStatus
        {
            Id = start.Id,
            Tenant = start.Tenant,
            Definition = start.Definition,
            Version = start.Version,
            State = SagaState.Running,
            Revision = 0,
            Input = start.Input,
            StartedAt = now,
            UpdatedAt = now,
            Steps =
            [
                .. steps.Select(step => new StepStatus { Name = step.Name, State = StepState.Pending }),
            ],
            Timeline = [],
        };
    }
}
