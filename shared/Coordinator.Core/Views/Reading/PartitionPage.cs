using System.Collections.Immutable;
using Coordinator.Core.Records;

namespace Coordinator.Core.Views.Reading;

/// <summary>A page of one partition, and how far it is used up.</summary>
/// <param name="Records">Its records.</param>
/// <param name="IsFull">Whether there may be more after it.</param>
sealed record PartitionPage(ImmutableArray<StoredRecord> Records, bool IsFull)
{
    int _next;

    /// <summary>The record to take; null when it is used up.</summary>
    public StoredRecord? Current => _next < Records.Length ? Records[_next] : null;

    /// <summary>Takes the record.</summary>
    /// <returns>Whether there is another in this page.</returns>
    public bool TryAdvance() => ++_next < Records.Length;
}
