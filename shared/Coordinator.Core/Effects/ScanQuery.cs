using Coordinator.Core.Model;

namespace Coordinator.Core.Effects;

/// <summary>A scan of one store.</summary>
/// <param name="Store">The storage account.</param>
/// <param name="Kind">What to look for.</param>
/// <param name="Replica">Only this partition; null for every partition of the store.</param>
public sealed record ScanQuery(string Store, ScanKind Kind, Replica? Replica = null);
