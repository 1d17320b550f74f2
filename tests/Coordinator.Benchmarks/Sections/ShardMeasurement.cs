using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What transfers over so many shards came to.</summary>
/// <param name="Shards">Shards of one slot each.</param>
/// <param name="Stores">Storage accounts.</param>
/// <param name="Light">With few clients.</param>
/// <param name="Full">With as many as fill it; null where none do.</param>
sealed record ShardMeasurement(int Shards, int Stores, LoadMeasurement Light, LoadMeasurement? Full)
{
    /// <summary>Transfers a second that the limits of storage allow, at the rows counted for each.</summary>
    /// <param name="model">The limits.</param>
    /// <param name="replicas">R: partitions of each slot.</param>
    public double Bound(AzureModel model, int replicas) =>
        Math.Min(Shards * replicas * model.PartitionRowsPerSecond, Stores * model.AccountRowsPerSecond)
        / Light.Rows;

    /// <summary>The same if accounts count requests, a batch as one: Microsoft's words leave that open.</summary>
    public double BoundByRequests(AzureModel model, int replicas) => Math.Min(
        Shards * replicas * model.PartitionRowsPerSecond / Light.Rows,
        Stores * model.AccountRowsPerSecond / Light.Requests);
}
