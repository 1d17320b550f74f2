using Coordinator.Core.Effects;
using Coordinator.Storage.Retries;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// Repeats reads and scans that were not answered, as the storage clients of a real host do: three times at most, after
/// a while, and within the budget of their store.
/// </summary>
sealed class RepeatedReads(IReplicaStore inner, SimHost host) : IReplicaStore
{
    const int TriesMax = 4;
    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    readonly Dictionary<string, RetryBudget> _budgets = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row) => RepeatAsync(
        row.Replica.Store, () => inner.ReadAsync(row), read => read.Status != ReadStatus.Unknown);

    /// <inheritdoc />
    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        RepeatAsync(query.Store, () => inner.ScanAsync(query, continuation), page => page is not null);

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(Batch batch)
    {
        BudgetOf(batch.Replica.Store).Earn();
        return inner.CommitAsync(batch);
    }

    async Task<T> RepeatAsync<T>(string store, Func<Task<T>> ask, Func<T, bool> isAnswered)
    {
        var budget = BudgetOf(store);
        budget.Earn();
        for (var tries = 1; ; tries++)
        {
            var answer = await ask();
            if (isAnswered(answer) || tries == TriesMax || !budget.TrySpend())
                return answer;
            await Task.Delay(FirstDelay * Math.Pow(2, tries - 1), host.Time);
        }
    }

    RetryBudget BudgetOf(string store)
    {
        if (!_budgets.TryGetValue(store, out var budget))
            _budgets[store] = budget = new RetryBudget(host.Time);
        return budget;
    }
}
