using System.Text.Json.Serialization;
using Coordinator.Core.Placement.Changes;

namespace Coordinator.Core.Placement.Operations;

/// <summary>One step of an operation: a store joins or leaves. Stands in inputs of orchestrations.</summary>
/// <param name="Store">The store.</param>
/// <param name="Joins">Whether it joins; else it leaves.</param>
/// <param name="Least">So many stores must be left when it leaves.</param>
public sealed record ShardStep(string Store, bool Joins, int Least = 1)
{
    /// <summary>The change of the placement.</summary>
    [JsonIgnore]
    public ShardChange Change => Joins ? new JoinStore(Store) : new DropStore(Store, Least);

    /// <summary>For people: <c>join c</c>.</summary>
    public override string ToString() => Joins ? $"join {Store}" : $"drop {Store}";
}
