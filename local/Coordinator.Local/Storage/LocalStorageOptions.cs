namespace Coordinator.Local.Storage;

/// <summary>How to serve a data directory.</summary>
/// <param name="StoreNames">The stores' names in the order of the settings.</param>
sealed record LocalStorageOptions(IReadOnlyList<string> StoreNames)
{
    /// <summary>Over how many Azurite processes to spread the stores; one uses at most one core.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The first port; null takes those of the last start when they are free, else free ones.</summary>
    public int? BasePort { get; init; }
}
