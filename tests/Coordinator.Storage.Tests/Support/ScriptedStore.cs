using Coordinator.Core.Effects;

namespace Coordinator.Storage.Tests.Support;

/// <summary>A store of which a test decides, request by request, whether it answers; counts what is asked.</summary>
sealed class ScriptedStore(Func<string, Task<bool>> answers) : IReplicaStore
{
    public int Asked { get; private set; }

    public async Task<ReadResult> ReadAsync(RowAddress row) =>
        await AskAsync(row.Replica.Store) ? ReadResult.Absent : ReadResult.Unknown;

    public async Task<CommitResult> CommitAsync(Batch batch) => await AskAsync(batch.Replica.Store)
        ? CommitResult.Refused(0, RefusalReason.Missing)
        : CommitResult.Unknown;

    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        await AskAsync(query.Store) ? new ScanPage([], Continuation: null) : null;

    Task<bool> AskAsync(string store)
    {
        Asked++;
        return answers(store);
    }
}
