using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.TestKit.Checkers.Bank;
using Coordinator.TestKit.Faults;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>
/// YCSB+T's closed economy (Dey, Fekete, Nambiar and Roehm, "YCSB+T: Benchmarking web-scale transactional databases",
/// 2014): clients move money from later accounts to earlier ones; in the end there must be as much as at first.
/// </summary>
sealed class EconomyRun
{
    const int ShardsMax = 4;
    const int AccountsInSlot = 8;
    const int Hosts = 4;
    const int ClientsOnHost = 4;

    /// <summary>As YCSB chooses.</summary>
    const double Theta = 0.99;

    static readonly FaultRates Rough = new()
    {
        LostRequests = 0.005,
        LostReplies = 0.005,
        LateWrites = 0.005,
        Crashes = 0.0005,
        LatestArrival = TimeSpan.FromSeconds(3),
    };

    static readonly TimeSpan RestartAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer than the leases of attempts, and than the latest request is late.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(40);

    readonly VirtualDeployment _deployment;
    readonly PeerKind _kind;
    readonly AccountChoice _choice;
    readonly List<PeerClient> _clients = [];
    bool _isOver;

    /// <param name="kind">What the clients use.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="hasFaults">Whether requests get lost and hosts die.</param>
    /// <param name="slots">Slots that the accounts are in.</param>
    /// <param name="replicas">R.</param>
    public EconomyRun(PeerKind kind, int seed, bool hasFaults, int slots = 8, int replicas = 2)
    {
        _kind = kind;
        _deployment = new VirtualDeployment(new VirtualOptions
        {
            Seed = seed,
            Slots = slots,
            Shards = Math.Min(slots, ShardsMax),
            Replicas = replicas,
            AccountsInSlot = AccountsInSlot,
        });
        _choice = new ZipfAccounts(_deployment.Accounts, Theta, count: 2, isDownhill: true);
        if (hasFaults)
            _deployment.World.Network.Faults = new RandomFaults(Rough, _deployment.Random);
    }

    /// <summary>Hosts that died.</summary>
    public int Deaths { get; private set; }

    /// <summary>Runs for so long, then heals, and brings to its end whatever the dead left.</summary>
    public ClosedEconomy Run(TimeSpan length)
    {
        for (var host = 0; host < Hosts; host++)
            StartHost();
        _deployment.Scheduler.RunFor(length);
        _isOver = true;
        _deployment.World.Network.Faults = new NoFaults();
        _deployment.Scheduler.RunFor(Rest);
        var last = _deployment.NewHost();
        var peer = last.NewPeer(_kind);
        _deployment.Scheduler.Run(last.Host.Start(() => peer.SettleAsync([.. _deployment.Accounts.All])));
        _deployment.Scheduler.RunUntilIdle();
        return new ClosedEconomy(
            Accounts.OpeningTotal(_deployment.Accounts.All.Count()), _deployment.Total(),
            _clients.Sum(client => client.Samples.Count(sample => sample.IsCommitted)));
    }

    /// <summary>A host with its clients; when it dies another takes its place.</summary>
    void StartHost()
    {
        if (_isOver)
            return;
        var host = _deployment.NewHost();
        host.Host.OnCrashed = () =>
        {
            Deaths++;
            _deployment.Scheduler.Schedule(null, RestartAfter, StartHost);
        };
        var peer = host.NewPeer(_kind);
        for (var number = 0; number < ClientsOnHost; number++)
        {
            var client = new PeerClient(peer, _choice, number, new Random(_deployment.Random.Next()), host.Host.Time);
            _clients.Add(client);
            _ = host.Host.Start(() => client.RunAsync(_ => !_isOver));
        }
    }
}
