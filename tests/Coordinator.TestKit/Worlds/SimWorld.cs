using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Registers;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// A simulated deployment: stores, founded slots, a placement register, a network, and hosts that come and go.
/// </summary>
public sealed class SimWorld
{
    public static readonly Epoch FirstEpoch = new(1);

    const int ControlStores = 3;

    readonly WorldOptions _options;
    readonly CountingStore _counted;
    readonly SimConsensus? _consensus;

    public SimWorld(WorldOptions options)
    {
        _options = options;
        Scheduler = new SimScheduler(options.Seed, options.IsShuffled);
        Network = new SimNetwork(Scheduler, options.Latency);
        Store = new SimulatedStore
        {
            PageRowsMax = options.PageRowsMax,
            HasEmptyPages = options.PageRowsMax < WorldOptions.FullPage,
        };
        Acceptors = new SimulatedAcceptors(Network, ControlStores);
        Watched = new WatchedStore(Store);
        _counted = new CountingStore(Watched);
        Register.Set(FirstMap());
        _consensus = options.Acceptors == 0 ? null : new SimConsensus(Network, options.Acceptors, Register);
        foreach (var slot in Map.Slots)
            Found(slot);
    }

    public SimScheduler Scheduler { get; }

    public SimNetwork Network { get; }

    /// <summary>What the stores hold.</summary>
    public SimulatedStore Store { get; }

    /// <summary>What the hosts reach: the same, with every write checked against the rules of the protocol.</summary>
    public WatchedStore Watched { get; }

    /// <summary>The storage accounts.</summary>
    public IEnumerable<string> StoreNames => Enumerable.Range(0, _options.Stores).Select(StoreName);

    /// <summary>Requests of all hosts that arrived so far.</summary>
    public StoreCounts Counts => _counted.Counts;

    /// <summary>What the placement register holds; with acceptors, what a majority of them has accepted.</summary>
    public SimRegister Register { get; } = new();

    /// <summary>The acceptors of registers other than the placement, in the first three stores.</summary>
    public SimulatedAcceptors Acceptors { get; }

    /// <summary>The records of the control store.</summary>
    public SimulatedRecords Records { get; } = new();

    /// <summary>The map that is true now.</summary>
    public PlacementMap Map => Register.Map!;

    /// <summary>Requests to resolve that hosts sent; a best-effort queue.</summary>
    public Queue<ResolveNudge> Nudges { get; } = new();

    /// <summary>Starts a host.</summary>
    public SimHost NewHost(string name, TimeSpan skew = default) => new(Scheduler, name, skew);

    /// <summary>A host's way to the stores and the register.</summary>
    public SimLink LinkOf(SimHost host) => new(
        host, Network, _counted, _consensus?.LinkOf(host) ?? new SimRegisterLink(host, Network, Register));

    /// <summary>A host's way to the records.</summary>
    public SimRecordLink RecordsOf(SimHost host) => new(host, Network, Records);

    /// <summary>A host's effects; it begins with the map of this moment.</summary>
    public IEffects EffectsOf(SimHost host, SimLink link) =>
        new StoreEffects(link, new PlacementCache(link, Map), new SimNudges(Nudges), host.Time);

    /// <summary>The n-th replica of a slot, as of now.</summary>
    public Replica ReplicaOf(int slot, int number) => Map.Of(new SlotId(slot)).InSync[number];

    /// <summary>An item in a given slot.</summary>
    public ItemName ItemIn(int slot, string name = "item") =>
        FirstThat(
            tag => new ItemName("c", $"{{{tag}}}{name}"),
            item => SlotHash.Of(item, Map.Layout).Value == slot);

    /// <summary>A client's transaction id at home in a given slot.</summary>
    public TransactionId IdIn(int slot, string name) =>
        FirstThat(tag => new TransactionId($"{{{tag}}}{name}"), id => id.Home(Map.Layout).Value == slot);

    static T FirstThat<T>(Func<int, T> make, Func<T, bool> isRight)
    {
        for (var tag = 0; ; tag++)
        {
            var made = make(tag);
            if (isRight(made))
                return made;
        }
    }

    PlacementMap FirstMap() => new(
        _options.Slots, [.. Enumerable.Range(0, _options.Slots / _options.SlotsPerShard).Select(Shard)]);

    ShardPlacement Shard(int id)
    {
        var first = id * _options.SlotsPerShard;
        var last = first + _options.SlotsPerShard - 1;
        return new(id, new SlotId(first), new SlotId(last), FirstEpoch, FirstStores(first), Pending: null);
    }

    ImmutableArray<InSyncStore> FirstStores(int slot) =>
        [.. Enumerable.Range(slot, ReplicasOf(slot)).Select(i => new InSyncStore(StoreName(i % _options.Stores), 1))];

    int ReplicasOf(int slot) =>
        slot < _options.ReplicasBySlot.Length ? _options.ReplicasBySlot[slot] : _options.Replicas;

    static string StoreName(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");

    void Found(SlotId slot)
    {
        foreach (var replica in Map.Of(slot).InSync)
        {
            Store.Put(replica, new OriginRow());
            Store.Put(replica, new GuardRow(FirstEpoch));
        }
    }
}
