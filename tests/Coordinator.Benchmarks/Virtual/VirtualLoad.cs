using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>Clients on simulated hosts.</summary>
/// <param name="deployment">Where.</param>
/// <param name="kind">What they use.</param>
/// <param name="clients">How many at once.</param>
sealed class VirtualLoad(VirtualDeployment deployment, PeerKind kind, int clients)
{
    const int ClientsOnHost = 16;

    /// <summary>Each does so many operations; ends when nothing is left of what follows the answers.</summary>
    public LoadMeasurement Run(AccountChoice choice, int operations)
    {
        var before = deployment.World.Counts;
        var start = deployment.Scheduler.Now;
        var hosts = Enumerable.Range(0, (clients + ClientsOnHost - 1) / ClientsOnHost)
            .Select(_ => deployment.NewHost()).ToList();
        var peers = hosts.Select(host => host.NewPeer(kind)).ToList();
        var running = Enumerable.Range(0, clients).Select(number =>
        {
            var host = number / ClientsOnHost;
            var client = new PeerClient(
                peers[host], choice, number, new Random(deployment.Random.Next()), hosts[host].Host.Time);
            return (Client: client, Task: hosts[host].Host.Start(() => client.RunAsync(done => done < operations)));
        }).ToList();
        deployment.Scheduler.Run(Task.WhenAll(running.Select(one => one.Task)));
        var elapsed = deployment.Scheduler.Now - start;
        deployment.Scheduler.Run(Task.WhenAll(hosts.Zip(peers, (host, peer) => host.Host.Start(peer.DrainAsync))));
        deployment.Scheduler.RunUntilIdle();
        return LoadMeasurement.Of(
            [.. running.SelectMany(one => one.Client.Samples)], elapsed, deployment.World.Counts - before,
            hosts.Sum(host => host.Records.Requests));
    }
}
