using System.Collections.Immutable;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Everything about an instance but its history.</summary>
sealed record InstanceState
{
    public required string InstanceId { get; init; }

    /// <summary>Changes when the instance starts anew, by itself or by a client.</summary>
    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = "";

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it is to start; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    public ParentLink? Parent { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Messages to other instances, committed with the step that made them. They go from here with a later commit of a
    /// host that knows them sent; whoever loads the instance sends them again, and their receivers know them by id.
    /// </summary>
    public ImmutableList<HubMessage> Outbox { get; init; } = [];

    /// <summary>The latest messages that earlier executions took; a bounded number.</summary>
    public ImmutableList<string> Seen { get; init; } = [];

    public bool HasEnded => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
