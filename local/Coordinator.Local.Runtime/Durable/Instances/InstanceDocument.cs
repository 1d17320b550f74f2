using System.Collections.Immutable;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>What an instance's row holds as JSON.</summary>
sealed record InstanceDocument
{
    public string Version { get; init; } = "";

    public StoredValue? Input { get; init; }

    public StoredValue? Output { get; init; }

    public StoredValue? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    public ParentLink? Parent { get; init; }

    public ImmutableDictionary<string, string>? Tags { get; init; }

    public ImmutableList<HubMessage>? Outbox { get; init; }

    public ImmutableList<string>? Seen { get; init; }

    /// <summary>The history before the row's tail.</summary>
    public ImmutableList<ChunkList> Pages { get; init; } = [];
}
