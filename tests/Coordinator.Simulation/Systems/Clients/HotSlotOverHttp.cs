using System.Globalization;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Most clients count on one item, far more than it bears; the others each count on an item of their own in another
/// slot, and must not notice. Every count that was acknowledged is there at the end.
/// </summary>
sealed class HotSlotOverHttp(SystemWorld world) : IClientWorkload
{
    /// <summary>One client of so many has an item of its own.</summary>
    const int CoolShare = 10;

    readonly SortedDictionary<string, Count> _counts = new(StringComparer.Ordinal);
    readonly Dictionary<SystemClient, string> _items = [];

    /// <summary>How those fared who had an item of their own.</summary>
    public Load.PhaseFigures Cool { get; } = new("others");

    /// <summary>How those fared who wanted the same item.</summary>
    public Load.PhaseFigures Hot { get; } = new("hot");

    string HotItem => world.Base.ItemIn(0, "hot").ToString();

    /// <inheritdoc />
    public Task PrepareAsync(SystemClient client) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StepAsync(SystemClient client)
    {
        var item = ItemOf(client);
        if (!_counts.TryGetValue(item, out var count))
            _counts[item] = count = new Count();
        var body = $$"""{"operations":[{"op":"add","item":"{{item}}","path":"/n","by":1}],"timeoutMs":3000}""";
        var sent = world.Scheduler.Now;
        var reply = await client.AskAsync(new HttpAsk("POST", "/api/transactions", body));
        (item == HotItem ? Hot : Cool).Note(reply, world.Scheduler.Now - sent);
        count.Told += reply.Status == 200 ? 1 : 0;
        count.Open += reply.IsNone || reply.Problem == Contracts.Problems.ProblemTypes.InDoubt ? 1 : 0;
        if (reply.Status == 429)
            await client.PauseAsync(TimeSpan.FromSeconds(1));
    }

    /// <inheritdoc />
    public Task<bool> HasEndedAsync(SystemClient client) => Task.FromResult(true);

    /// <inheritdoc />
    public async Task RequireKeptAsync(SystemClient client)
    {
        foreach (var (item, count) in _counts)
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/items/{item}"));
            var found = reply.IsGood ? reply.Json().GetProperty("n").GetInt64() : 0;
            if (found < count.Told || found > count.Told + count.Open)
                throw world.Failure($"{item} counts {found}; {count.Told} were told, {count.Open} are open (T29)");
        }

        world.Counts.Committed += _counts.Values.Sum(count => count.Told);
    }

    string ItemOf(SystemClient client)
    {
        if (_items.TryGetValue(client, out var known))
            return known;
        var number = _items.Count;
        var isCool = number % CoolShare == 0;
        return _items[client] = isCool
            ? world.Base.ItemIn(
                1 + (number / CoolShare % (world.Options.Slots - 1)),
                string.Create(CultureInfo.InvariantCulture, $"cool{number}")).ToString()
            : HotItem;
    }

    /// <summary>What clients were told of an item.</summary>
    sealed class Count
    {
        public long Told { get; set; }

        public long Open { get; set; }
    }
}
