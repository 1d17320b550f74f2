using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Writes into a joining replica, one batch after the other, each bound to the mark that the one before left on the
/// <see cref="JoiningRow"/>: a batch whose answer was lost can arrive late, but not after a later claim.
/// </summary>
sealed class JoiningWriter(IReplicaStore store, Replica target, ETag mark)
{
    /// <summary>
    /// Bytes of JSON in a batch: base64 makes four of three, and a row may be alone in it whatever its size.
    /// </summary>
    const int BatchBytesMax = 1_500_000;

    const int RowsMax = Limits.BatchRowsMax - 1;

    /// <summary>The mark of the last batch.</summary>
    public ETag Mark { get; private set; } = mark;

    /// <summary>Rows written so far.</summary>
    public int Count { get; private set; }

    /// <summary>Writes, in as many batches as it takes.</summary>
    /// <returns>Applied when all were; else the answer of the batch that was not.</returns>
    public async Task<CommitStatus> WriteAsync(IEnumerable<(RowWrite Write, int Bytes)> writes)
    {
        foreach (var some in Batches(writes))
        {
            var result = await store.CommitAsync(
                new Batch(target, [new TouchRow(new JoiningKey(), Mark), .. some]));
            if (result.Status != CommitStatus.Applied)
                return result.Status;
            Mark = result.ETags[0]!.Value;
            Count += some.Length;
        }

        return CommitStatus.Applied;
    }

    static IEnumerable<ImmutableArray<RowWrite>> Batches(IEnumerable<(RowWrite Write, int Bytes)> writes)
    {
        var batch = new List<RowWrite>();
        var bytes = 0;
        foreach (var (write, size) in writes)
        {
            if (batch.Count == RowsMax || (batch.Count > 0 && bytes + size > BatchBytesMax))
            {
                yield return [.. batch];
                batch.Clear();
                bytes = 0;
            }

            batch.Add(write);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }
}
