using System.Collections.Immutable;
using System.Diagnostics;
using Coordinator.Benchmarks.Views;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks;

/// <summary>One founded deployment to measure: the protocols on a store, with every request counted.</summary>
sealed class Bench
{
    /// <summary>Slots of a deployment unless that is what is measured.</summary>
    public const int SlotCount = 64;

    const string Payload =
        """{"balance":1000,"owner":"somebody","note":"some text of the usual length of a small row"}""";

    static readonly JsonPath Balance = JsonPath.TryParse("/balance", out var path, out var error)
        ? path
        : throw new InvalidOperationException(error);

    readonly TransactionCoordinator _coordinator;
    readonly ItemReader _reader;
    readonly FinishTasks _finish = new();
    readonly PlacementMap _map;

    Bench(
        string storeName, CountingStore store, CountingRecords records, PlacementMap map, ProtocolContext context)
    {
        StoreName = storeName;
        Store = store;
        Records = records;
        Context = context;
        _map = map;
        _finish.Finisher = new Finisher(context);
        _coordinator = new TransactionCoordinator(context, _finish);
        _reader = new ItemReader(context);
    }

    /// <summary>For the report.</summary>
    public string StoreName { get; }

    /// <summary>Counts what is asked of the store.</summary>
    public CountingStore Store { get; }

    /// <summary>Where views are kept, with the requests counted.</summary>
    public CountingRecords Records { get; }

    /// <summary>What the protocols run on.</summary>
    public ProtocolContext Context { get; }

    /// <summary>Where the placement is agreed on; its requests are not counted.</summary>
    public required IPlacementRegister Register { get; init; }

    /// <summary>Requests of every kind so far.</summary>
    public long Requests => Store.Counts.Requests + Records.Requests;

    /// <summary>Slots of the deployment.</summary>
    public int Slots => _map.SlotCount;

    /// <summary>R.</summary>
    public int ReplicationFactor => _map.Shards[0].InSync.Length;

    /// <summary>Founds a deployment with the given replication factor over the given stores.</summary>
    public static async Task<Bench> FoundAsync(
        string storeName, IReplicaStore store, IRecordStore records, IPlacementRegister register,
        ImmutableArray<string> stores, int replicationFactor, int slots, int shards = 4)
    {
        var counting = new CountingStore(store);
        var wanted = PlacementFounder.Layout(slots, Math.Min(shards, slots), replicationFactor, stores);
        var map = await new PlacementFounder(register, counting).FoundAsync(wanted)
            ?? throw new InvalidOperationException("The stores did not answer.");
        var effects = new StoreEffects(
            counting, new PlacementCache(register, map), new NoNudges(), TimeProvider.System);
        var context = new ProtocolContext(
            effects, TimeProvider.System, new HlcClock(TimeProvider.System), new RandomIds(), new CoordinatorOptions());
        return new Bench(storeName, counting, new CountingRecords(records), map, context) { Register = register };
    }

    /// <summary>Creates the items of a scenario.</summary>
    public async Task SeedAsync(IEnumerable<ItemName> items)
    {
        foreach (var item in items)
            await PutAsync(item, Payload);
        await _finish.DrainAsync();
    }

    /// <summary>Sets one item.</summary>
    public Task<Sample> PutAsync(ItemName item, string value) => RunAsync([new PutOperation(item, value)]);

    /// <summary>Sets several items of one slot, in one transaction.</summary>
    public Task<Sample> PutAsync(IEnumerable<ItemName> items) =>
        RunAsync([.. items.Select(item => new PutOperation(item, Payload))]);

    /// <summary>Waits until nothing is left to finish.</summary>
    public Task DrainAsync() => _finish.DrainAsync();

    /// <summary>Adds 1 to each item, in one transaction.</summary>
    public Task<Sample> AddAsync(ImmutableArray<ItemName> items)
    {
        return RunAsync([.. items.Select(item => new AddOperation(item, Balance, 1))]);
    }

    /// <summary>Reads one item strongly.</summary>
    public async Task<Sample> ReadAsync(ItemName item)
    {
        var start = Stopwatch.GetTimestamp();
        _ = await _reader.ReadStrongAsync(item) ?? throw new InvalidOperationException("The read failed.");
        return new Sample(Stopwatch.GetElapsedTime(start), Depth: 1, Attempts: 1);
    }

    /// <summary>Reads items as of one moment.</summary>
    public async Task<Sample> SnapshotAsync(ImmutableArray<ItemName> items)
    {
        var start = Stopwatch.GetTimestamp();
        _ = await _reader.ReadSnapshotAsync(items) ?? throw new InvalidOperationException("The snapshot failed.");
        return new Sample(Stopwatch.GetElapsedTime(start), Depth: 2, Attempts: 1);
    }

    /// <summary>
    /// The measure of all things: read one row, write it back if nobody changed it. No guard, no outcome, no log.
    /// </summary>
    public async Task<Sample> PlainAsync(ItemName item)
    {
        var start = Stopwatch.GetTimestamp();
        var replica = _map.Of(SlotHash.Of(item, _map.Layout)).InSync[0];
        var read = await Store.ReadAsync(new RowAddress(replica, new ItemKey(item)));
        var row = (ItemRow)read.Row!;
        var written = await Store.CommitAsync(
            new Batch(replica, [new ReplaceRow(row with { Version = row.Version + 1 }, read.ETag)]));
        if (written.Status != CommitStatus.Applied)
            throw new InvalidOperationException("The plain write failed.");
        return new Sample(Stopwatch.GetElapsedTime(start), Depth: 2, Attempts: 1);
    }

    async Task<Sample> RunAsync(ImmutableArray<Operation> operations)
    {
        await _finish.MakeRoomAsync();
        var start = Stopwatch.GetTimestamp();
        var answer = await _coordinator.RunAsync(new TransactionRequest
        {
            Operations = operations,
            PayloadHash = "",
            Timeout = TimeSpan.FromSeconds(30),
        });
        if (answer.Outcome != CommitOutcome.Committed)
            throw new InvalidOperationException($"The transaction was {answer.Outcome}.");
        return new Sample(Stopwatch.GetElapsedTime(start), answer.Explain?.Depth ?? 0, answer.Attempts);
    }
}
