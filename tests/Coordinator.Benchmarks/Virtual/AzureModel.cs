namespace Coordinator.Benchmarks.Virtual;

/// <summary>
/// What the simulation takes Azure Table Storage for. The limits are Microsoft's published targets
/// (https://learn.microsoft.com/azure/storage/tables/scalability-targets). For latency Microsoft publishes no
/// percentiles; medians of 5 to 10 ms inside a region are what others have measured (Guo et al., "Cornus", VLDB 2022,
/// section 5, for conditional writes to Azure storage), and the tails are our assumption. So times of the simulation
/// are to be read as ratios, and as milliseconds only as far as these numbers hold.
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
