using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>
/// A row that a scan found and nobody can read: damaged, or written by a newer program. Its place is told, and
/// what it takes to write it anew.
/// </summary>
/// <param name="Store">The storage account.</param>
/// <param name="Replica">The replica that holds it; null when not even its partition's name can be read.</param>
/// <param name="PartitionKey">The partition's name as stored.</param>
/// <param name="RowKey">The row's name as stored.</param>
public sealed record UnreadableRow(string Store, Replica? Replica, string PartitionKey, string RowKey)
{
    /// <summary>The row's key, where its name spells it; null when it does not.</summary>
    public RowKey? Key { get; init; }

    /// <summary>Its mark.</summary>
    public ETag ETag { get; init; }
}
