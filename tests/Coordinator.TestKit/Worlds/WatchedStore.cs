using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Notes every write that no protocol may ever make, as it happens: an outcome that changes after it was final, a vote
/// that turns from no to yes (ONE).
/// </summary>
public sealed class WatchedStore(SimulatedStore store) : IReplicaStore
{
    readonly List<string> _violations = [];

    /// <summary>What was seen, in order.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row) => store.ReadAsync(row);

    /// <inheritdoc />
    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) => store.ScanAsync(query, continuation);

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(Batch batch)
    {
        var before = batch.Writes.Select(write => store.Peek(new RowAddress(batch.Replica, write.Key))?.Row).ToList();
        var result = store.Commit(batch);
        if (result.Status == CommitStatus.Applied)
        {
            foreach (var (write, old) in batch.Writes.Zip(before))
                Check(batch, write, old);
        }

        return Task.FromResult(result);
    }

    void Check(Batch batch, RowWrite write, Row? old)
    {
        var next = write is ReplaceRow replace ? replace.Row : null;
        var isLegal = (old, next) switch
        {
            (OutcomeRow { State: OutcomeState.Committed } was, OutcomeRow row) =>
                row.State == OutcomeState.Committed && row.Attempt.Id == was.Attempt.Id,
            (OutcomeRow { State: OutcomeState.Aborted } was, OutcomeRow row) =>
                row.Attempt.Id == was.Attempt.Id
                    ? row.State == OutcomeState.Aborted
                    : row.Attempt.Id.Number > was.Attempt.Id.Number,
            (VoteRow { State: VoteState.Aborted }, VoteRow row) => row.State == VoteState.Aborted,
            _ => true,
        };
        if (!isLegal)
            _violations.Add($"{old} became {next} at {batch.Replica}");
    }
}
