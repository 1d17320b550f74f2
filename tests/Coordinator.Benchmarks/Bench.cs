using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Views;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Records;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks;

/// <summary>One founded deployment to measure: the protocols on a store, with every request counted.</summary>
sealed class Bench
{
    /// <summary>Slots of a deployment unless that is what is measured.</summary>
    public const int SlotCount = 64;

    const int OpenedAtOnce = 4;

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

    /// <summary>Which slots names fall into.</summary>
    public SlotLayout Layout => _map.Layout;

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

    /// <summary>Creates accounts, as many in a transaction as one slot takes.</summary>
    /// <param name="accounts">All.</param>
    /// <param name="opened">So many in each slot are there already.</param>
    public async Task OpenAsync(Accounts accounts, int opened = 0)
    {
        await Parallel.ForEachAsync(
            accounts.BySlot.SelectMany(slot => slot.Skip(opened).Chunk(Limits.ItemsPerSlotMax)),
            new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce },
            async (some, _) => await PutAsync(some));
        await _finish.DrainAsync();
    }

    /// <summary>Any of the peers, on this deployment.</summary>
    public IPeer NewPeer(PeerKind kind) => PeerFactory.Create(kind, Context, Records);

    /// <summary>Sets one item.</summary>
    public Task PutAsync(ItemName item, string value) => RunAsync([new PutOperation(item, value)]);

    /// <summary>Sets several items of one slot, in one transaction.</summary>
    public Task PutAsync(IEnumerable<ItemName> items) =>
        RunAsync([.. items.Select(item => new PutOperation(item, Accounts.OpeningValue))]);

    /// <summary>Waits until nothing is left to finish.</summary>
    public Task DrainAsync() => _finish.DrainAsync();

    /// <summary>Reads one item strongly.</summary>
    public async Task ReadAsync(ItemName item)
    {
        if (await _reader.ReadStrongAsync(item) is null)
            throw new InvalidOperationException("The read failed.");
    }

    /// <summary>Reads items as of one moment.</summary>
    public async Task SnapshotAsync(ImmutableArray<ItemName> items)
    {
        if (await _reader.ReadSnapshotAsync(items) is null)
            throw new InvalidOperationException("The snapshot failed.");
    }

    async Task RunAsync(ImmutableArray<Operation> operations)
    {
        await _finish.MakeRoomAsync();
        var answer = await _coordinator.RunAsync(new TransactionRequest
        {
            Operations = operations,
            PayloadHash = "",
            Timeout = TimeSpan.FromSeconds(30),
        });
        if (answer.Outcome != CommitOutcome.Committed)
            throw new InvalidOperationException($"The transaction was {answer.Outcome}.");
    }
}
