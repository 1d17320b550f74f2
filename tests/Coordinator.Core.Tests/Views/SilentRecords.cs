using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Tests.Views;

/// <summary>A store that never answers.</summary>
sealed class SilentRecords : IRecordStore
{
    public Task<RecordRead> ReadAsync(RecordKey key) => Task.FromResult(RecordRead.Unknown);

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes) => Task.FromResult(CommitResult.Unknown);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        Task.FromResult<ImmutableArray<StoredRecord>?>(null);
}
