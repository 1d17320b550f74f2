
namespace Coordinator.Core.Effects;

/// <summary>
/// The storage accounts. The duties of <see cref="IEffects"/> hold for each method: faults are the value Unknown, never
/// an exception; a batch is sent once. Programming errors (a batch over the limits, two writes of one row) throw before
/// any I/O.
/// </summary>
public interface IReplicaStore
{
    /// <summary>Reads one row by its address.</summary>
    Task<ReadResult> ReadAsync(RowAddress row);

    /// <summary>Commits one batch: all of it or nothing.</summary>
    Task<CommitResult> CommitAsync(Batch batch);

    /// <summary>
    /// One page of a scan. A page is a snapshot of a partition, the pages together are not; a page may be empty and yet
    /// have a continuation. Rows are found in the order of their keys inside a partition.
    /// </summary>
    /// <returns>The page, or null when the store did not answer.</returns>
    Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation);
}
