using System.Collections.Immutable;

namespace Coordinator.Core.Placement;

/// <summary>Some collections whose shards have a replication factor of their own.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Slots">Slots that are set apart for it.</param>
/// <param name="Shards">Shards that these slots are divided into.</param>
/// <param name="ReplicationFactor">R of these shards.</param>
/// <param name="Collections">The collections; none is in two classes.</param>
public sealed record ShardClass(
    string Name, int Slots, int Shards, int ReplicationFactor, ImmutableArray<string> Collections);
