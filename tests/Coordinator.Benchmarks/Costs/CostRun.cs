using System.Diagnostics;

namespace Coordinator.Benchmarks.Costs;

/// <summary>Counts what storage is asked for each kind of request, until all that follows an answer is done.</summary>
/// <param name="host">The API.</param>
/// <param name="count">Counts.</param>
/// <param name="say">Hears of each measurement as it begins.</param>
sealed class CostRun(BenchHost host, StorageCount count, Action<string> say)
{
    const int UnderLoad = 400;
    const int Alone = 10;
    const int AtOnce = 8;
    const int Tries = 10;

    static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    (double Tables, double Queues) _idle;
    int _number;

    /// <summary>Requests a second when nobody asks for anything.</summary>
    public (double Tables, double Queues) IdlePerSecond => _idle;

    /// <summary>Measures all.</summary>
    public async Task<List<CostMeasurement>> MeasureAsync()
    {
        say("idle");
        await QuietAsync();
        _idle = await PassAsync(Idle);
        await SendAsync(CostWorkload.Definition);
        var measured = new List<CostMeasurement>();
        foreach (var workload in CostWorkload.All)
        {
            say(workload.Name);
            measured.Add(await CountAsync(workload, "8 at once", UnderLoad, () => AtOnceAsync(workload)));
            measured.Add(await CountAsync(workload, "one in a while", Alone, () => AloneAsync(workload)));
        }

        return measured;
    }

    async Task<CostMeasurement> CountAsync(CostWorkload workload, string manner, int requests, Func<Task> run)
    {
        await QuietAsync();
        var watch = Stopwatch.StartNew();
        var (tables, queues) = count.Now;
        await run();
        await QuietAsync();
        var (tablesAfter, queuesAfter) = count.Now;
        var seconds = watch.Elapsed.TotalSeconds;
        return new CostMeasurement(
            workload.Name, manner, requests,
            Math.Max(0, tablesAfter - tables - (_idle.Tables * seconds)),
            Math.Max(0, queuesAfter - queues - (_idle.Queues * seconds)));
    }

    Task AtOnceAsync(CostWorkload workload) => Parallel.ForEachAsync(
        Enumerable.Range(0, UnderLoad), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (_, _) => await NextAsync(workload));

    async Task AloneAsync(CostWorkload workload)
    {
        for (var i = 0; i < Alone; i++)
        {
            await NextAsync(workload);
            await QuietAsync();
        }
    }

    Task NextAsync(CostWorkload workload)
    {
        var number = Interlocked.Increment(ref _number);
        return SendAsync(() => workload.Request(number));
    }

    /// <summary>Sends until it is taken, as a client does.</summary>
    async Task SendAsync(Func<HttpRequestMessage> make)
    {
        for (var again = 1; ; again++)
        {
            using var request = make();
            using var answer = await host.Http.SendAsync(request);
            if (answer.IsSuccessStatusCode)
                return;
            if (again == Tries || answer.Headers.RetryAfter?.Delta is not { } pause)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            await Task.Delay(pause, TimeProvider.System);
        }
    }

    /// <summary>
    /// Waits until there are no more requests than when idle: twice in a row, since timers come now and then.
    /// </summary>
    async Task QuietAsync()
    {
        for (var quiet = 0; quiet < 2;)
        {
            var (tables, queues) = await PassAsync(Look);
            var isQuiet = tables + queues <= ((_idle.Tables + _idle.Queues) * 1.5) + 2;
            quiet = isQuiet ? quiet + 1 : 0;
        }
    }

    /// <summary>Requests a second in a time.</summary>
    async Task<(double Tables, double Queues)> PassAsync(TimeSpan time)
    {
        var (tables, queues) = count.Now;
        var watch = Stopwatch.StartNew();
        await Task.Delay(time, TimeProvider.System);
        var (tablesAfter, queuesAfter) = count.Now;
        var seconds = watch.Elapsed.TotalSeconds;
        return ((tablesAfter - tables) / seconds, (queuesAfter - queues) / seconds);
    }
}
