using Coordinator.TestKit.Simulation;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>
/// Log-normal times of requests, and partitions and accounts that serve rows one after the other at their limits. Azure
/// answers 503 to what is beyond them; here it waits, which comes to the same for a client that tries again.
/// </summary>
sealed class AzureLatency(AzureModel model) : ILatency
{
    /// <summary>The 99th percentile of the standard normal distribution.</summary>
    const double NormalP99 = 2.326;

    static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(0.5);

    readonly Dictionary<string, DateTimeOffset> _busyUntil = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public TimeSpan OfRequest(EffectEvent effect, DateTimeOffset now, Random random)
    {
        var drawn = effect.IsBatch
            ? LogNormal(random, model.WriteP50Ms, model.WriteP99Ms)
            : LogNormal(random, model.ReadP50Ms, model.ReadP99Ms);
        var time = TimeSpan.FromMilliseconds(Math.Max(drawn, model.LeastMs)) - Answer;
        return effect.Replica is { } replica ? time + Queue(effect, replica.ToString(), replica.Store, now) : time;
    }

    /// <inheritdoc />
    public TimeSpan OfAnswer(Random random) => Answer;

    /// <summary>How long it waits at its partition and its account.</summary>
    TimeSpan Queue(EffectEvent effect, string partition, string account, DateTimeOffset now)
    {
        var rows = effect.Batch?.Writes.Length ?? 1;
        var atPartition = Serve(partition, rows / model.PartitionRowsPerSecond, now);
        var atAccount = Serve(account, rows / model.AccountRowsPerSecond, now);
        return atPartition > atAccount ? atPartition : atAccount;
    }

    TimeSpan Serve(string server, double seconds, DateTimeOffset now)
    {
        var begins = _busyUntil.TryGetValue(server, out var busy) && busy > now ? busy : now;
        _busyUntil[server] = begins + TimeSpan.FromSeconds(seconds);
        return begins - now;
    }

    static double LogNormal(Random random, double p50, double p99)
    {
        var sigma = Math.Log(p99 / p50) / NormalP99;
        return p50 * Math.Exp(sigma * Normal(random));
    }

    /// <summary>Box and Muller, "A note on the generation of random normal deviates", 1958.</summary>
    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
