namespace Coordinator.Benchmarks.Virtual;

/// <summary>
/// What the simulation takes Azure Table Storage for. The limits are Microsoft's published targets
/// (https://learn.microsoft.com/azure/storage/tables/scalability-targets). For latency Microsoft publishes no
/// percentiles. Reads from inside Azure were measured below 10 ms (R. Vunvulea, "Azure Table Performance", 2016,
/// http://vunvulearadu.blogspot.com/2016/01/azure-table-performance-1-vs-100000.html); the medians here are of that
/// size, a write taken to be slower than a read, and the tails are our assumption. So times of the simulation are to be
/// read as ratios, and as milliseconds only as far as these numbers hold.
/// </summary>
sealed record AzureModel
{
    /// <summary>Rows a second that one partition takes.</summary>
    public double PartitionRowsPerSecond { get; init; } = 2_000;

    /// <summary>Rows a second that one account takes.</summary>
    public double AccountRowsPerSecond { get; init; } = 20_000;

    /// <summary>Half of the point reads take at most this, in milliseconds.</summary>
    public double ReadP50Ms { get; init; } = 6;

    /// <summary>99 of 100.</summary>
    public double ReadP99Ms { get; init; } = 25;

    /// <summary>Half of the writes, batches included.</summary>
    public double WriteP50Ms { get; init; } = 10;

    /// <summary>99 of 100.</summary>
    public double WriteP99Ms { get; init; } = 40;

    /// <summary>No request is quicker.</summary>
    public double LeastMs { get; init; } = 1.5;
}
