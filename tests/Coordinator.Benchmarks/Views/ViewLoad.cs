using System.Diagnostics;
using System.Globalization;
using System.Net;
using Coordinator.Benchmarks.Loads;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Views;

/// <summary>Writes items over HTTP and measures how soon a view shows them.</summary>
/// <param name="host">The API.</param>
sealed class ViewLoad(BenchHost host)
{
    const string View = "bench";
    const int Groups = 16;
    const int FillAtOnce = 2;

    /// <summary>
    /// With so many under way a rate is more than the host can; what is written then tells what it can.
    /// </summary>
    const int WritesAtOnce = 64;

    /// <summary>More would be a load of their own.</summary>
    const int ProbesPerSecondMax = 10;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly CoordinatorClient _client = new(host.Http);
    int _number;

    /// <summary>Defines the view.</summary>
    public async Task DefineAsync()
    {
        var definition = WireJson.Parse(
            """
            { "source": "events", "key": ["/group"],
              "aggregates": { "count": { "count": true }, "sum": { "sum": "/number" } } }
            """);
        _ = (await _client.Views.DefineAsync(View, definition)).Required;
    }

    /// <summary>Writes items of another collection, as many in a transaction as one slot takes.</summary>
    /// <param name="from">How many are there.</param>
    /// <param name="count">How many to add.</param>
    public async Task FillAsync(int from, int count)
    {
        var last = "";
        await Parallel.ForEachAsync(
            Enumerable.Range(from, count).Chunk(Limits.ItemsPerSlotMax),
            new ParallelOptions { MaxDegreeOfParallelism = FillAtOnce },
            async (some, stop) =>
            {
                var value = WireJson.ToElement(new { note = "some text of the usual length of a small row", some = 1 });
                var transaction = new TransactionBody
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"fill-{{{some[0]}}}"),
                    Operations = [.. some.Select(number => OperationBody.Put(
                        string.Create(CultureInfo.InvariantCulture, $"filler/{{{some[0]}}}{number}"), value))],
                    TimeoutMs = 30_000,
                };
                var reply = await _client.Transactions.RunToEndAsync(transaction, Patience, stop);
                var time = reply.Result?.CommitTime ?? throw new CoordinatorException(reply.Status, reply.Problem);
                lock (_client)
                    last = string.CompareOrdinal(time, last) > 0 ? time : last;
            });
        if (last.Length > 0)
            await UntilShownAsync(last);
    }

    /// <summary>Begins so many writes a second, however long each takes.</summary>
    public async Task<LagMeasurement> AtRateAsync(int items, double rate, TimeSpan duration)
    {
        var every = Math.Max(1, (int)Math.Ceiling(rate / ProbesPerSecondMax));
        var run = new ViewWrites(TimeProvider.System);
        var writes = new List<Task>();
        using var room = new SemaphoreSlim(WritesAtOnce);
        for (var i = 0; run.Elapsed < duration; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate) - run.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due, TimeProvider.System);
            await room.WaitAsync();
            writes.Add(OneAsync(i % every == 0));
        }

        await Task.WhenAll(writes);
        return await SumAsync(items, rate, run);

        async Task OneAsync(bool isProbe)
        {
            try
            {
                await WriteAsync(run, isProbe);
            }
            finally
            {
                room.Release();
            }
        }
    }

    /// <summary>Each client begins the next write when one is answered.</summary>
    public async Task<LagMeasurement> FlatOutAsync(int items, int clients, TimeSpan duration)
    {
        var run = new ViewWrites(TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => OnAsync()));
        return await SumAsync(items, rate: null, run);

        async Task OnAsync()
        {
            while (run.Elapsed < duration)
                await WriteAsync(run, run.IsDue(ProbesPerSecondMax));
        }
    }

    /// <summary>Writes. Who looks for it in the view does so beside: writers never wait for the view.</summary>
    async Task WriteAsync(ViewWrites run, bool isProbe)
    {
        var number = Interlocked.Increment(ref _number);
        var group = string.Create(CultureInfo.InvariantCulture, $"group-{number % Groups}");
        var item = string.Create(CultureInfo.InvariantCulture, $"events/{number}");
        var written = (await _client.Items.PutAsync(item, WireJson.ToElement(new { group, number }))).Required;
        run.Add(written.CommitTime);
        if (isProbe)
            run.Add(LookAsync(number, group, written.CommitTime));
    }

    /// <returns>Milliseconds from now until the view shows it.</returns>
    async Task<double> LookAsync(int number, string group, string commitTime)
    {
        var answered = Stopwatch.GetTimestamp();
        var slot = SlotHash.Of(
            new ItemName("events", number.ToString(CultureInfo.InvariantCulture)), SlotLayout.Even(host.Slots)).Value;
        await UntilShownAsync(commitTime, $"/{group}", string.Create(
            CultureInfo.InvariantCulture, $"&slots={slot}"));
        return Stopwatch.GetElapsedTime(answered).TotalMilliseconds;
    }

    async Task<LagMeasurement> SumAsync(int items, double? rate, ViewWrites run)
    {
        await UntilShownAsync(run.LastCommit);
        var viewed = run.Elapsed;
        return new LagMeasurement(
            host.ReplicationFactor, host.Slots, items, rate, run.Count, run.Count / run.Writing.TotalSeconds,
            run.Count / viewed.TotalSeconds, Percentiles.Of(await run.LagsAsync()),
            (viewed - run.Writing).TotalMilliseconds);
    }

    /// <summary>Asks for the view as of a commit until it answers.</summary>
    async Task UntilShownAsync(string after, string key = "", string slots = "")
    {
        var address = new Uri($"api/views/{View}{key}?after={after}&waitMs=30000{slots}", UriKind.Relative);
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await host.Http.GetAsync(address);
            // A view that has no row yet has nothing to lag behind.
            if (answer.IsSuccessStatusCode)
                return;
            var isBehind = answer.StatusCode is HttpStatusCode.ServiceUnavailable;
            if (!isBehind || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException($"{address}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
