using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Storage.Retries;

/// <summary>
/// The client library's repetitions, as long as the store's budget has some; all requests are counted.
/// </summary>
/// <param name="store">The store's name, for the count.</param>
/// <param name="budget">The store's budget.</param>
/// <param name="retriesMax">How often one request is repeated at most.</param>
/// <param name="delays">How long before each.</param>
sealed class BudgetedRetries(string store, RetryBudget budget, int retriesMax, DelayStrategy delays)
    : RetryPolicy(retriesMax, delays)
{
    /// <inheritdoc />
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        base.ShouldRetry(message, exception) && TrySpend();

    /// <inheritdoc />
    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        await base.ShouldRetryAsync(message, exception) && TrySpend();

    /// <inheritdoc />
    protected override void OnSendingRequest(HttpMessage message) => Count(message);

    /// <inheritdoc />
    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        Count(message);
        return ValueTask.CompletedTask;
    }

    bool TrySpend()
    {
        if (budget.TrySpend())
            return true;
        StorageMetrics.RetryWithheld(store);
        return false;
    }

    void Count(HttpMessage message)
    {
        var isRepeated = message.ProcessingContext.RetryNumber > 0;
        if (!isRepeated)
            budget.Earn();
        StorageMetrics.Sent(store, isRepeated);
    }
}
