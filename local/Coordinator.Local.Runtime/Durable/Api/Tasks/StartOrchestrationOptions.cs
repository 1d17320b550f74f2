using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;

/// <summary>How a client starts an orchestration.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options.</summary>
    /// <param name="InstanceId">The instance id; null for a new one.</param>
    /// <param name="StartAt">When it starts; null for at once.</param>
    [SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "The official names; callers name arguments.")]
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What is copied.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The instance id, 1 to 100 characters; null for a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Words that go with the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The version to start with; null for the default one.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>
    /// In which states an instance of the same id stands in the way of a new one: the start fails. In any other state
    /// the new one takes its place; one that still runs is terminated before. Null: an instance that has not ended
    /// stands in the way.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
