namespace Coordinator.Functions.Hosting;

/// <summary>One storage account.</summary>
/// <param name="Name">Its name in the placement; the same on all hosts for ever.</param>
public sealed record StoreSettings(string Name)
{
    /// <summary>With the account's key; null when the host uses its managed identity. A secret.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The table service, for a managed identity.</summary>
    public Uri? TableServiceUri { get; init; }

    /// <summary>The queue service, for a managed identity; needed for the control store.</summary>
    public Uri? QueueServiceUri { get; init; }

    /// <summary>Hides the connection string, so that settings can be logged.</summary>
    public override string ToString() => $"Store {Name}";
}
