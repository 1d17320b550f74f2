using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Records;

/// <summary>
/// Small JSON documents beside the items: definitions, views, positions of consumers. The duties of <see
/// cref="IEffects"/> hold: a fault of the store is the value Unknown (or null), never an exception; a batch is sent
/// once; one that was answered Unknown may still be applied later. What breaks the limits of <see cref="RecordNames"/>
/// or the <see cref="RecordRules"/> is a programming error and throws before any I/O.
/// </summary>
public interface IRecordStore
{
    /// <summary>Reads a record.</summary>
    Task<RecordRead> ReadAsync(RecordKey key);

    /// <summary>
    /// Commits 1 to 100 writes of different records of one partition, with values of together at most <see
    /// cref="RecordNames.BatchBytesMax"/>: all or nothing.
    /// </summary>
    Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes);

    /// <summary>
    /// The records of a partition whose names begin with a prefix, in the order of <see cref="RecordNames.Compare"/>.
    /// Not a snapshot: records may come and go while it reads.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="prefix">Empty for all.</param>
    /// <param name="after">Only names that follow this one; null for all.</param>
    /// <param name="top">At most so many; fewer mean that there are no more.</param>
    /// <returns>Null when the store did not answer.</returns>
    Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top);
}
