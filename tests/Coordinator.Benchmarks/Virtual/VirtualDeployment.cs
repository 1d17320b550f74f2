using Coordinator.Benchmarks.Peers;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>A simulated deployment with accounts in it, whose stores are as slow and as limited as Azure's.</summary>
sealed class VirtualDeployment
{
    readonly VirtualOptions _options;
    int _hosts;

    public VirtualDeployment(VirtualOptions options)
    {
        _options = options;
        World = new SimWorld(new WorldOptions
        {
            Seed = options.Seed,
            Slots = options.Slots,
            SlotsPerShard = options.Slots / options.Shards,
            Stores = options.Stores,
            Replicas = options.Replicas,
            Latency = new AzureLatency(options.Model),
        });
        Accounts = Accounts.Name(World.Map.Layout, options.Slots, options.AccountsInSlot);
        Random = new Random(options.Seed);
        Open();
    }

    /// <summary>The world.</summary>
    public SimWorld World { get; }

    /// <summary>What is in it.</summary>
    public Accounts Accounts { get; }

    /// <summary>Chooses what clients do, apart from what chooses how long it takes.</summary>
    public Random Random { get; }

    /// <summary>Its virtual time.</summary>
    public SimScheduler Scheduler => World.Scheduler;

    /// <summary>R.</summary>
    public int Replicas => _options.Replicas;

    /// <summary>Starts a host.</summary>
    public VirtualHost NewHost() => new(World, $"host {++_hosts}");

    /// <summary>The money in all accounts, as the first replicas hold it.</summary>
    public long Total() => Accounts.All.Sum(account =>
    {
        var slot = World.Map.Of(SlotHash.Of(account, World.Map.Layout));
        var row = World.Store.Read(new RowAddress(slot.InSync[0], new ItemKey(account))).Row;
        return Accounts.BalanceOf((ItemRow)row!);
    });

    /// <summary>Puts the accounts where they are without a transaction: they are not what is measured.</summary>
    void Open()
    {
        foreach (var (number, accounts) in Accounts.BySlot.Index())
        {
            var slot = World.Map.Of(new SlotId(number));
            foreach (var replica in slot.InSync)
            {
                foreach (var account in accounts)
                    World.Store.Put(replica, Opened(slot.Slot, account));
            }
        }
    }

    ItemRow Opened(SlotId slot, ItemName account) => new()
    {
        Slot = slot,
        Item = account,
        Version = 1,
        CommitTime = Hlc.At(Scheduler.Now),
        Value = Accounts.OpeningValue,
    };
}
