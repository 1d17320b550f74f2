using Coordinator.Client;

namespace Coordinator.Cli.Bench;

/// <summary>Counts what came of the transfers of a load. Safe for many threads.</summary>
sealed class BenchTally
{
    readonly Lock _lock = new();
    readonly List<double> _committedMs = [];
    readonly SortedDictionary<string, long> _aborts = new(StringComparer.Ordinal);
    long _inDoubt;

    /// <summary>Counts one.</summary>
    /// <param name="reply">Its answer; null when there was none.</param>
    /// <param name="took">From its first request on.</param>
    public void Add(TransactionReply? reply, TimeSpan took)
    {
        lock (_lock)
        {
            if (reply is null || reply.Outcome == Outcome.InDoubt)
                _inDoubt++;
            else if (reply.Outcome == Outcome.Committed)
                _committedMs.Add(took.TotalMilliseconds);
            else
                _aborts[ReasonOf(reply)] = _aborts.GetValueOrDefault(ReasonOf(reply)) + 1;
        }
    }

    /// <summary>Everything so far.</summary>
    /// <param name="plan">The load.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="sum">What the accounts hold together.</param>
    /// <param name="negative">Accounts below zero.</param>
    public BenchReport Report(BenchPlan plan, TimeSpan took, long sum, int negative)
    {
        lock (_lock)
        {
            var latencies = new Latencies(_committedMs);
            return new BenchReport
            {
                Collection = plan.Collection,
                Clients = plan.Clients,
                Accounts = plan.Accounts,
                Theta = plan.Theta,
                Seed = plan.Seed,
                Seconds = Math.Round(took.TotalSeconds, 3),
                Committed = _committedMs.Count,
                PerSecond = Math.Round(_committedMs.Count / took.TotalSeconds, 1),
                P50Ms = latencies.Percentile(0.50),
                P95Ms = latencies.Percentile(0.95),
                P99Ms = latencies.Percentile(0.99),
                MaxMs = latencies.Percentile(1),
                Histogram = latencies.Histogram(),
                Aborted = new Dictionary<string, long>(_aborts),
                InDoubt = _inDoubt,
                Sum = sum,
                SumWanted = plan.Accounts * BenchPlan.Balance,
                AccountsBelowZero = negative,
            };
        }
    }

    static string ReasonOf(TransactionReply reply) => reply.Problem switch
    {
        { Operations: [var first, ..] } => first.Reason,
        { Type: var type } => type[(type.LastIndexOf('/') + 1)..],
        null => "refused",
    };
}
