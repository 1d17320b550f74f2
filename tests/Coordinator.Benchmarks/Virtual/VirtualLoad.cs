using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>Clients on simulated hosts.</summary>
/// <param name="deployment">Where.</param>
/// <param name="kind">What they use.</param>
/// <param name="clients">How many at once.</param>
sealed class VirtualLoad(VirtualDeployment deployment, PeerKind kind, int clients)
{
    const int ClientsOnHost = 16;

    readonly List<VirtualHost> _hosts = [];
    readonly List<IPeer> _peers = [];
    readonly List<PeerClient> _clients = [];

    /// <summary>Each client does so many operations.</summary>
    public LoadMeasurement Run(AccountChoice choice, int operations)
    {
        var before = deployment.World.Counts;
        var start = deployment.Scheduler.Now;
        deployment.Scheduler.Run(Start(choice, done => done < operations));
        var elapsed = deployment.Scheduler.Now - start;
        Drain();
        return LoadMeasurement.Of(Round(elapsed, Committed(), before));
    }

    /// <summary>
    /// All begin operations for so long. What is under way then goes on to its end, and counts as answered or given up;
    /// only the throughput leaves it out.
    /// </summary>
    public LoadMeasurement Run(AccountChoice choice, TimeSpan duration)
    {
        var before = deployment.World.Counts;
        var isOver = false;
        var running = Start(choice, _ => !isOver);
        deployment.Scheduler.RunFor(duration);
        var inTime = Committed();
        var underWay = _clients.Select(client => client.UnderWay).OfType<TimeSpan>().ToList();
        isOver = true;
        deployment.Scheduler.Run(running);
        Drain();
        return LoadMeasurement.Of(Round(duration, inTime, before) with
        {
            UnderWay = underWay.Count,
            OldestUnderWay = underWay.DefaultIfEmpty().Max(),
        });
    }

    Task Start(AccountChoice choice, Func<int, bool> goesOn)
    {
        for (var host = 0; host < (clients + ClientsOnHost - 1) / ClientsOnHost; host++)
        {
            _hosts.Add(deployment.NewHost());
            _peers.Add(_hosts[host].NewPeer(kind));
        }

        var running = new List<Task>();
        for (var number = 0; number < clients; number++)
        {
            var host = _hosts[number / ClientsOnHost].Host;
            var client = new PeerClient(
                _peers[number / ClientsOnHost], choice, number, new Random(deployment.Random.Next()), host.Time);
            _clients.Add(client);
            running.Add(host.Start(() => client.RunAsync(goesOn)));
        }

        return Task.WhenAll(running);
    }

    int Committed() => _clients.Sum(client => client.Samples.Count(sample => sample.IsCommitted));

    LoadRound Round(TimeSpan elapsed, int committed, StoreCounts before) => new(
        [.. _clients.SelectMany(client => client.Samples)], elapsed, committed, deployment.World.Counts - before,
        _hosts.Sum(host => host.Records.Requests));

    void Drain()
    {
        deployment.Scheduler.Run(Task.WhenAll(_hosts.Zip(_peers, (host, peer) => host.Host.Start(peer.DrainAsync))));
        deployment.Scheduler.RunUntilIdle();
    }
}
