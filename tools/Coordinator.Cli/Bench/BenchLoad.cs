using Coordinator.Client;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Bench;

/// <summary>
/// A closed loop: each client sends its next transfer when it has the answer to the one before. Transfers that have
/// begun are ended, also those whose outcome is unknown at first.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="plan">The load.</param>
/// <param name="time">The clock.</param>
sealed class BenchLoad(CoordinatorClient api, BenchPlan plan, TimeProvider time)
{
    static readonly TimeSpan PauseWhenBusy = TimeSpan.FromSeconds(1);

    /// <summary>A prime, which keeps the clients of neighbouring seeds apart.</summary>
    const int SeedFactor = 1_000_003;

    readonly ZipfChoice _choice = new(plan.Accounts, plan.Theta);
    readonly BenchTally _tally = new();

    /// <summary>Runs it.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What came of it, and how long it took.</returns>
    public async Task<(BenchTally Tally, TimeSpan Took)> RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = time.CreateTimer(_ => end.Cancel(), state: null, plan.Duration, Timeout.InfiniteTimeSpan);
        var started = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(client => RunClientAsync(client, end.Token)));
        return (_tally, time.GetElapsedTime(started));
    }

    /// <summary>The seed of a client's choices. A hash code would not do: it differs from process to process.</summary>
    public static int SeedOf(int seed, int client) => unchecked((seed * SeedFactor) + client);

    async Task RunClientAsync(int client, CancellationToken end)
    {
        var random = new Random(SeedOf(plan.Seed, client));
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var transfer = Transfer($"{plan.Collection}-{client}-{number}", random);
            var started = time.GetTimestamp();
            var reply = await DecideAsync(transfer);
            _tally.Add(reply, time.GetElapsedTime(started));
            if (reply?.Problem?.Type == ProblemTypes.Busy)
                await Task.Delay(reply.RetryAfter ?? PauseWhenBusy, time, CancellationToken.None);
        }
    }

    TransactionBody Transfer(string id, Random random)
    {
        var (from, to) = _choice.NextPair(random);
        var amount = random.Next(1, BenchPlan.AmountMax + 1);
        return new TransactionBody
        {
            Id = id,
            Operations =
            [
                OperationBody.Add(plan.Account(from), "/balance", -amount, min: 0),
                OperationBody.Add(plan.Account(to), "/balance", amount),
            ],
        };
    }

    /// <summary>One try, so that conflicts are seen; while the outcome is unknown, more under the same id.</summary>
    /// <returns>The answer; null when there was none to the end.</returns>
    async Task<TransactionReply?> DecideAsync(TransactionBody transfer)
    {
        var reply = await TryAsync(() => api.Transactions.RunAsync(transfer));
        return reply is null || reply.Outcome == Outcome.InDoubt
            ? await TryAsync(() => api.Transactions.RunToEndAsync(transfer))
            : reply;
    }

    static async Task<TransactionReply?> TryAsync(Func<Task<TransactionReply>> send)
    {
        try
        {
            return await send();
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or OperationCanceledException)
        {
            return null; // It is counted as in doubt, which is what it is.
        }
    }
}
