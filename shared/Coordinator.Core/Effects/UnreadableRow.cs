using Coordinator.Core.Model;

namespace Coordinator.Core.Effects;

/// <summary>
/// A row that a scan found and nobody can read: damaged, or written by a newer program. Only its place is told.
/// </summary>
/// <param name="Store">The storage account.</param>
/// <param name="Replica">The replica that holds it; null when not even its partition's name can be read.</param>
/// <param name="PartitionKey">The partition's name as stored.</param>
/// <param name="RowKey">The row's name as stored.</param>
public sealed record UnreadableRow(string Store, Replica? Replica, string PartitionKey, string RowKey);
