namespace Coordinator.Benchmarks.Virtual;

/// <summary>A simulated deployment to measure.</summary>
sealed record VirtualOptions
{
    /// <summary>Decides every choice of the run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Slots.</summary>
    public int Slots { get; init; } = 64;

    /// <summary>Shards, of the same number of slots each.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>Storage accounts.</summary>
    public int Stores { get; init; } = 3;

    /// <summary>R.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Accounts of the bank in each slot.</summary>
    public int AccountsInSlot { get; init; } = 40;

    /// <summary>What the stores are like.</summary>
    public AzureModel Model { get; init; } = new();
}
